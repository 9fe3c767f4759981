using FinancePortal.Core.Customers.Identity;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FinancePortal.Web.SignIn;

/// <summary>
/// A second factor before anything else: at the end of registration, at the first sign-in of a dealer or colleague, and after a recovery code. It
/// needs the sealed note of the password step; with the factor the person is in.
/// </summary>
[AllowAnonymous]
[StaleFormGoesTo("/sign-in")]
public sealed class SetUpController(FactorService factors, FactorSetup setup, FactorCompletion completion) : Controller
{
    [HttpGet("/register/security")]
    public async Task<IActionResult> App(CancellationToken cancellationToken) =>
        completion.Owing(HttpContext) is { } half
            ? View("SetUp", setup.Page(HttpContext, new AppSetupForm(), half.Who.UserId, await factors.NameAsync(half.Who.UserId, cancellationToken)))
            : Redirect("/sign-in");

    [HttpPost("/register/security")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> App(AppSetupForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (completion.Owing(HttpContext) is not { } half)
        {
            return Redirect("/sign-in");
        }

        var secret = setup.Secret(HttpContext, half.Who.UserId);
        if (ModelState.IsValid && secret is not null && await factors.EnrollAppAsync(half.Who.UserId, half.Who.Stamp, secret, form.Code, HttpContext.Origin(), cancellationToken) is { } enrolled)
        {
            setup.Forget(HttpContext);
            return await completion.EnterAsync(this, enrolled, SignInFactor.AuthenticatorApp, half.ReturnTo, cancellationToken);
        }

        if (ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(form.Code), secret is null ? AppSetupPage.TooOld : AppSetupPage.WrongCode);
        }

        return View("SetUp", setup.Page(HttpContext, form, half.Who.UserId, await factors.NameAsync(half.Who.UserId, cancellationToken)));
    }
}
