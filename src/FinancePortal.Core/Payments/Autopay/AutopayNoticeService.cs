using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Emails;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments.Autopay;

/// <summary>What looking through some enrollments did.</summary>
/// <param name="SetAside">The accounts whose debits could not be foreseen; they do not stop the rest.</param>
public sealed record AnnounceStep(int Written, IReadOnlyList<SetAsideRow> SetAside);

/// <summary>
/// Writes the notices of debits that are not the usual ones: fourteen days ahead, so that they are ten days old in any case, and
/// a month ahead for the last payment and the balloon (R-402, F-404).
/// </summary>
public sealed class AutopayNoticeService(PortalDbContext db, NoticeService notices, TimeProvider clock)
{
    /// <summary>So few that a write transaction stays below 50 ms (SCHEMA, SQLite).</summary>
    private const int WrittenTogether = 40;

    /// <summary>The next enrollments, by key, that might debit within a month.</summary>
    public Task<List<long>> NearAsync(DateOnly on, long after, int count, CancellationToken cancellationToken) =>
        db.AutopayEnrollments.Where(a => a.EndedAt == null && a.NextDebitOn <= on.AddDays(AutopayNotice.MonthAheadDays) && a.AutopayEnrollmentId > after)
            .OrderBy(a => a.AutopayEnrollmentId).Select(a => a.AutopayEnrollmentId).Take(count).ToListAsync(cancellationToken);

