using System.Text.RegularExpressions;
using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.Registration;

/// <summary>A page without what is random in every page.</summary>
internal static partial class Neutral
{
    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="[^"]*""")]
    private static partial Regex Token();

    public static string Body(Page page) => Token().Replace(page.Body, "");

    /// <summary>Status, the names of the headers, and the bytes.</summary>
    public static string Of(Page page) =>
        $"{(int)page.Status} {string.Join(',', page.Redirects)} {string.Join(',', page.Response.Headers.Select(h => h.Key).Order(StringComparer.Ordinal))}\n{Body(page)}";
}
