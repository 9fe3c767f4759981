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
public sealed class SetUpController(FactorService factors, RecoveryCodeService recovery, SignInCompletion completion, SignInFlow flow) : Controller
{
    [HttpGet("/register/security")]
    public async Task<IActionResult> App(CancellationToken cancellationToken) =>
        flow.Cookies.ReadHalf(HttpContext) is { Who.MayEnroll: true } half
            ? View("SetUp", flow.Setup.Page(HttpContext, new AppSetupForm(), half.Who.UserId, await factors.NameAsync(half.Who.UserId, cancellationToken)))
            : Redirect("/sign-in");

    [HttpPost("/register/security")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> App(AppSetupForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (flow.Cookies.ReadHalf(HttpContext) is not { Who.MayEnroll: true } half)
        {
            return Redirect("/sign-in");
        }

        var secret = flow.Setup.Secret(HttpContext, half.Who.UserId);
        if (ModelState.IsValid && secret is not null && await factors.EnrollAppAsync(half.Who.UserId, half.Who.Stamp, secret, form.Code, HttpContext.Origin(), cancellationToken) is { } enrolled)
        {
            flow.Setup.Forget(HttpContext);
            return await EnterAsync(enrolled, SignInFactor.AuthenticatorApp, half.ReturnTo, cancellationToken);
        }

        if (ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(form.Code), secret is null ? AppSetupPage.TooOld : AppSetupPage.WrongCode);
        }

        return View("SetUp", flow.Setup.Page(HttpContext, form, half.Who.UserId, await factors.NameAsync(half.Who.UserId, cancellationToken)));
    }

    private async Task<IActionResult> EnterAsync(HalfSignedIn who, SignInFactor factor, string returnTo, CancellationToken cancellationToken)
    {
        var next = Url.IsLocalUrl(returnTo) ? returnTo : "";
        if (await recovery.LeftAsync(who.UserId, cancellationToken) <= RecoveryCode.Few)
        {
            flow.Setup.Keep(HttpContext, new FreshCodes(who.UserId, await recovery.MakeAsync(who.UserId, HttpContext.Origin(), cancellationToken), next));
            next = "/register/recovery-codes";
        }

        return await completion.EnterAsync(this, who, factor, skipCode: false, next, cancellationToken);
    }
}
