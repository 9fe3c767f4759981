using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Customers;

/// <summary>Tells a customer something twice, by e-mail and on the page of notifications, in the caller's unit of work (F-406).</summary>
public sealed class NoticeService(PortalDbContext db, Letterhead letterhead, TimeProvider clock)
{
    /// <inheritdoc cref="Notice.Of"/>
    public void Tell(Customer customer, NotificationKind kind, EmailDraft email, string body, bool isRequired = false)
    {
        var notice = Notice.Of(customer, kind, email, body, letterhead, clock.UtcNow(), isRequired);
        db.Notifications.Add(notice.Notification);
        if (notice.Email is not null)
        {
            db.OutboxEmails.Add(notice.Email);
        }
    }
}