    /// <summary>Writes what is to be written on a day, once each. Most enrollments need nothing: they are only read.</summary>
    public async Task<AnnounceStep> WriteAsync(IReadOnlyList<long> enrollmentIds, DateOnly on, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(enrollmentIds);
        try
        {
            List<long> needed = [.. (await NeededAsync(enrollmentIds, on, QueryTrackingBehavior.NoTracking, cancellationToken)).Select(n => n.Enrollment.AutopayEnrollmentId).Distinct()];
            var written = 0;
            foreach (var few in needed.Chunk(WrittenTogether))
            {
                written += await WriteOnceAsync(few, on, cancellationToken);
                db.ChangeTracker.Clear();
                await db.LetOthersWriteAsync(cancellationToken);
            }

            return new AnnounceStep(written, []);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Another instance wrote one of them, a customer changed something, or one cannot be read: look again, one by one.
            return await OneByOneAsync(enrollmentIds, on, cancellationToken);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<AnnounceStep> OneByOneAsync(IReadOnlyList<long> enrollmentIds, DateOnly on, CancellationToken cancellationToken)
    {
        var (written, setAside) = (0, new List<SetAsideRow>());
        foreach (var id in enrollmentIds)
        {
            db.ChangeTracker.Clear();
            try
            {
                written += await db.WriteAsync(() => WriteOnceAsync([id], on, cancellationToken), cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                db.ChangeTracker.Clear();
                setAside.Add(new SetAsideRow(await db.AutopayEnrollments.Where(a => a.AutopayEnrollmentId == id).Select(a => a.Account.Reference).SingleAsync(cancellationToken), e.Message));
            }
        }

        return new AnnounceStep(written, setAside);
    }

    private async Task<int> WriteOnceAsync(IReadOnlyList<long> ids, DateOnly on, CancellationToken cancellationToken)
    {
        var needed = await NeededAsync(ids, on, QueryTrackingBehavior.TrackAll, cancellationToken);
        needed.ForEach(n => Tell(n, on));
        await db.SaveChangesAsync(cancellationToken);
        return needed.Count;
    }

    private async Task<List<NeededNotice>> NeededAsync(IReadOnlyList<long> ids, DateOnly on, QueryTrackingBehavior tracking, CancellationToken cancellationToken)
    {
        var enrollments = await db.AutopayEnrollments.AsTracking(tracking)
            .Where(a => ids.Contains(a.AutopayEnrollmentId) && a.EndedAt == null)
            .Include(a => a.Account).ThenInclude(a => a.Terms)
            .Include(a => a.Account).ThenInclude(a => a.Vehicle)
            .Include(a => a.Method).ThenInclude(m => m.Customer)
            .ToListAsync(cancellationToken);
        var accounts = enrollments.ConvertAll(a => a.FinancedAccountId);
        var told = (await db.AutopayNotices.AsNoTracking().Where(n => accounts.Contains(n.FinancedAccountId) && n.DebitOn >= on).ToListAsync(cancellationToken)).ToLookup(n => n.FinancedAccountId);
        var promised = (await db.Payments.AsNoTracking()
            .Where(p => accounts.Contains(p.FinancedAccountId) && p.Status == PaymentStatus.Scheduled)
            .OrderBy(p => p.CreditOn)
            .Select(p => new { p.FinancedAccountId, p.CreditOn, p.Amount, p.Purpose })
            .ToListAsync(cancellationToken)).ToLookup(p => p.FinancedAccountId, p => new ExpectedPayment(p.CreditOn, p.Amount, p.Purpose));
        return [.. enrollments.SelectMany(e => NeededFor(e, on, [.. told[e.FinancedAccountId]], [.. promised[e.FinancedAccountId]]))];
    }

    private static IEnumerable<NeededNotice> NeededFor(AutopayEnrollment enrollment, DateOnly on, List<AutopayNotice> told, List<ExpectedPayment> promised)
    {
        var account = enrollment.Account;
        var (terms, rule) = (account.CurrentTerms, enrollment.Rule);
        foreach (var debit in AutopayPlan.Next(terms, account.State, rule, enrollment.NextDebitOn ?? on, count: 3, enrollment.Takes, promised))
        {
            var ahead = debit.On.DayNumber - on.DayNumber;
            if (AutopayPlan.IsUsual(terms, rule, debit.Total) && (debit.Reasons & (AutopayReasons.LastPayment | AutopayReasons.Balloon)) == AutopayReasons.None)
            {
                continue;
            }

            AutopayNoticeKind? kind = ahead is >= AutopayNotice.LeastDays and <= AutopayNotice.WrittenDaysAhead ? AutopayNoticeKind.TenDays
                : ahead is > AutopayNotice.WrittenDaysAhead and <= AutopayNotice.MonthAheadDays && (debit.Reasons & (AutopayReasons.LastPayment | AutopayReasons.Balloon)) != AutopayReasons.None ? AutopayNoticeKind.MonthAhead
                : null;
            if (kind is not null && !told.Exists(n => n.DebitOn == debit.On && n.Kind == kind && n.Amount == debit.Total))
            {
                yield return new NeededNotice(enrollment, debit.On, debit.Total, kind.Value, () => AutopayEmails.Announced(enrollment, enrollment.Method.Customer, debit));
            }
        }

        if (terms is BalloonTerms balloon && !rule.TakesBalloon && OfBalloon(enrollment, balloon, on, told) is { } ofBalloon)
        {
            yield return ofBalloon;
        }
    }

    /// <summary>A balloon that autopay leaves to the customer is told of 30 and 10 days before (F-404).</summary>
    private static NeededNotice? OfBalloon(AutopayEnrollment enrollment, BalloonTerms terms, DateOnly on, List<AutopayNotice> told)
    {
        var state = enrollment.Account.State;
        var servicing = terms.Servicing();
        var last = servicing.LastInstallment(state);
        if (state.Status is not AccountStatus.Open || state.Billed >= last)
        {
            return null;
        }

        var dueOn = servicing.DueOn(state, last);
        AutopayNoticeKind? kind = (dueOn.DayNumber - on.DayNumber) switch
        {
            >= AutopayNotice.LeastDays and <= AutopayNotice.WrittenDaysAhead => AutopayNoticeKind.TenDays,
            > AutopayNotice.WrittenDaysAhead and <= AutopayNotice.MonthAheadDays => AutopayNoticeKind.MonthAhead,
            _ => null,
        };
        return kind is null || told.Exists(n => n.DebitOn == dueOn && n.Kind == kind && n.Amount.IsZero)
            ? null
            : new NeededNotice(enrollment, dueOn, Money.Zero, kind.Value, () => AutopayEmails.BalloonIsYours(enrollment, enrollment.Method.Customer, terms.Balloon, dueOn));
    }

    private void Tell(NeededNotice needed, DateOnly on)
    {
        var (enrollment, now) = (needed.Enrollment, clock.UtcNow());
        db.AutopayNotices.Add(new AutopayNotice { Account = enrollment.Account, DebitOn = needed.DebitOn, Amount = needed.Amount, Kind = needed.Kind, ToldOn = on, ToldAt = now });

        // The version moves, so that two instances cannot both write it.
        enrollment.Announce(now);
        notices.Tell(enrollment.Method.Customer, NotificationKind.Payment, needed.Email(), $"{enrollment.Account.Vehicle.Name}, account ending in {enrollment.Account.LastFour}.", isRequired: true);
    }

    private sealed record NeededNotice(AutopayEnrollment Enrollment, DateOnly DebitOn, Money Amount, AutopayNoticeKind Kind, Func<EmailDraft> Email);
}
