using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Core.Payments.Refunds;

/// <summary>
/// Books the refunds that were asked for and had to wait, and gives back by itself what has been the customer's for almost six
/// months. What is booked is not found again, so the job may stop anywhere.
/// </summary>
public sealed class RefundCreditJob(PortalDbContext db, RefundService refunds, ILogger<RefundCreditJob> log) : Job
{
    private static readonly Actor Self = Actor.System("refund-credit");

    public override string Name => "refund-credit";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var (booked, setAside, after) = (0, 0, 0L);
        while (await NextAsync(after, cancellationToken) is { } accountId)
        {
            after = accountId;
            try
            {
                booked += await refunds.BookDueAsync(accountId, on, Self, cancellationToken) ? 1 : 0;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "The credit of account {FinancedAccountId} was set aside", accountId);
                setAside++;
                db.ChangeTracker.Clear();
                progress.SetAside(await db.Accounts.Where(a => a.FinancedAccountId == accountId).Select(a => a.Reference).SingleAsync(cancellationToken), e.Message);
            }

            db.ChangeTracker.Clear();
            progress.Report(booked, "refunds");
        }

        return $"{booked} refunds booked, {setAside} set aside";
    }

    /// <summary>A credit balance is a negative sum of entries.</summary>
    private Task<long?> NextAsync(long after, CancellationToken cancellationToken) =>
        db.Accounts.Where(a => a.Balances.Credit.Cents < 0 && a.FinancedAccountId > after)
            .OrderBy(a => a.FinancedAccountId).Select(a => (long?)a.FinancedAccountId).FirstOrDefaultAsync(cancellationToken);
}
