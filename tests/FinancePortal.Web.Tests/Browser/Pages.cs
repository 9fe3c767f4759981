namespace FinancePortal.Web.Tests.Browser;

/// <summary>Every page of the portal and who looks at it. A page that is not here is not swept: add it when it lands.</summary>
internal static class Pages
{
    public const string Nobody = "";

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
    ];
}
