using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Customers.Emails;

/// <summary>The link for a new password.</summary>
public static class ResetPasswordEmail
{
    public static EmailDraft For(PortalUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return new EmailDraft
        {
            To = user.Email!,
            CustomerId = user.CustomerId,
            Greeting = user.DisplayName,
            Language = user.Customer?.Language ?? MailWords.English,
            Subject = "Set a new password",
            Paragraphs =
            [
                "You asked for a new password for your online access. This link works once, for a short time. After that you sign in with the new password and your security code as always.",
                "If you didn’t ask for this, you can ignore this email: nothing changes.",
            ],
            Link = ($"/reset-password/{OutboxEmail.SecretMark}", "Set a new password"),
        };
    }
}
