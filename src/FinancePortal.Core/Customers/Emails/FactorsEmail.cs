using FinancePortal.Core.Customers.Identity;

namespace FinancePortal.Core.Customers.Emails;

/// <summary>What a person signs in with is not what it was.</summary>
public static class FactorsEmail
{
    public static SecurityAlert AppAdded(bool replaced) => new()
    {
        Title = replaced ? (FormattableString)$"Your authenticator app was replaced" : $"An authenticator app was set up",
        Text = replaced
            ? (FormattableString)$"Another authenticator app now makes the codes for your online access. The old one no longer works, and all other devices were signed out."
            : $"An authenticator app now makes the codes for your online access.",
        Action = replaced ? "authenticator app replaced" : "authenticator app set up",
    };

    public static SecurityAlert AppRemoved() => new()
    {
        Title = $"Your authenticator app was removed",
        Text = $"Codes from your authenticator app no longer work. You sign in with a passkey. All other devices were signed out.",
        Action = "authenticator app removed",
    };

    public static SecurityAlert PasskeyAdded(string name) => new()
    {
        Title = $"A passkey was added",
        Text = $"The passkey “{name}” can now sign in to your online access.",
        Action = "passkey added",
    };

    public static SecurityAlert PasskeyRemoved(string name) => new()
    {
        Title = $"A passkey was removed",
        Text = $"The passkey “{name}” no longer works. All other devices were signed out.",
        Action = "passkey removed",
    };
}
