using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.ServicePlans;

/// <summary>Reads the vehicles of a customer's accounts: what they are and what covers them. Money is elsewhere.</summary>
public sealed class VehicleFileService(PortalDbContext db, PlanForms forms, TimeProvider clock)
{
    /// <summary>Open accounts first, the newest on top.</summary>
    public async Task<IReadOnlyList<VehicleInList>> ListAsync(long customerId, CancellationToken cancellationToken)
    {
        var accounts = await db.Accounts.AsNoTracking().OfCustomer(customerId, PartyRights.View, clock.Today()).Include(a => a.Vehicle).ToListAsync(cancellationToken);
        return [.. accounts.OrderBy(a => a.Status is AccountStatus.Open ? 0 : 1).ThenByDescending(a => a.OpenedOn).Select(a => new VehicleInList(a.Reference, a.LastFour, a.Product, a.Status, a.Vehicle))];
    }

    /// <exception cref="NotFoundException">No such account, or not this customer's to see.</exception>
    public async Task<VehicleFile> FileAsync(long customerId, string reference, CancellationToken cancellationToken)
    {
        var account = await FindAsync(db.Accounts.AsNoTracking(), customerId, reference, PartyRights.View, cancellationToken);
        var plans = await db.ServicePlans.AsNoTracking().Where(p => p.FinancedAccountId == account.FinancedAccountId).ToListAsync(cancellationToken);
        return await FileAsync(account, plans, cancellationToken);
    }

    /// <summary>One plan of an account with its claims, and the file of the vehicle with this plan alone.</summary>
    /// <exception cref="NotFoundException">No such plan on an account that this customer may see.</exception>
    public async Task<(VehicleFile File, PlanInFile Plan)> PlanAsync(long customerId, string reference, string planReference, CancellationToken cancellationToken)
    {
        var account = await FindAsync(db.Accounts.AsNoTracking(), customerId, reference, PartyRights.View, cancellationToken);
        var plan = await PlanOfAsync(db.ServicePlans.AsNoTracking(), account, planReference, cancellationToken);
        var file = await FileAsync(account, [plan], cancellationToken);
        return (file, file.Plans[0]);
    }

    /// <summary>The tracked account and its file: for services that change it.</summary>
    /// <exception cref="NotFoundException">No such account, or no such right to it.</exception>
    internal async Task<(FinancedAccount Account, VehicleFile File)> OpenAsync(long customerId, string reference, PartyRights right, CancellationToken cancellationToken)
    {
        var account = await FindAsync(db.Accounts.Include(a => a.Terms), customerId, reference, right, cancellationToken);
        return (account, await FileAsync(account, [], cancellationToken));
    }

    /// <summary>The same with one tracked plan and its claims.</summary>
    /// <exception cref="NotFoundException">No such plan, or no such right to its account.</exception>
    internal async Task<(FinancedAccount Account, VehicleFile File, ServicePlan Plan)> OpenPlanAsync(long customerId, string reference, string planReference, CancellationToken cancellationToken)
    {
        var account = await FindAsync(db.Accounts.Include(a => a.Terms), customerId, reference, PartyRights.Pay, cancellationToken);
        var plan = await PlanOfAsync(db.ServicePlans, account, planReference, cancellationToken);
        return (account, await FileAsync(account, [plan], cancellationToken), plan);
    }

    private static async Task<ServicePlan> PlanOfAsync(IQueryable<ServicePlan> plans, FinancedAccount account, string reference, CancellationToken cancellationToken) =>
        Reference.IsWellFormed(reference)
            ? await plans.Include(p => p.Claims).SingleOrDefaultAsync(p => p.Reference == reference && p.FinancedAccountId == account.FinancedAccountId, cancellationToken) ?? throw new NotFoundException()
            : throw new NotFoundException();

    private async Task<FinancedAccount> FindAsync(IQueryable<FinancedAccount> accounts, long customerId, string reference, PartyRights right, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        return Reference.IsWellFormed(reference)
            ? await accounts.OfCustomer(customerId, right, today).Include(a => a.Vehicle)
                .Include(a => a.Parties.Where(p => p.CustomerId == customerId && p.From <= today && (p.Until == null || p.Until >= today)))
                .SingleOrDefaultAsync(a => a.Reference == reference, cancellationToken) ?? throw new NotFoundException()
            : throw new NotFoundException();
    }

    private async Task<VehicleFile> FileAsync(FinancedAccount account, IReadOnlyList<ServicePlan> plans, CancellationToken cancellationToken)
    {
        var readings = await db.OdometerReadings.AsNoTracking()
            .Where(r => r.VehicleId == account.VehicleId && r.WithdrawnAt == null)
            .OrderBy(r => r.ReadOn).ThenBy(r => r.Miles)
            .ToListAsync(cancellationToken);
        return VehicleFile.Of(account, account.Parties.Any(p => p.Rights.HasFlag(PartyRights.Pay)), readings, plans, forms, clock.Today());
    }
}
