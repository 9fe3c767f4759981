using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments;

/// <summary>Finds an account by a right that a customer has on it, and the people who have such a right.</summary>
public sealed class AccountHolderService(PortalDbContext db, TimeProvider clock)
{
    /// <summary>The account with its vehicle and terms.</summary>
    /// <exception cref="NotFoundException">No such account, or no such right.</exception>
    public async Task<FinancedAccount> FindAsync(IQueryable<FinancedAccount> accounts, long customerId, PartyRights right, string reference, CancellationToken cancellationToken)
    {
        if (!Reference.IsWellFormed(reference))
        {
            throw new NotFoundException();
        }

        return await accounts.OfCustomer(customerId, right, clock.Today())
            .Include(a => a.Vehicle).Include(a => a.Terms)
            .SingleOrDefaultAsync(a => a.Reference == reference, cancellationToken) ?? throw new NotFoundException();
    }

    /// <summary>Everybody who may pay an account today: who is told when one of them stops a payment or autopay (F-408).</summary>
    public Task<List<Customer>> WhoPayAsync(FinancedAccount account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        return PayersOf(db, account.FinancedAccountId, clock.Today()).ToListAsync(cancellationToken);
    }

    internal static IQueryable<Customer> PayersOf(PortalDbContext db, long financedAccountId, DateOnly today) => db.Parties
        .Where(p => p.FinancedAccountId == financedAccountId && (p.Rights & PartyRights.Pay) == PartyRights.Pay && p.From <= today && (p.Until == null || p.Until >= today))
        .Select(p => p.Customer).OrderBy(c => c.CustomerId);
}
