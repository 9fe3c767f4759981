using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments.Autopay;

/// <summary>What collecting some enrollments did.</summary>
/// <param name="SetAside">The accounts that could not be debited, and why; they do not stop the rest.</param>
public sealed record CollectStep(int Debits, IReadOnlyList<(string Account, string Why)> SetAside);

/// <summary>
/// Makes the debits whose day has come, a few of them in one short transaction. Versions of account and enrollment make the save fail
/// when a customer paid, paused or revoked meanwhile: then each is done again by itself, from what is true now.
/// </summary>
public sealed class AutopayCollectionService(PortalDbContext db, ContractService contracts, Letterhead letterhead, TimeProvider clock)
{
    internal static readonly Actor Self = Actor.System("collect-autopay");

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

    /// <summary>Reads some enrollments with all that decides about their debits, those that are still due.</summary>
    internal static async Task<List<DueEnrollment>> ReadAsync(PortalDbContext db, IReadOnlyList<long> ids, DateOnly on, QueryTrackingBehavior tracking, CancellationToken cancellationToken)
    {
        var enrollments = await db.AutopayEnrollments.AsTracking(tracking)
            .Where(a => ids.Contains(a.AutopayEnrollmentId) && a.EndedAt == null && a.NextDebitOn <= on)
            .Include(a => a.Account).ThenInclude(a => a.Terms)
            .Include(a => a.Account).ThenInclude(a => a.Vehicle)
            .Include(a => a.Method).ThenInclude(m => m.Customer)
            .OrderBy(a => a.AutopayEnrollmentId)
            .ToListAsync(cancellationToken);
        var accounts = enrollments.ConvertAll(a => a.FinancedAccountId);
        var told = (await db.AutopayNotices.AsNoTracking().Where(n => accounts.Contains(n.FinancedAccountId) && n.DebitOn <= on).ToListAsync(cancellationToken)).ToLookup(n => n.FinancedAccountId);
        var payoffs = (await db.Payments.AsNoTracking()
            .Where(p => accounts.Contains(p.FinancedAccountId) && p.Status == PaymentStatus.Scheduled && p.Purpose == PaymentPurpose.Payoff && p.CreditOn <= on.AddDays(ExpectedPayment.PayoffDaysAhead))
            .Select(p => p.FinancedAccountId).ToListAsync(cancellationToken)).ToHashSet();
        return enrollments.ConvertAll(a => new DueEnrollment(a, [.. told[a.FinancedAccountId]], payoffs.Contains(a.FinancedAccountId)));
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
        var due = await ReadAsync(db, ids, on, QueryTrackingBehavior.TrackAll, cancellationToken);

        // Nothing below asks what changed until it is saved.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var debits = new AutopayDebits((account, next) => contracts.BookAsync(account, next, Self, cancellationToken), letterhead, clock.UtcNow());
            foreach (var enrollment in due)
            {
                await debits.CollectAsync(enrollment, on);
            }

            db.Payments.AddRange(debits.Payments);
            db.Notifications.AddRange(debits.Notices.Select(n => n.Notification));
            db.OutboxEmails.AddRange(debits.Notices.Select(n => n.Email).OfType<OutboxEmail>());
            db.ChangeTracker.DetectChanges();
            await db.SaveChangesAsync(cancellationToken);
            return debits.Count;
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }
}
