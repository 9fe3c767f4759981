namespace FinancePortal.Web.Tests.Browser;

/// <summary>Every page of the portal and who looks at it. A page that is not here is not swept: add it when it lands.</summary>
internal static class Pages
{
    public const string Nobody = "";

    /// <summary>{account} is the person's first account, {other} the second, {payment} the last payment.</summary>
    public static readonly (string Path, string As)[] All =
    [
        ("/", Nobody),
        ("/accessibility", Nobody),
        ("/contact", Nobody),
        ("/privacy", Nobody),
        ("/terms", Nobody),
        ("/styleguide", Nobody),
        ("/styleguide/form", Nobody),
        ("/styleguide/sign-in", Nobody),
        ("/styleguide/staff", Nobody),
        ("/styleguide/status/400", Nobody),
        ("/styleguide/status/403", Nobody),
        ("/styleguide/status/404", Nobody),
        ("/styleguide/status/409", Nobody),
        ("/styleguide/status/429", Nobody),
        ("/styleguide/status/500", Nobody),
        ("/styleguide/status/503", Nobody),
        ("/sign-in", Nobody),
        ("/signed-out", Nobody),
        ("/reset-password", Nobody),
        ("/reset-password/sent", Nobody),
        ("/development/mail", Nobody),
        ("/home", "Avery"),
        ("/menu", "Avery"),
        ("/accounts/{account}", "Avery"),
        ("/accounts/{other}", "Avery"),
        ("/accounts/{account}/pay", "Avery"),
        ("/accounts/{account}/pay/method", "Avery"),
        ("/accounts/{account}/pay/review", "Avery"),
        ("/payments", "Avery"),
        ("/payments/{payment}", "Avery"),
        ("/payments/{payment}/confirmation", "Avery"),
        ("/notifications", "Avery"),
        ("/sign-in/confirm", "Avery"),
        ("/settings/security", "Avery"),
        ("/settings/security/sessions", "Avery"),
        ("/settings/security/activity", "Avery"),
        ("/home", "Blake"),
        ("/accounts/{account}", "Blake"),
        ("/accounts/{account}/pay", "Blake"),
        ("/home", "Casey"),
        ("/accounts/{account}", "Casey"),
        ("/home", "Drew"),
        ("/home", "Ellis"),
        ("/accounts/{account}", "Ellis"),
        ("/home", "Frankie"),
        ("/home", "Gray"),
        ("/accounts/{account}", "Gray"),
        ("/home", "Harper"),
        ("/accounts/{account}", "Harper"),
    ];
}
