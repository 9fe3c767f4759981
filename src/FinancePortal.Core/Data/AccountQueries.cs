using FinancePortal.Core.Contracts;

namespace FinancePortal.Core.Data;

/// <summary>The one way from a customer to accounts: through the party and its rights on the day (F-102).</summary>
public static class AccountQueries
{
    public static IQueryable<FinancedAccount> OfCustomer(this IQueryable<FinancedAccount> accounts, long customerId, PartyRights right, DateOnly today) =>
        accounts.Where(a => a.Parties.Any(p =>
            p.CustomerId == customerId && (p.Rights & right) == right && p.From <= today && (p.Until == null || p.Until >= today)));
}
