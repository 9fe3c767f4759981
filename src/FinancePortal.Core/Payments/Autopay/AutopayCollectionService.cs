using System.Globalization;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Emails;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments.Autopay;

/// <summary>What collecting some enrollments did.</summary>
/// <param name="SetAside">The accounts that could not be debited, and why; they do not stop the rest.</param>
public sealed record CollectStep(int Debits, IReadOnlyList<(string Account, string Why)> SetAside);

/// <summary>
/// Makes the debits whose day has come. An enrollment is read, planned purely and booked in memory; a few of them are then saved in
/// one short transaction. Versions of account and enrollment make the save fail when a customer paid, paused or revoked meanwhile:
/// then each is done again by itself, from what is true now. The request key is one account's date, so no date is debited twice.
/// </summary>
public sealed class AutopayCollectionService(PortalDbContext db, ContractService contracts, NoticeService notices, TimeProvider clock)
{
    /// <summary>A payoff promised within so many days stands in for the debit.</summary>
    private const int PayoffDaysAhead = 10;

    private static readonly Actor Self = Actor.System("collect-autopay");

    /// <summary>The next enrollments, by key, with a debit on or before a day.</summary>
    public Task<List<long>> DueAsync(DateOnly on, long after, int count, CancellationToken cancellationToken) =>
        db.AutopayEnrollments.Where(a => a.EndedAt == null && a.NextDebitOn <= on && a.AutopayEnrollmentId > after)
            .OrderBy(a => a.AutopayEnrollmentId).Select(a => a.AutopayEnrollmentId).Take(count).ToListAsync(cancellationToken);

