using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Contracts;

/// <summary>
/// Bills the installments that fall due and assesses the late fees that arise, account by account in short transactions (SCHEMA,
/// SQLite). An account that is already billed is not found again, so the job may be stopped and run again at any row.
/// </summary>
public sealed class BillInstallmentsJob(PortalDbContext db, ContractService contracts) : Job
{
    private const int BatchSize = 50;
    private static readonly Actor Self = Actor.System("bill-installments");

    public override string Name => "bill-installments";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var (billed, fees, after) = (0, 0, 0L);
        while (true)
        {
            var due = await db.Accounts
                .Where(a => a.Status == AccountStatus.Open && a.NextDueOn <= on && a.FinancedAccountId > after)
                .OrderBy(a => a.FinancedAccountId).Select(a => a.FinancedAccountId).Take(BatchSize)
                .ToListAsync(cancellationToken);
            if (due.Count == 0)
            {
                return $"{billed} billed, {fees} late fees";
            }

            var (newlyBilled, newFees) = await db.WriteAsync(() => BillAsync(due, on, cancellationToken), cancellationToken);
            db.ChangeTracker.Clear();
            billed += newlyBilled;
            fees += newFees;
            after = due[^1];
            progress.Report(billed, "installments");
        }
    }

    private async Task<(int Billed, int Fees)> BillAsync(List<long> accounts, DateOnly on, CancellationToken cancellationToken)
    {
        var (billed, fees) = (0, 0);
        foreach (var account in await db.Accounts.Include(a => a.Terms).Where(a => accounts.Contains(a.FinancedAccountId)).ToListAsync(cancellationToken))
        {
            billed += contracts.BillThrough(account, on, Self);
            fees += await contracts.AssessLateFeesAsync(account, on, Self, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return (billed, fees);
    }
}
