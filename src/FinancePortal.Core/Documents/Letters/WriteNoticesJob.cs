using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Documents.Paper;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Documents.Letters;

/// <summary>
/// Writes the night's notices: of payments that came back, and of installments that were not paid in their grace period. Each
/// stands in the glovebox once, and goes by mail to those who read paper.
/// </summary>
public sealed class WriteNoticesJob(PortalDbContext db, DeliveryService delivery, TimeProvider clock) : Job
{
    private const int BatchSize = 50;

    /// <summary>What is older was told in another way, or before there was a portal.</summary>
    private const int DaysBack = 10;

    public override string Name => "write-notices";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var since = BusinessClock.ToUtc(on.AddDays(-DaysBack), TimeOnly.MinValue);
        var returned = await EachAsync(
            after => db.Payments.Where(p => p.ReturnCode != null && p.EndedAt >= since && p.PaymentId > after).OrderBy(p => p.PaymentId).Select(p => p.PaymentId),
            key => ReturnedAsync(key, on, cancellationToken),
            cancellationToken);
        var pastDue = await EachAsync(
            after => db.Accounts.Where(a => a.Status == AccountStatus.Open && a.Balances.Fees.Cents > 0 && a.FinancedAccountId > after
                    && db.Events.Any(e => e.FinancedAccountId == a.FinancedAccountId && e.Kind == AccountEventKind.LateFeeAssessed && e.BookedAt >= since))
                .OrderBy(a => a.FinancedAccountId).Select(a => a.FinancedAccountId),
            key => PastDueAsync(key, on, cancellationToken),
            cancellationToken);
        progress.Report(returned + pastDue, "notices");
        return $"{returned} of returned payments, {pastDue} of payments past due";
    }

    private async Task<int> EachAsync(Func<long, IQueryable<long>> find, Func<long, Task<bool>> write, CancellationToken cancellationToken)
    {
        var (written, after) = (0, 0L);
        while (await find(after).Take(BatchSize).ToListAsync(cancellationToken) is { Count: > 0 } batch)
        {
            foreach (var key in batch)
            {
                written += await db.WriteAsync(() => write(key), cancellationToken) ? 1 : 0;
                db.ChangeTracker.Clear();
            }

            after = batch[^1];
        }

        return written;
    }

    /// <summary>The e-mail of a returned payment went out when it came back: nobody is told twice.</summary>
    private async Task<bool> ReturnedAsync(long paymentId, DateOnly on, CancellationToken cancellationToken)
    {
        var payment = await db.Payments.AsNoTracking().SingleAsync(p => p.PaymentId == paymentId, cancellationToken);
        var subject = $"returned {payment.ConfirmationNumber}";
        if (await IsThereAsync(payment.FinancedAccountId, subject, cancellationToken))
        {
            return false;
        }

        var account = await FindAsync(payment.FinancedAccountId, cancellationToken);
        var fee = await db.Events.Where(e => e.FinancedAccountId == payment.FinancedAccountId && e.Kind == AccountEventKind.ReturnedPaymentFeeAssessed && e.BookedAt >= payment.EndedAt).OrderBy(e => e.Sequence).Select(e => (Money?)e.Amount).FirstOrDefaultAsync(cancellationToken);
        var route = await RouteAsync(account, cancellationToken);
        db.Documents.Add(Papers.Of(Notices.Returned(account, payment, fee ?? Money.Zero, Addressee.OfBorrowers(account), on), DocumentKind.Notice, account.FinancedAccountId, subject, clock.UtcNow(), route is DeliveryRoute.Paper ? route : DeliveryRoute.None));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task<bool> PastDueAsync(long accountId, DateOnly on, CancellationToken cancellationToken)
    {
        var account = await FindAsync(accountId, cancellationToken);
        var position = AccountPosition.On(account.CurrentTerms, account.State, on);
        var fee = await db.Events.Where(e => e.FinancedAccountId == accountId && e.Kind == AccountEventKind.LateFeeAssessed).MaxAsync(e => e.Sequence, cancellationToken);
        var subject = FormattableString.Invariant($"past-due {fee}");

        // What the fee was for may be paid: an installment that is still in its grace period brings no notice.
        if (position.PastDueSince is not { } since || LateFee.From(account.CurrentTerms.LateFee, since) > on || await IsThereAsync(accountId, subject, cancellationToken))
        {
            return false;
        }

        var paper = Papers.Of(Notices.PastDue(account, position, Addressee.OfBorrowers(account), on), DocumentKind.Notice, accountId, subject, clock.UtcNow(), await RouteAsync(account, cancellationToken));
        db.Documents.Add(paper);
        await delivery.TellAsync([paper], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private Task<bool> IsThereAsync(long accountId, string subject, CancellationToken cancellationToken) =>
        db.Documents.AnyAsync(d => d.FinancedAccountId == accountId && d.Kind == DocumentKind.Notice && d.Subject == subject, cancellationToken);

    private async Task<DeliveryRoute> RouteAsync(FinancedAccount account, CancellationToken cancellationToken) =>
        (await delivery.RoutesAsync([account.FinancedAccountId], DeliveryClass.Letters, cancellationToken))[account.FinancedAccountId];

    private Task<FinancedAccount> FindAsync(long accountId, CancellationToken cancellationToken) =>
        db.Accounts.Include(a => a.Terms).Include(a => a.Vehicle).Include(a => a.Parties).ThenInclude(p => p.Customer).AsSplitQuery().SingleAsync(a => a.FinancedAccountId == accountId, cancellationToken);
}
