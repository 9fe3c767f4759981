using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Staff.Emails;

/// <summary>The link with which a new colleague sets a password.</summary>
public static class ColleagueInvitedEmail
{
    public static EmailDraft For(PortalUser user, string by)
    {
        ArgumentNullException.ThrowIfNull(user);
        return new EmailDraft
        {
            To = user.Email!,
            CustomerId = null,
            Greeting = user.DisplayName,
            Subject = "Your sign-in for the back office",
            Paragraphs =
            [
                $"{by} made a sign-in for you. The link below works once, for three days: set a password with it, then an authenticator app or a passkey.",
                "You can see nothing yet. Two colleagues decide which roles you get.",
            ],
            Link = ($"/reset-password/{OutboxEmail.SecretMark}", "Set your password"),
        };
    }
}
