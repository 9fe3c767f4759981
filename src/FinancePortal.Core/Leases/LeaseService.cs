using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Images;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Leases;

/// <summary>Reads a customer's leases, from the stored checkpoint: the length of a lease's life does not matter.</summary>
public sealed class LeaseService(PortalDbContext db, TimeProvider clock)
{
    /// <summary>Open ones first, the latest end first.</summary>
    public async Task<IReadOnlyList<LeaseInList>> ListAsync(long customerId, CancellationToken cancellationToken)
    {
        var accounts = await Leases(db.Accounts.AsNoTracking(), customerId, PartyRights.View).ToListAsync(cancellationToken);
        return [.. accounts
            .Select(a => new LeaseInList(a.Reference, a.LastFour, a.Vehicle, a.Status, ((LeaseTerms)a.CurrentTerms).EndsOn.AddMonths(a.State.ExtraPayments)))
            .OrderBy(l => l.Status is AccountStatus.Open ? 0 : 1).ThenByDescending(l => l.EndsOn)];
    }

    /// <exception cref="NotFoundException">No such lease, or not this customer's to see.</exception>
    public async Task<LeaseFile> FileAsync(long customerId, string reference, CancellationToken cancellationToken) =>
        await FileAsync(await FindAsync(db.Accounts.AsNoTracking(), customerId, reference, PartyRights.View, cancellationToken), cancellationToken);

    /// <summary>A picture of one of the lease's readings or inspections.</summary>
    /// <exception cref="NotFoundException">No such picture on a lease that this customer may see.</exception>
    public async Task<Photo> PhotoAsync(long customerId, string leaseReference, string photoReference, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var mine = db.Accounts.OfCustomer(customerId, PartyRights.View, today).Where(a => a.Reference == leaseReference).Select(a => a.FinancedAccountId);
        return await db.Photos.AsNoTracking().SingleOrDefaultAsync(p => p.Reference == photoReference && mine.Contains(p.FinancedAccountId), cancellationToken)
            ?? throw new NotFoundException();
    }

    /// <summary>The tracked account and its file: for services that change it.</summary>
    /// <exception cref="NotFoundException">No such lease, or no such right to it.</exception>
    internal async Task<(FinancedAccount Account, LeaseFile File)> OpenAsync(long customerId, string reference, PartyRights right, CancellationToken cancellationToken)
    {
        var account = await FindAsync(db.Accounts, customerId, reference, right, cancellationToken);
        return (account, await FileAsync(account, cancellationToken));
    }

    /// <summary>The tracked account and its file, whosever it is: for dealers and colleagues, who have their own policies.</summary>
    /// <exception cref="NotFoundException">No such lease.</exception>
    internal async Task<(FinancedAccount Account, LeaseFile File)> OpenForStaffAsync(string reference, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.Include(a => a.Vehicle).Include(a => a.Terms).SingleOrDefaultAsync(a => a.Reference == reference && a.Product == ProductKind.Lease, cancellationToken) ?? throw new NotFoundException();
        return (account, await FileAsync(account, cancellationToken));
    }

    private IQueryable<FinancedAccount> Leases(IQueryable<FinancedAccount> accounts, long customerId, PartyRights right)
    {
        var today = clock.Today();
        return accounts.OfCustomer(customerId, right, today)
            .Where(a => a.Product == ProductKind.Lease)
            .Include(a => a.Vehicle)
            .Include(a => a.Terms)
            .Include(a => a.Parties.Where(p => p.CustomerId == customerId && p.From <= today && (p.Until == null || p.Until >= today)));
    }

    private async Task<FinancedAccount> FindAsync(IQueryable<FinancedAccount> accounts, long customerId, string reference, PartyRights right, CancellationToken cancellationToken) =>
        Reference.IsWellFormed(reference) && await Leases(accounts, customerId, right).SingleOrDefaultAsync(a => a.Reference == reference, cancellationToken) is { } found
            ? found
            : throw new NotFoundException();

    private async Task<LeaseFile> FileAsync(FinancedAccount account, CancellationToken cancellationToken)
    {
        var terms = (LeaseTerms)account.CurrentTerms;
        var readings = await db.OdometerReadings.AsNoTracking()
            .Where(r => r.VehicleId == account.VehicleId && r.WithdrawnAt == null && r.ReadOn > terms.ContractDate)
            .OrderBy(r => r.ReadOn).ThenBy(r => r.Miles)
            .ToListAsync(cancellationToken);
        var today = clock.Today();
        return new LeaseFile
        {
            Reference = account.Reference,
            LastFour = account.LastFour,
            Vehicle = account.Vehicle,
            Terms = terms,
            State = account.State,
            Position = AccountPosition.On(terms, account.State, today),
            LastSequence = account.LastSequence,
            ClosedOn = account.ClosedOn,
            Rights = account.Parties.Aggregate(PartyRights.None, (all, p) => all | p.Rights),
            Readings = readings,
            Today = today,
        };
    }
}