    public async Task<CollectStep> CollectAsync(IReadOnlyList<long> enrollmentIds, DateOnly on, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(enrollmentIds);
        try
        {
            return new CollectStep(await TogetherAsync(enrollmentIds, on, cancellationToken), []);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return await OneByOneAsync(enrollmentIds, on, cancellationToken);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<CollectStep> OneByOneAsync(IReadOnlyList<long> enrollmentIds, DateOnly on, CancellationToken cancellationToken)
    {
        var (debits, setAside) = (0, new List<(string, string)>());
        foreach (var id in enrollmentIds)
        {
            db.ChangeTracker.Clear();
            try
            {
                debits += await db.WriteAsync(() => TogetherAsync([id], on, cancellationToken), cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                db.ChangeTracker.Clear();
                var account = await db.AutopayEnrollments.Where(a => a.AutopayEnrollmentId == id).Select(a => a.Account.Reference).SingleAsync(cancellationToken);
                setAside.Add((account, e.Message));
            }
        }

        return new CollectStep(debits, setAside);
    }

    private async Task<int> TogetherAsync(IReadOnlyList<long> ids, DateOnly on, CancellationToken cancellationToken)
    {
        var enrollments = await db.AutopayEnrollments
            .Where(a => ids.Contains(a.AutopayEnrollmentId) && a.EndedAt == null && a.NextDebitOn <= on)
            .Include(a => a.Account).ThenInclude(a => a.Terms)
            .Include(a => a.Account).ThenInclude(a => a.Vehicle)
            .Include(a => a.Method).ThenInclude(m => m.Customer)
            .OrderBy(a => a.AutopayEnrollmentId)
            .ToListAsync(cancellationToken);
        var accounts = enrollments.ConvertAll(a => a.FinancedAccountId);
        var told = (await db.AutopayNotices.AsNoTracking().Where(n => accounts.Contains(n.FinancedAccountId) && n.DebitOn <= on).ToListAsync(cancellationToken)).ToLookup(n => n.FinancedAccountId);
        var payoffs = (await db.Payments.AsNoTracking()
            .Where(p => accounts.Contains(p.FinancedAccountId) && p.Status == PaymentStatus.Scheduled && p.Purpose == PaymentPurpose.Payoff && p.CreditOn <= on.AddDays(PayoffDaysAhead))
            .Select(p => p.FinancedAccountId).ToListAsync(cancellationToken)).ToHashSet();

        // Nothing below asks what changed until it is saved.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var debits = 0;
            foreach (var enrollment in enrollments)
            {
                debits += await CollectAsync(enrollment, on, [.. told[enrollment.FinancedAccountId]], payoffs.Contains(enrollment.FinancedAccountId), cancellationToken);
            }

            db.ChangeTracker.DetectChanges();
            await db.SaveChangesAsync(cancellationToken);
            return debits;
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private async Task<int> CollectAsync(AutopayEnrollment enrollment, DateOnly on, IReadOnlyList<AutopayNotice> told, bool isPaidOffAnyway, CancellationToken cancellationToken)
    {
        var (account, debits) = (enrollment.Account, 0);
        while (enrollment.NextDebitOn is { } date && date <= on)
        {
            if (enrollment.Takes(date) && enrollment.Method.IsUsable && !isPaidOffAnyway)
            {
                var planned = AutopayPlan.On(account.CurrentTerms, account.State, enrollment.Rule, date);
                var made = await DebitAsync(enrollment, planned, Allowed(enrollment, told, date), cancellationToken);
                debits += made ? 1 : 0;
            }

            enrollment.GoOnFrom(date.AddDays(1), account.State.DueDay);
        }

        return debits;
    }

    /// <summary>The most that may be taken on a date: the usual amount, or what was written in time (R-402).</summary>
    private static Money Allowed(AutopayEnrollment enrollment, IReadOnlyList<AutopayNotice> told, DateOnly date)
    {
        var allowed = AutopayPlan.Usual(enrollment.Account.CurrentTerms, enrollment.Rule);
        foreach (var notice in told)
        {
            allowed = notice.DebitOn == date && notice.IsInTime ? Money.Max(allowed, notice.Amount) : allowed;
        }

        return allowed;
    }

    private async Task<bool> DebitAsync(AutopayEnrollment enrollment, AutopayDebit planned, Money allowed, CancellationToken cancellationToken)
    {
        if (!planned.Total.IsPositive)
        {
            return false;
        }

        var due = Money.Min(planned.Due, allowed);
        var extra = Money.Min(planned.Extra, allowed - due);
        List<Payment> payments = [await PayAsync(enrollment, planned.On, due, PaymentPurpose.Regular, cancellationToken)];
        if (extra.IsPositive)
        {
            payments.Add(await PayAsync(enrollment, planned.On, extra, PaymentPurpose.PrincipalOnly, cancellationToken));
        }

        var email = AutopayEmails.Taken(enrollment, enrollment.Method.Customer, payments, planned.Due - due);
        notices.Tell(enrollment.Method.Customer, NotificationKind.Payment, email, $"{enrollment.Account.Vehicle.Name}, account ending in {enrollment.Account.LastFour}. Confirmation {payments[0].ConfirmationNumber}.");
        return true;
    }

    private async Task<Payment> PayAsync(AutopayEnrollment enrollment, DateOnly on, Money amount, PaymentPurpose purpose, CancellationToken cancellationToken)
    {
        var (account, now) = (enrollment.Account, clock.UtcNow());
        var payment = new Payment
        {
            Account = account,
            Method = enrollment.Method,
            MethodName = enrollment.Method.Name,
            MethodLastFour = enrollment.Method.LastFour,
            Purpose = purpose,
            Origin = PaymentOrigin.Autopay,
            Amount = amount,
            RequestKey = string.Create(CultureInfo.InvariantCulture, $"autopay-{account.FinancedAccountId}-{on:yyyyMMdd}{(purpose is PaymentPurpose.PrincipalOnly ? "-extra" : "")}"),
            CreditOn = on,
            CreatedAt = now,
        };
        var booking = await contracts.BookAsync(account, new NewEvent(PaymentDeskService.KindOf(purpose), on, amount), Self, cancellationToken);
        if (booking.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The debit of {amount} on {on:yyyy-MM-dd} could not be booked: {refusal}.");
        }

        payment.Credit(booking.Sequence, now);
        db.Payments.Add(payment);
        return payment;
    }
}
