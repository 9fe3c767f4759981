using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Customers.Emails;

/// <summary>Somebody tried to register a person who has a sign-in. The page said nothing of it.</summary>
public static class AlreadyRegisteredEmail
{
    public static EmailDraft For(PortalUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return new EmailDraft
        {
            To = user.Email ?? "",
            CustomerId = user.CustomerId,
            Greeting = user.DisplayName,
            Language = user.Customer?.Language ?? MailWords.English,
            Subject = "You already have online access",
            Paragraphs =
            [
                "Somebody asked to set up online access with your details. You have it already: sign in with this email address. If you forgot the password, the sign-in page mails you a link for a new one.",
                "If this wasn’t you, nothing was changed and nothing was shown. Call us if it happens again.",
            ],
            Link = ("/sign-in", "Sign in"),
        };
    }
}
