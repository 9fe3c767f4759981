using FinancePortal.Core.Customers.Identity;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FinancePortal.Web.SignIn;

/// <summary>A new password by a mailed link. The answer to an address is one and the same, whoever has it.</summary>
[AllowAnonymous]
[StaleFormGoesTo("/reset-password")]
public sealed class ResetPasswordController(PasswordService passwords, OneTimeTokenService tokens, AnswerFloor floor) : Controller
{
    [HttpGet("/reset-password")]
    public ViewResult Ask() => View(new AskResetPage(new AskResetForm()));

    [HttpPost("/reset-password")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Ask(AskResetForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!ModelState.IsValid)
        {
            return View(new AskResetPage(form));
        }

        var arrived = System.Diagnostics.Stopwatch.GetTimestamp();
        if (form.Email!.Length <= EmailAddress.MostCharacters)
        {
            await passwords.AskResetAsync(form.Email, HttpContext.Origin(), cancellationToken);
        }

        await floor.WaitAsync(arrived, cancellationToken);
        return Redirect("/reset-password/sent");
    }

    [HttpGet("/reset-password/sent")]
    public ViewResult Sent() => View();

    /// <summary>Looking does not use the link: mail scanners look, too.</summary>
    [HttpGet("/reset-password/{token}")]
    public async Task<IActionResult> Set(string token, CancellationToken cancellationToken) =>
        await tokens.FindAsync(TokenPurpose.ResetPassword, token, cancellationToken) is null ? View("LinkOver") : View(new SetPasswordPage(new SetPasswordForm()));

    [HttpPost("/reset-password/{token}")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Set(string token, SetPasswordForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await tokens.FindAsync(TokenPurpose.ResetPassword, token, cancellationToken) is not { } found)
        {
            return View("LinkOver");
        }

        if (ModelState.IsValid && await passwords.RefusalAsync(found.UserId, form.Password!, cancellationToken) is { } refusal)
        {
            ModelState.AddModelError(nameof(form.Password), refusal);
        }

        if (!ModelState.IsValid)
        {
            return View(new SetPasswordPage(form));
        }

        if (!await passwords.ResetAsync(token, form.Password!, HttpContext.Origin(), cancellationToken))
        {
            return View("LinkOver");
        }

        TempData.Say("Your new password is set", "Sign in with it and your security code.");
        return Redirect("/sign-in");
    }
}
