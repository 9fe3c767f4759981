using System.Text.RegularExpressions;

namespace FinancePortal.Web.Infrastructure;

/// <summary>
/// Development only. All cookies are named <c>__Host-portal-…</c>, and browsers refuse such a name without https.
/// Over plain http this takes the prefix off on the way out and puts it back on the way in, so that every browser can
/// try the demo and nothing else in the portal has to know. Over https it does nothing.
/// </summary>
internal sealed partial class PlainHttpCookies(RequestDelegate next)
{
    private const string Prefix = CookieNames.Prefix;

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.IsHttps)
        {
            return next(context);
        }

        if (context.Request.Headers.Cookie is { Count: > 0 } cookies)
        {
            context.Request.Headers.Cookie = CookieStart().Replace(cookies.ToString(), "${start}__Host-portal-");
        }

        context.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;
            headers.SetCookie = headers.SetCookie
                .Select(c => c is not null && c.StartsWith(Prefix, StringComparison.Ordinal) ? WithoutSecure(c["__Host-".Length..]) : c)
                .ToArray();
            return Task.CompletedTask;
        }, context);
        return next(context);
    }

    private static string WithoutSecure(string cookie) => cookie.Replace("; secure", "", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("(?<start>^|; ?)portal-", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CookieStart();
}
