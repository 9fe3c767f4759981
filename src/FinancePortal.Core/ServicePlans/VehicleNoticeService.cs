using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.ServicePlans;

/// <summary>Tells whoever drives a vehicle, by e-mail and on the page of notifications, in the caller's unit of work.</summary>
public sealed class VehicleNoticeService(PortalDbContext db, NoticeService notices, TimeProvider clock)
{
    /// <summary>Borrowers and co-borrowers of the account.</summary>
    /// <param name="body">One sentence for the page of notifications.</param>
    /// <param name="isRequired">It is mailed even to who wants no e-mail about their account: a danger, or what the contract wants told.</param>
    public async Task TellAsync(FinancedAccount account, Func<Customer, EmailDraft> email, string body, CancellationToken cancellationToken, bool isRequired = false)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(email);
        var today = clock.Today();
        var people = await db.Parties
            .Where(p => p.FinancedAccountId == account.FinancedAccountId && (p.Role == PartyRole.Borrower || p.Role == PartyRole.CoBorrower) && p.From <= today && (p.Until == null || p.Until >= today))
            .Select(p => p.Customer).ToListAsync(cancellationToken);
        foreach (var person in people)
        {
            notices.Tell(person, NotificationKind.Account, email(person), body, isRequired);
        }
    }
}
