using FinancePortal.Core.Customers.Identity;

namespace FinancePortal.Core.Customers.Emails;

/// <summary>Recovery codes were made or used.</summary>
public static class RecoveryCodesEmail
{
    public static SecurityAlert Made() => new()
    {
        Title = $"You have new recovery codes",
        Text = $"New recovery codes were made for your online access. Earlier ones no longer work.",
        Action = "recovery codes made",
    };

    public static SecurityAlert Used(int left) => new()
    {
        Title = $"A recovery code was used",
        Text = $"Somebody used your password and one of your recovery codes to set up a new way to sign in. {Left(left)}",
        Action = "recovery code used",
    };

    private static FormattableString Left(int left) => left switch
    {
        0 => $"No recovery codes are left.",
        1 => $"One recovery code is left.",
        _ => $"{left} recovery codes are left.",
    };
}
