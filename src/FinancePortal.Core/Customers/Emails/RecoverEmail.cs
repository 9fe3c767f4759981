using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Customers.Emails;

/// <summary>The way back in, after the wait and the call.</summary>
public static class RecoverEmail
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
            Subject = "Set up your sign-in again",
            Paragraphs = ["We’ve checked that it’s you. This link works once, for 24 hours. You choose a new password and set up an authenticator app; everything from before stops working.", "If you didn’t ask for this, call us right away and don’t use the link."],
            Link = ($"/recover/{OutboxEmail.SecretMark}", "Set up your sign-in again"),
        };
    }
}
