using FinancePortal.Core.Customers.AccessLinks;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Customers.Emails;

/// <summary>The link that a dealer or colleague had sent to the address on file.</summary>
public static class AccessLinkEmail
{
    public static EmailDraft For(Customer customer, AccessLink link)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(link);
        var (subject, press) = link.Purpose switch
        {
            AccessLinkPurpose.Register => ("Your link to set up online access", "Set up online access"),
            AccessLinkPurpose.Pay => ("Your link to make a payment", "Make a payment"),
            _ => ("Your link to see your account", "See your account"),
        };
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Language = customer.Language,
            Subject = subject,
            Paragraphs =
            [
                $"{link.IssuerName} asked us to send you this link. It works once, until {SecurityAlert.Moment(link.ExpiresAt)}. Have your ZIP code and the last four digits of your Social Security number ready.",
                "If you didn’t expect it, don’t use it and don’t pass it on. Nobody can use it without those details.",
            ],
            Link = ($"/invite/{OutboxEmail.SecretMark}", press),
        };
    }
}
