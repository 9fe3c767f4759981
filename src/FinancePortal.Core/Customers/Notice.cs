using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Customers;

/// <summary>What a customer is told, twice: on the page of notifications, and by e-mail unless they want none about this.</summary>
public sealed record Notice(Notification Notification, OutboxEmail? Email)
{
    /// <param name="body">One sentence for the page of notifications; the e-mail has its own.</param>
    /// <param name="isRequired">Law or the contract wants it told: it is mailed even to who wants no e-mail about this.</param>
    public static Notice Of(Customer customer, NotificationKind kind, EmailDraft email, string body, Letterhead letterhead, DateTime now, bool isRequired = false)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(email);
        var notification = new Notification
        {
            CustomerId = customer.CustomerId,
            Kind = kind,
            Title = email.Subject,
            Body = body,
            Link = email.Link?.Path ?? "",
            CreatedAt = now,
        };
        return new Notice(notification, email.To.Length > 0 && (isRequired || customer.WantsEmailAbout(kind)) ? (email with { Language = customer.Language }).ToOutbox(letterhead, now) : null);
    }
}
