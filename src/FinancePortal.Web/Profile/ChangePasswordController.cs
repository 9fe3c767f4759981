using FinancePortal.Core.Customers.Identity;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Profile;

/// <summary>A new password for somebody who is signed in and has just shown a code. All other devices are signed out.</summary>
[Authorize(Policy = Policies.SignedIn)]
[RequiresStepUp]
public sealed class ChangePasswordController(PasswordService passwords, OwnSession own) : Controller
{
    [HttpGet("/settings/security/password")]
    public ViewResult Change() => View("ChangePassword", new SetPasswordPage(new SetPasswordForm()));

    [HttpPost("/settings/security/password")]
    public async Task<IActionResult> Change(SetPasswordForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (ModelState.IsValid && await passwords.RefusalAsync(User.UserId(), form.Password!, cancellationToken) is { } refusal)
        {
            ModelState.AddModelError(nameof(form.Password), refusal);
        }

        if (!ModelState.IsValid)
        {
            return View("ChangePassword", new SetPasswordPage(form));
        }

        await passwords.ChangeAsync(User.UserId(), form.Password!, HttpContext.Origin(), cancellationToken);
        await own.RenewAsync(HttpContext, SignInFactor.AuthenticatorApp, cancellationToken);
        TempData.Say("Your password is changed", "All other devices are signed out.");
        return Redirect("/settings/security");
    }
}
