using FinancePortal.Core.Customers.Identity;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared.Navigation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FinancePortal.Web.SignIn;

/// <summary>Step-up: the second factor once more, then back to the page that asked for it.</summary>
[StaleFormGoesTo("/sign-in")]
public sealed class ConfirmController(StepUpService stepUp, SignInCookies cookies, SiteMap pages) : Controller
{
    private const string WrongCode = "That code isn’t right or was already used. Wait for the next one in your app and enter it here.";

    [HttpGet("/sign-in/confirm")]
    public ViewResult Confirm(string? returnTo) => View(new ConfirmPage(new ConfirmForm { ReturnTo = Local(returnTo) }));

    [HttpPost("/sign-in/confirm")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Confirm(ConfirmForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!ModelState.IsValid)
        {
            return View(new ConfirmPage(form));
        }

        if (await stepUp.ConfirmAsync(User.UserId(), form.Code, HttpContext.Origin(), SignInCookies.SessionKey(HttpContext), cancellationToken) is not { } session)
        {
            ModelState.AddModelError(nameof(form.Code), WrongCode);
            return View(new ConfirmPage(form));
        }

        cookies.WriteSession(HttpContext, session.Key);
        return LocalRedirect(Local(form.ReturnTo) ?? pages.StartOf(User.IsInRole));
    }

    private string? Local(string? page) => Url.IsLocalUrl(page) ? page : null;
}
