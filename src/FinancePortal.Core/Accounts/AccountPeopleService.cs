using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Accounts;

/// <param name="HasSignIn">Whether they see the account in this portal themselves.</param>
public sealed record AccountPerson(string Name, PartyRole Role, PartyRights Rights, bool IsYou, bool HasSignIn);

/// <summary>An account and everybody who has to do with it today.</summary>
public sealed record AccountPeople(string Reference, string VehicleName, ProductKind Product, string LastFour, IReadOnlyList<AccountPerson> People);

/// <summary>Who has which right on a customer's accounts (F-110). Everybody with a right sees who else has one.</summary>
public sealed class AccountPeopleService(PortalDbContext db, TimeProvider clock)
{
    public async Task<IReadOnlyList<AccountPeople>> OfCustomerAsync(long customerId, CancellationToken cancellationToken = default)
    {
        var today = clock.Today();
        var accounts = await db.Accounts.AsNoTracking().OfCustomer(customerId, PartyRights.View, today).Include(a => a.Vehicle)
            .Include(a => a.Parties.Where(p => p.From <= today && (p.Until == null || p.Until >= today))).ThenInclude(p => p.Customer)
            .OrderBy(a => a.OpenedOn).ThenBy(a => a.FinancedAccountId).AsSplitQuery().ToListAsync(cancellationToken);
        var ids = accounts.SelectMany(a => a.Parties).Select(p => p.CustomerId).Distinct().ToList();
        var signIns = await db.Users.Where(u => u.CustomerId != null && ids.Contains(u.CustomerId.Value) && u.DisabledAt == null).Select(u => u.CustomerId!.Value).ToListAsync(cancellationToken);
        return [.. accounts.Select(a => new AccountPeople(a.Reference, a.Vehicle.Name, a.Product, a.LastFour,
            [.. a.Parties.OrderBy(p => p.Role).ThenBy(p => p.AccountPartyId).Select(p => new AccountPerson(p.Customer.FullName, p.Role, p.Rights, p.CustomerId == customerId, signIns.Contains(p.CustomerId)))]))];
    }
}
