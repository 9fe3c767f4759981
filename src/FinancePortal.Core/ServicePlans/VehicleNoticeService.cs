using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.ServicePlans;

/// <summary>Tells whoever drives a vehicle, by e-mail and on the page of notifications, in the caller's unit of work.</summary>
public sealed class VehicleNoticeService(PortalDbContext db, Letterhead letterhead, TimeProvider clock)
{
    /// <summary>Borrowers and co-borrowers of the account.</summary>
    /// <param name="body">One sentence for the page of notifications.</param>
    public async Task TellAsync(FinancedAccount account, Func<Customer, EmailDraft> email, string body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(email);
        var today = clock.Today();
        var people = await db.Parties
            .Where(p => p.FinancedAccountId == account.FinancedAccountId && (p.Role == PartyRole.Borrower || p.Role == PartyRole.CoBorrower) && p.From <= today && (p.Until == null || p.Until >= today))
            .Select(p => p.Customer).ToListAsync(cancellationToken);
        foreach (var person in people)
        {
            Tell(person, email(person), body);
        }
    }

    public void Tell(Customer customer, EmailDraft email, string body)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(email);
        var now = clock.UtcNow();
        if (email.To.Length > 0)
        {
            db.OutboxEmails.Add(email.ToOutbox(letterhead, now));
        }

        db.Notifications.Add(new Notification
        {
            CustomerId = customer.CustomerId,
            Kind = NotificationKind.Account,
            Title = email.Subject,
            Body = body,
            Link = email.Link?.Path ?? "",
            CreatedAt = now,
        });
    }
}
