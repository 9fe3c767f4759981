using FinancePortal.Core.Customers.Identity;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FinancePortal.Web.SignIn;

/// <summary>As <see cref="SetUpController"/>, with a passkey as the factor.</summary>
[AllowAnonymous]
[StaleFormGoesTo("/sign-in")]
public sealed class SetUpPasskeyController(PasskeyService passkeys, Passkeys browser, FactorService factors, FactorCompletion completion) : Controller
{
    [HttpGet("/register/security/passkey")]
    public async Task<IActionResult> Passkey(CancellationToken cancellationToken) =>
        completion.Owing(HttpContext) is { } half ? await PageAsync(half.Who.UserId, cancellationToken) : Redirect("/sign-in");

    [HttpPost("/register/security/passkey")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Passkey(PasskeyForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (completion.Owing(HttpContext) is not { } half)
        {
            return Redirect("/sign-in");
        }

        if (await browser.MadeAsync(HttpContext, form.Credential, half.Who.UserId) is { } made
            && await passkeys.AddAsync(half.Who.UserId, half.Who.Stamp, made, HttpContext.Origin().Device, HttpContext.Origin(), cancellationToken) is { } who)
        {
            return await completion.EnterAsync(this, who, SignInFactor.Passkey, half.ReturnTo, cancellationToken);
        }

        ModelState.AddModelError("", "The passkey wasn’t saved. Try again, or use an authenticator app.");
        return await PageAsync(half.Who.UserId, cancellationToken);
    }

    private async Task<ViewResult> PageAsync(long userId, CancellationToken cancellationToken)
    {
        var email = await factors.NameAsync(userId, cancellationToken);
        return View("SetUpPasskey", new PasskeyPage(new PasskeyForm(), await browser.CreationOptionsAsync(HttpContext, userId, email, email)));
    }
}
