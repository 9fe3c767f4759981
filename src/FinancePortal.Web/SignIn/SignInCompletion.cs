using FinancePortal.Core.Customers.Identity;
using FinancePortal.Web.Shared.Navigation;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.SignIn;

/// <summary>Lets somebody in whose factors are all shown: every way of signing in ends here.</summary>
public sealed class SignInCompletion(SignInCompletionService completion, SignInCookies cookies, SiteMap pages)
{
    /// <param name="controller">Of the request.</param>
    /// <param name="who">Has shown everything.</param>
    /// <param name="factor">The last thing that was shown.</param>
    /// <param name="skipCode">Let this browser stand in for the code from now on.</param>
    /// <param name="page">A local page that was asked for.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task<IActionResult> EnterAsync(Controller controller, HalfSignedIn who, SignInFactor factor, bool skipCode, string? page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(controller);
        var context = controller.HttpContext;
        var signedIn = await completion.CompleteAsync(who, factor, context.Origin(), skipCode, SignInCookies.SessionKey(context), cancellationToken);
        cookies.WriteSession(context, signedIn.Session.Key);
        cookies.WriteDevice(context, signedIn.DeviceToken);
        cookies.DeleteHalf(context);
        return controller.LocalRedirect(string.IsNullOrEmpty(page) ? pages.StartOf(signedIn.Session.Roles.Contains) : page);
    }
}

internal static class StartPage
{
    /// <summary>Where somebody with these roles begins.</summary>
    public static string StartOf(this SiteMap pages, Func<string, bool> isInRole)
    {
        var start = isInRole(Roles.Customer) ? "/home" : isInRole(Roles.DealerUser) || isInRole(Roles.DealerAdmin) ? "/dealer" : "/staff";
        return pages.Has(start) ? start : "/";
    }
}
