using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.ServicePlans.Ending;

/// <summary>
/// A GAP waiver ends with the debt that it waives: when an account is closed early, the unearned price goes back without anybody
/// asking. What is cancelled is not found again, so the job may stop anywhere.
/// </summary>
public sealed class EndPlansWithAccountsJob(PortalDbContext db, PlanEndingService ending, PlanForms forms) : Job
{
    private static readonly Actor Self = Actor.System("end-plans-with-accounts");

    public override string Name => "end-plans-with-accounts";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var numbers = forms.All.Where(f => f.Kind is PlanKind.Gap && f.Cancellation is not null).Select(f => f.Number).ToList();
        var (ended, after) = (0, 0L);
        while (await NextAsync(numbers, after, cancellationToken) is { } planId)
        {
            after = planId;
            ended += await ending.EndWithAccountAsync(planId, Self, cancellationToken) ? 1 : 0;
            db.ChangeTracker.Clear();
            progress.Report(ended, "plans");
        }

        return $"{ended} plans ended with their accounts";
    }

    private Task<long?> NextAsync(List<string> numbers, long after, CancellationToken cancellationToken) =>
        db.ServicePlans.Where(p => p.ServicePlanId > after && p.Status == PlanStatus.Active && numbers.Contains(p.FormNumber) && p.Account!.ClosedOn != null && p.Account.Status != AccountStatus.ChargedOff)
            .OrderBy(p => p.ServicePlanId).Select(p => (long?)p.ServicePlanId).FirstOrDefaultAsync(cancellationToken);
}
