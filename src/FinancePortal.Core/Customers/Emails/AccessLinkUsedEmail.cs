using FinancePortal.Core.Customers.AccessLinks;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Customers.Emails;

/// <summary>A link was opened with the right second thing.</summary>
public static class AccessLinkUsedEmail
{
    public static EmailDraft For(Customer customer, AccessLink link, string when)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(link);
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Language = customer.Language,
            Subject = "Your link was used",
            Paragraphs = [$"The {(link.Delivery is AccessLinkDelivery.Letter ? "code in our letter" : "link")} from {link.IssuerName} was used on {when}. It doesn’t work again.", "If this wasn’t you, call us right away."],
        };
    }
}
