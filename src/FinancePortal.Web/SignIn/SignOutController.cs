using FinancePortal.Core.Customers.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.SignIn;

/// <summary>And out again.</summary>
[AllowAnonymous]
[StaleFormGoesTo("/sign-in")]
public sealed class SignOutController(SessionService sessions, SignInCookies cookies) : Controller
{
    [HttpPost("/sign-out")]
    public async Task<IActionResult> Leave(CancellationToken cancellationToken)
    {
        await sessions.SignOutAsync(SignInCookies.SessionKey(HttpContext), HttpContext.Origin(), cancellationToken);
        cookies.DeleteSession(HttpContext);
        cookies.DeleteHalf(HttpContext);

        // The back button must not show the last pages again.
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Redirect("/signed-out");
    }

    [HttpGet("/signed-out")]
    public ViewResult SignedOut() => View();
}
