using System.Globalization;
using System.Security.Claims;
using FinancePortal.Core.Customers.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace FinancePortal.Web.Infrastructure;

/// <summary>
/// For pages and actions that matter most: the second factor must have been shown in this session during the last five minutes. Otherwise
/// the person is asked for it and comes back to the page. A form that was sent is not carried out: it is kept, and they send it again.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresStepUpAttribute : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    private const int LargestForm = 8 * 1024;
    private const int AfterFormLimits = 950;

    /// <summary>After the page's own limits of what may be sent (900), before the check of the form's token (1000) refuses what is only kept.</summary>
    public int Order => AfterFormLimits;

    /// <summary>Fields whose names end so are typed again: what is secret is not kept, not even sealed.</summary>
    private static readonly string[] Secrets = ["password", "code", "credential", "number", "numberagain", "ssn"];

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var http = context.HttpContext;
        if (http.User.Identity?.IsAuthenticated != true || IsFresh(http))
        {
            return;
        }

        var request = http.Request;
        var page = HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : await KeepAsync(http);
        context.Result = new RedirectResult("/sign-in/confirm" + QueryString.Create("returnTo", page));
    }

    private static bool IsFresh(HttpContext http) =>
        long.TryParse(http.User.FindFirstValue(PortalClaims.AuthenticatedAt), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && http.RequestServices.GetRequiredService<SecurityClock>().UtcNow - DateTimeOffset.FromUnixTimeSeconds(at).UtcDateTime <= SessionRules.StepUp;

    /// <summary>Where to go on: the kept form, or for one of unusual size or with a file, which is not kept, the page it was on.</summary>
    private static async Task<string> KeepAsync(HttpContext http)
    {
        var request = http.Request;
        if (!request.HasFormContentType || request.ContentLength is null or > LargestForm)
        {
            return LocalReferer(request);
        }

        var form = await request.ReadFormAsync(http.RequestAborted);
        if (form.Files.Any(f => f.Length > 0))
        {
            return LocalReferer(request);
        }

        var typed = form.Where(f => f.Key != "__RequestVerificationToken").ToList();
        var open = typed.FindAll(f => !Array.Exists(Secrets, s => f.Key.EndsWith(s, StringComparison.OrdinalIgnoreCase)));
        if (open.Count == 0 && typed.Count > 0)
        {
            return LocalReferer(request); // all of it is secret: nothing is left to keep
        }

        var fields = from field in open from value in field.Value select KeyValuePair.Create(field.Key, value ?? "");
        var kept = http.RequestServices.GetRequiredService<KeptFormService>();
        return $"/sign-in/resume/{await kept.KeepAsync(http.User.UserId(), new FormWeKept(request.Path + request.QueryString, [.. fields]), http.RequestAborted)}";
    }

    private static string LocalReferer(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
            ? page.PathAndQuery
            : request.Path;
}
