using FinancePortal.Core.Customers.Identity;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using FinancePortal.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Profile;

/// <summary>Another authenticator app in place of the one before, or none where a passkey is left. All other devices are signed out.</summary>
[Authorize(Policy = Policies.SignedIn)]
[RequiresStepUp]
[Route("/settings/security/app")]
public sealed class AuthenticatorAppController(FactorService factors, FactorSetup setup, OwnSession own) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> SetUp(CancellationToken cancellationToken) => await PageAsync(new AppSetupForm(), cancellationToken);

    [HttpPost("")]
    public async Task<IActionResult> SetUp(AppSetupForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var secret = setup.Secret(HttpContext, User.UserId());
        if (ModelState.IsValid && secret is not null && await factors.EnrollAppAsync(User.UserId(), stamp: null, secret, form.Code, HttpContext.Origin(), cancellationToken) is not null)
        {
            setup.Forget(HttpContext);
            await own.RenewAsync(HttpContext, SignInFactor.AuthenticatorApp, cancellationToken);
            TempData.Say("Your authenticator app is set up", "Take older entries for us out of your app. All other devices are signed out.");
            return Redirect("/settings/security");
        }

        if (ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(form.Code), secret is null ? AppSetupPage.TooOld : AppSetupPage.WrongCode);
        }

        return await PageAsync(form, cancellationToken);
    }

    [HttpPost("remove")]
    public async Task<IActionResult> Remove(CancellationToken cancellationToken)
    {
        if (await factors.RemoveAppAsync(User.UserId(), HttpContext.Origin(), cancellationToken) is null)
        {
            TempData.Say("The app stays", "It’s your only second step. Add a passkey first.", Tone.Warn);
            return Redirect("/settings/security");
        }

        await own.RenewAsync(HttpContext, SignInFactor.Passkey, cancellationToken);
        TempData.Say("Your authenticator app is removed", "You sign in with your passkey.");
        return Redirect("/settings/security");
    }

    private async Task<ViewResult> PageAsync(AppSetupForm form, CancellationToken cancellationToken) =>
        View("AuthenticatorApp", setup.Page(HttpContext, form, User.UserId(), await factors.NameAsync(User.UserId(), cancellationToken)));
}
