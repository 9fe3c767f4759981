using System.Globalization;
using System.Security.Claims;
using FinancePortal.Core.Customers.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace FinancePortal.Web.Infrastructure;

/// <summary>
/// For pages and actions that matter most: the second factor must have been shown in this session during the last five minutes. Otherwise
/// the person is asked for it and comes back to the page; a form that was sent is not carried out, and they send it again.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresStepUpAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var http = context.HttpContext;
        if (http.User.Identity?.IsAuthenticated != true || IsFresh(http))
        {
            return;
        }

        var request = http.Request;
        var page = HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : LocalReferer(request);
        context.Result = new RedirectResult("/sign-in/confirm" + QueryString.Create("returnTo", page));
    }

    private static bool IsFresh(HttpContext http) =>
        long.TryParse(http.User.FindFirstValue(PortalClaims.AuthenticatedAt), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && http.RequestServices.GetRequiredService<SecurityClock>().UtcNow - DateTimeOffset.FromUnixTimeSeconds(at).UtcDateTime <= SessionRules.StepUp;

    private static string LocalReferer(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
            ? page.PathAndQuery
            : request.Path;
}
