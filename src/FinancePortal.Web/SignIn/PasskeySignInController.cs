using FinancePortal.Core.Customers.Identity;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FinancePortal.Web.SignIn;

/// <summary>In with a passkey, which is password and code in one.</summary>
[AllowAnonymous]
[StaleFormGoesTo("/sign-in/passkey")]
public sealed class PasskeySignInController(Passkeys browser, PasskeyService passkeys, SignInCompletion completion) : Controller
{
    [HttpGet("/sign-in/passkey")]
    public async Task<ViewResult> Passkey(string? returnTo) => await PageAsync(new PasskeyForm { ReturnTo = returnTo });

    [HttpPost("/sign-in/passkey")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Passkey(PasskeyForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await browser.ShownAsync(HttpContext, form.Credential) is { } shown
            && await passkeys.ShownAsync(shown.UserId, shown.Passkey, AccessEvent.SignedIn, HttpContext.Origin(), cancellationToken) is { } who)
        {
            return await completion.EnterAsync(this, who, SignInFactor.Passkey, skipCode: false, Url.IsLocalUrl(form.ReturnTo) ? form.ReturnTo : null, cancellationToken);
        }

        ModelState.AddModelError("", Passkeys.Refused);
        return await PageAsync(form);
    }

    private async Task<ViewResult> PageAsync(PasskeyForm form) =>
        View("Passkey", new PasskeyPage(new PasskeyForm { ReturnTo = Url.IsLocalUrl(form.ReturnTo) ? form.ReturnTo : null }, await browser.RequestOptionsAsync(HttpContext)));
}
