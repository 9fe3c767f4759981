using FinancePortal.Core.Customers.Identity;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FinancePortal.Web.SignIn;

/// <summary>Step-up: the second factor once more, then back to the page that asked for it.</summary>
[Authorize(Policy = Policies.SignedIn)]
[StaleFormGoesTo("/sign-in")]
public sealed class ConfirmController(StepUpService stepUp, SignInFlow flow, Passkeys passkeys) : Controller
{
    [HttpGet("/sign-in/confirm")]
    public async Task<ViewResult> Confirm(string? returnTo) => await PageAsync(new ConfirmForm { ReturnTo = Local(returnTo) });

    [HttpPost("/sign-in/confirm")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Confirm(ConfirmForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!ModelState.IsValid)
        {
            return await PageAsync(form);
        }

        if (await stepUp.ConfirmAsync(User.UserId(), form.Code, HttpContext.Origin(), SignInCookies.SessionKey(HttpContext), cancellationToken) is not { } session)
        {
            ModelState.AddModelError(nameof(form.Code), CodeForm.Wrong);
            return await PageAsync(form);
        }

        flow.Cookies.WriteSession(HttpContext, session.Key);
        return LocalRedirect(Local(form.ReturnTo) ?? flow.Pages.StartOf(User.IsInRole));
    }

    [HttpPost("/sign-in/confirm/passkey")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> ConfirmByPasskey(PasskeyForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await passkeys.ShownAsync(HttpContext, form.Credential) is { } shown
            && await stepUp.ConfirmByPasskeyAsync(User.UserId(), shown.UserId, shown.Passkey, HttpContext.Origin(), SignInCookies.SessionKey(HttpContext), cancellationToken) is { } session)
        {
            flow.Cookies.WriteSession(HttpContext, session.Key);
            return LocalRedirect(Local(form.ReturnTo) ?? flow.Pages.StartOf(User.IsInRole));
        }

        ModelState.AddModelError("", Passkeys.Refused);
        return await PageAsync(new ConfirmForm { ReturnTo = Local(form.ReturnTo) });
    }

    private async Task<ViewResult> PageAsync(ConfirmForm form) => View("Confirm", new ConfirmPage(form, await passkeys.RequestOptionsAsync(HttpContext)));

    private string? Local(string? page) => Url.IsLocalUrl(page) ? page : null;
}
