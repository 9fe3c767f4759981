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
        ("/testing/answers/400", Nobody),
        ("/testing/answers/403", Nobody),
        ("/testing/answers/404", Nobody),
        ("/testing/answers/409", Nobody),
        ("/testing/answers/429", Nobody),
        ("/testing/answers/500", Nobody),
        ("/testing/answers/503", Nobody),
    ];
}
