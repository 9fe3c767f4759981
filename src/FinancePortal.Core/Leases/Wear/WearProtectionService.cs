using FinancePortal.Core.Data;
using FinancePortal.Core.ServicePlans;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Leases.Wear;

/// <summary>Something that takes over excess wear at the return (F-706).</summary>
/// <param name="Plan">The reference of the plan; empty when the lease contract itself says so.</param>
/// <param name="Most">What it takes over at most.</param>
public sealed record WearProtection(string Name, string Plan, Money Most);

/// <summary>Finds what protects a lessee from charges for wear: the lease contract, and the plans that are linked to the lease.</summary>
public sealed class WearProtectionService(PortalDbContext db, PlanForms forms)
{
    public async Task<IReadOnlyList<WearProtection>> OfAsync(LeaseFile lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        var plans = await db.ServicePlans.AsNoTracking()
            .Where(p => p.Account!.Reference == lease.Reference && p.Status == PlanStatus.Active && p.StartsOn <= lease.Today && p.EndsOn >= lease.Today)
            .Select(p => new { p.Reference, p.FormNumber }).ToListAsync(cancellationToken);
        IEnumerable<WearProtection> sold =
            from plan in plans
            let form = forms.Find(plan.FormNumber)
            where form is { WearCover.IsPositive: true }
            select new WearProtection(form.Name, plan.Reference, form.WearCover);
        return lease.Terms.WearCover.IsPositive ? [new WearProtection("Your lease contract", "", lease.Terms.WearCover), .. sold] : [.. sold];
    }

    internal async Task<Money> MostAsync(LeaseFile lease, CancellationToken cancellationToken) => Money.Sum((await OfAsync(lease, cancellationToken)).Select(p => p.Most));
}
