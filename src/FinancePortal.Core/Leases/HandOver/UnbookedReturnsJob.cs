using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Leases.HandOver;

/// <summary>Opens one case for each vehicle that was handed over 48 hours ago and that no dealer has booked in (F-709).</summary>
public sealed class UnbookedReturnsJob(PortalDbContext db, CaseService cases, TimeProvider clock) : Job
{
    private const int BatchSize = 50;

    public override string Name => "unbooked-returns";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var opened = 0;
        while (true)
        {
            var now = clock.UtcNow();
            var before = now.AddHours(-VehicleReturn.HoursToBookIn);
            var batch = await db.WriteAsync(async () =>
            {
                var late = await db.VehicleReturns.Where(r => r.BookedInAt == null && r.CaseOpenedAt == null && r.ReportedAt <= before).OrderBy(r => r.VehicleReturnId).Take(BatchSize).ToListAsync(cancellationToken);
                foreach (var report in late)
                {
                    var account = await db.Accounts.AsNoTracking().Where(a => a.FinancedAccountId == report.FinancedAccountId).Select(a => new { a.Reference, Lessee = a.Parties.Where(p => p.Role == PartyRole.Borrower).Select(p => (long?)p.CustomerId).FirstOrDefault() }).SingleAsync(cancellationToken);
                    await cases.OpenAsync(CaseKind.UnbookedReturn, account.Reference, "Return reported, no dealer booked it in", BusinessClock.BusinessDateOf(now).AddDays(1), account.Lessee, report.FinancedAccountId,
                        note: $"Handed over at {report.DealerName} on {DateWords.Brief(report.HandedOverOn)}, {report.Odometer} miles. Billing and late fees stand still until it is booked in.", cancellationToken: cancellationToken);
                    report.CaseOpened(now);
                }

                await db.SaveChangesAsync(cancellationToken);
                return late.Count;
            }, cancellationToken);
            db.ChangeTracker.Clear();
            opened += batch;
            progress.Report(opened, "cases");
            if (batch < BatchSize)
            {
                return $"{opened} cases opened";
            }
        }
    }
}
