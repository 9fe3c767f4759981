using FinancePortal.Core.Customers.Registration;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FinancePortal.Web.Registration;

/// <summary>For somebody who has proven who they are: the address to sign in with, and the password. The second factor comes next.</summary>
[AllowAnonymous]
[StaleFormGoesTo("/register")]
public sealed class SignInDetailsController(RegistrationService registration, SignInSetupService setup, RegistrationCookie cookie, SignInCookies signIn) : Controller
{
    private const string WrongCode = "That code isn’t right, or it was tried too often. Go back to send a new one.";

    [HttpGet("/register/sign-in-details")]
    public async Task<IActionResult> Choose(CancellationToken cancellationToken) =>
        await AttemptAsync(cancellationToken) is { } attempt && await setup.PersonAsync(attempt, cancellationToken) is { } person
            ? View("SignInDetails", new SignInDetailsPage(new SignInDetailsForm { Email = attempt.Email.Length > 0 ? attempt.Email : attempt.ProvenEmail }, person.FirstName))
            : Redirect("/register");

    [HttpPost("/register/sign-in-details")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Choose(SignInDetailsForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await AttemptAsync(cancellationToken) is not { } attempt || await setup.PersonAsync(attempt, cancellationToken) is not { } person)
        {
            return Redirect("/register");
        }

        if (ModelState.IsValid)
        {
            var answer = await setup.ChooseAsync(cookie.Read(HttpContext), form.Email!, form.Password!, HttpContext.Origin(), cancellationToken);
            if (answer.Refusal is not { } refusal)
            {
                return answer.MustConfirm ? Redirect("/register/confirm-email") : Go(answer);
            }

            ModelState.AddModelError(refusal.Password is null ? nameof(form.Email) : nameof(form.Password), refusal.Password ?? refusal.Email!);
        }

        return View("SignInDetails", new SignInDetailsPage(form, person.FirstName));
    }

    [HttpGet("/register/confirm-email")]
    public async Task<IActionResult> Confirm(CancellationToken cancellationToken) => await AttemptAsync(cancellationToken) switch
    {
        { Stage: RegistrationStage.AwaitingEmail } attempt => View("ConfirmEmail", new ConfirmEmailPage(new VerifyForm(), attempt.Email)),
        { Stage: RegistrationStage.Proven } => Redirect("/register/sign-in-details"),
        _ => Redirect("/register"),
    };

    [HttpPost("/register/confirm-email")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Confirm(VerifyForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await AttemptAsync(cancellationToken) is not { Stage: RegistrationStage.AwaitingEmail } attempt)
        {
            return Redirect("/register/confirm-email");
        }

        if (ModelState.IsValid)
        {
            if (await setup.ConfirmEmailAsync(cookie.Read(HttpContext), form.Code, HttpContext.Origin(), cancellationToken) is { Opened: not null } answer)
            {
                return Go(answer);
            }

            ModelState.AddModelError(nameof(form.Code), WrongCode);
        }

        return View("ConfirmEmail", new ConfirmEmailPage(form, attempt.Email));
    }

    /// <summary>On to the second factor; the session begins behind it. Or, when another browser was faster, to the sign-in page.</summary>
    private RedirectResult Go(SetupAnswer answer)
    {
        cookie.Delete(HttpContext);
        if (answer.Opened is not { } who)
        {
            TempData.Say("You already have online access", "Sign in with your email and password.", Shared.TagHelpers.Tone.Info);
            return Redirect("/sign-in");
        }

        signIn.WriteHalf(HttpContext, who, "/register/paperless");
        return Redirect("/register/security");
    }

    private async Task<RegistrationAttempt?> AttemptAsync(CancellationToken cancellationToken) =>
        await registration.FindAsync(cookie.Read(HttpContext), cancellationToken) is { Stage: not RegistrationStage.AwaitingCode } attempt ? attempt : null;
}
