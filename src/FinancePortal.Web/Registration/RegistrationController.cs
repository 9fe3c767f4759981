using FinancePortal.Core.Customers.Registration;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FinancePortal.Web.Registration;

/// <summary>
/// Who are you, and is that mailbox yours? What is answered here never depends on what the company knows: the same page, the same bytes, after the
/// same time (AUTH part 3).
/// </summary>
[AllowAnonymous]
[StaleFormGoesTo("/register")]
public sealed class RegistrationController(RegistrationService registration, RegistrationLetterService letters, RegistrationCookie cookie) : Controller
{
    public static readonly IReadOnlyList<string> Steps = ["Find your account", "Confirm it’s you", "Sign-in details", "Security", "Paperless"];

    private const string WrongCode = "That code isn’t right, or it’s too old. Enter the newest one, or ask for another.";

    [HttpGet("/register")]
    public IActionResult Claim()
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            return Redirect("/sign-in");
        }

        cookie.ReadOrMake(HttpContext);
        return View("Claim", new ClaimPage(new ClaimForm()));
    }

    [HttpPost("/register")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Claim(ClaimForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!ModelState.IsValid)
        {
            ForgetSsn(form);
            return View("Claim", new ClaimPage(form));
        }

        await registration.ClaimAsync(form.ToClaim(), cookie.ReadOrMake(HttpContext), HttpContext.Origin(), cancellationToken);
        return Redirect("/register/verify");
    }

    [HttpGet("/register/verify")]
    public async Task<IActionResult> Verify(CancellationToken cancellationToken) => await StageAsync(cancellationToken) switch
    {
        RegistrationStage.AwaitingCode => View("Verify", new VerifyPage(new VerifyForm())),
        RegistrationStage.Proven or RegistrationStage.AwaitingEmail => Redirect("/register/sign-in-details"),
        _ => Redirect("/register"),
    };

    [HttpPost("/register/verify")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Verify(VerifyForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await StageAsync(cancellationToken) is not RegistrationStage.AwaitingCode)
        {
            return Redirect("/register/verify");
        }

        if (ModelState.IsValid && await registration.ConfirmAsync(cookie.Read(HttpContext), form.Code, cancellationToken) is { } key)
        {
            cookie.Write(HttpContext, key);
            return Redirect("/register/sign-in-details");
        }

        if (ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(form.Code), WrongCode);
        }

        return View("Verify", new VerifyPage(form));
    }

    [HttpPost("/register/verify/again")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Again(CancellationToken cancellationToken)
    {
        await registration.MailAgainAsync(cookie.Read(HttpContext), HttpContext.Origin(), cancellationToken);
        TempData.Say("We’ve sent what we could", "If your details match and a minute has passed since the last code, a new one is on its way.", Shared.TagHelpers.Tone.Info);
        return Redirect("/register/verify");
    }

    [HttpPost("/register/verify/letter")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Letter(CancellationToken cancellationToken)
    {
        await letters.AskAsync(cookie.Read(HttpContext), HttpContext.Origin(), cancellationToken);
        TempData.Say("Watch your mailbox", "If your details match, a letter with a code is on its way to the postal address we have on file. It takes about a week.", Shared.TagHelpers.Tone.Info);
        return Redirect("/invite");
    }

    private async Task<RegistrationStage?> StageAsync(CancellationToken cancellationToken) =>
        (await registration.FindAsync(cookie.Read(HttpContext), cancellationToken))?.Stage;

    /// <summary>The number is never sent back, not even into its own field.</summary>
    private void ForgetSsn(ClaimForm form)
    {
        form.Ssn = null;
        if (ModelState[nameof(form.Ssn)] is { } typed)
        {
            (typed.RawValue, typed.AttemptedValue) = (null, null);
        }
    }
}
