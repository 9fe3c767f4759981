using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Vehicles;
using FinancePortal.Core.Vehicles.Recalls;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Core.ServicePlans.Recalls;

/// <summary>
/// Asks for the recalls of every vehicle of an open account that was not asked about since yesterday. When the source
/// fails, the rest waits for the next day, and pages show as of when they know.
/// </summary>
public sealed class CheckRecallsJob(PortalDbContext db, IRecallSource source, RecallService recalls, TimeProvider clock, ILogger<CheckRecallsJob> log) : Job
{
    public override string Name => "check-recalls";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var (asked, added, after) = (0, 0, 0L);
        var began = clock.GetUtcNow().UtcDateTime;
        while (await NextAsync(after, began.AddHours(-20), cancellationToken) is { } next)
        {
            after = next.FinancedAccountId;
            try
            {
                if (await source.OfAsync(next.Vehicle, cancellationToken) is { } found)
                {
                    added += await recalls.KeepAsync(next.FinancedAccountId, found, cancellationToken);
                    asked++;
                }
            }
            catch (RecallSourceException e)
            {
                log.LogWarning(e, "Recalls could not be asked for after {Asked} vehicles", asked);
                return $"{asked} vehicles asked about, {added} new recalls; the source failed";
            }

            db.ChangeTracker.Clear();
            progress.Report(asked, "vehicles");
        }

        return $"{asked} vehicles asked about, {added} new recalls";
    }

    private Task<AccountVehicle?> NextAsync(long after, DateTime before, CancellationToken cancellationToken) =>
        db.Accounts.AsNoTracking()
            .Where(a => a.FinancedAccountId > after && a.Status == AccountStatus.Open && (a.Vehicle.RecallsCheckedAt == null || a.Vehicle.RecallsCheckedAt < before))
            .OrderBy(a => a.FinancedAccountId).Select(a => new AccountVehicle(a.FinancedAccountId, a.Vehicle)).FirstOrDefaultAsync(cancellationToken);

    private sealed record AccountVehicle(long FinancedAccountId, Vehicle Vehicle);
}
