using FinancePortal.Core.Customers.Identity;

namespace FinancePortal.Core.Customers.Emails;

/// <summary>Consent to electronic documents was given or withdrawn.</summary>
public static class ConsentEmail
{
    public static SecurityAlert Given() => new()
    {
        Title = $"You agreed to electronic documents",
        Text = $"Statements, letters, notices and tax forms can now come electronically. You can read what you agreed to, and withdraw your consent at any time and free of charge, under Settings.",
        Action = "electronic documents agreed to",
        Page = "/settings/e-consent",
    };

    public static SecurityAlert Withdrawn() => new()
    {
        Title = $"You withdrew your consent to electronic documents",
        Text = $"From the next business day everything comes by mail. Documents that you had electronically before stay valid and stay in the portal.",
        Action = "electronic documents withdrawn",
        Page = "/settings/e-consent",
    };
}
