using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments;

/// <summary>Tells a customer something twice, by e-mail and on the page of notifications, in the caller's unit of work (F-406).</summary>
public sealed class NoticeService(PortalDbContext db, Letterhead letterhead, TimeProvider clock)
{
    /// <param name="body">One sentence for the page of notifications; the e-mail has its own.</param>
    /// <param name="isRequired">Law or the contract wants it told: it is mailed even to who wants no e-mail about this.</param>
    public void Tell(Customer customer, NotificationKind kind, EmailDraft email, string body, bool isRequired = false)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(email);
        var now = clock.UtcNow();
        if (email.To.Length > 0 && (isRequired || customer.WantsEmailAbout(kind)))
        {
            db.OutboxEmails.Add(email.ToOutbox(letterhead, now));
        }

        db.Notifications.Add(new Notification
        {
            CustomerId = customer.CustomerId,
            Kind = kind,
            Title = email.Subject,
            Body = body,
            Link = email.Link?.Path ?? "",
            CreatedAt = now,
        });
    }
}
