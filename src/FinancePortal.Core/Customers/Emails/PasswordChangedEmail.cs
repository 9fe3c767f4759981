using FinancePortal.Core.Customers.Identity;

namespace FinancePortal.Core.Customers.Emails;

/// <summary>The password is another one now.</summary>
public static class PasswordChangedEmail
{
    public static SecurityAlert For(AccessEvent what) => new()
    {
        Title = $"Your password was changed",
        Text = what == AccessEvent.PasswordReset
            ? (FormattableString)$"A new password was set for your online access through a link we mailed. All devices were signed out."
            : $"The password of your online access was changed. All other devices were signed out.",
        Action = what == AccessEvent.PasswordReset ? "password reset" : "password changed",
    };
}
