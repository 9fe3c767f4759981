using FinancePortal.Core.Customers.Identity;

namespace FinancePortal.Core.Customers.Emails;

/// <summary>A sign-in was set up.</summary>
public static class RegisteredEmail
{
    public static SecurityAlert For() => new()
    {
        Title = $"Your online access is set up",
        Text = $"You can now sign in to see your accounts and make payments.",
        Action = "registered",
    };
}
