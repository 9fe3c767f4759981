using FinancePortal.Core.Customers.Identity;

namespace FinancePortal.Core.Customers.Emails;

/// <summary>"This wasn't me" was used.</summary>
public static class LockedEmail
{
    public static SecurityAlert For() => new()
    {
        Title = $"Your online access is locked",
        Text = $"You told us that a sign-in or change wasn’t you. We signed out all devices and locked your online access. Set a new password with the link in our next email, and call us if anything looks wrong.",
        Action = "access locked by its owner",
        WithoutNotMe = true,
    };
}
