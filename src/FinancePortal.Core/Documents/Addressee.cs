using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;

namespace FinancePortal.Core.Documents;

/// <summary>Names and address as an envelope shows them.</summary>
public static class Addressee
{
    /// <summary>Borrower and co-borrowers of an account as they are now, at the borrower's address.</summary>
    public static string OfBorrowers(FinancedAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return Of([.. account.Parties.Where(p => p.Role is PartyRole.Borrower or PartyRole.CoBorrower && p.Until is null).OrderBy(p => p.Role).Select(p => p.Customer)]);
    }

    /// <summary>All names, and the address of the first.</summary>
    public static string Of(params IReadOnlyList<Customer> customers)
    {
        ArgumentNullException.ThrowIfNull(customers);
        if (customers.Count == 0)
        {
            return "";
        }

        var first = customers[0];
        var lines = new[] { string.Join(" and ", customers.Select(c => c.FullName)), first.Street, $"{first.City}, {first.State} {first.Zip}".Trim(' ', ',') };
        return string.Join('\n', lines.Where(l => l.Length > 0));
    }
}
