using FinancePortal.Core.Customers.Identity;

namespace FinancePortal.Core.Customers.Emails;

/// <summary>The way back in was used.</summary>
public static class RecoveredEmail
{
    public static SecurityAlert For() => new()
    {
        Title = $"Your online access was recovered",
        Text = $"A new password was set after our call. Your earlier authenticator app, passkeys, recovery codes and devices no longer work.",
        Action = "access recovered",
    };
}
