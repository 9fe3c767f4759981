using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Customers.Recovery;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.SignIn;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FinancePortal.Web.Recovery;

/// <summary>For those who lost password, phone and recovery codes. A day's wait, a call, and then a link.</summary>
[AllowAnonymous]
[StaleFormGoesTo("/recover")]
public sealed class RecoverController(RecoveryService recovery, PasswordService passwords, SignInCookies cookies) : Controller
{
    [HttpGet("/recover")]
    public ViewResult Ask() => View("Ask", new RecoverPage(new RecoverForm()));

    [HttpPost("/recover")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Ask(RecoverForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!ModelState.IsValid)
        {
            return View("Ask", new RecoverPage(form));
        }

        await recovery.AskAsync(form.Email!, HttpContext.Origin(), cancellationToken);
        return Redirect("/recover/asked");
    }

    [HttpGet("/recover/asked")]
    public ViewResult Asked() => View("Asked");

    [HttpGet("/recover/cancel/{token}")]
    public async Task<ViewResult> AskCancel(string token, CancellationToken cancellationToken) =>
        View(await recovery.MayCancelAsync(token, cancellationToken) ? "Cancel" : "Over");

    [HttpPost("/recover/cancel/{token}")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<ViewResult> Cancel(string token, CancellationToken cancellationToken) =>
        View(await recovery.CancelAsync(token, HttpContext.Origin(), cancellationToken) ? "Cancelled" : "Over");

    /// <summary>Looking does not use the link: mail scanners look, too.</summary>
    [HttpGet("/recover/{token}")]
    public async Task<ViewResult> Set(string token, CancellationToken cancellationToken) =>
        await recovery.FindAsync(token, cancellationToken) is null ? View("Over") : View("Set", new RecoverPasswordPage(new RecoverPasswordForm()));

    [HttpPost("/recover/{token}")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Set(string token, RecoverPasswordForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await recovery.FindAsync(token, cancellationToken) is not { } userId)
        {
            return View("Over");
        }

        if (ModelState.IsValid && await passwords.RefusalAsync(userId, form.Password!, cancellationToken) is { } refusal)
        {
            ModelState.AddModelError(nameof(form.Password), refusal);
        }

        if (!ModelState.IsValid)
        {
            return View("Set", new RecoverPasswordPage(form));
        }

        if (await recovery.CompleteAsync(token, form.Password!, HttpContext.Origin(), cancellationToken) is not { } who)
        {
            return View("Over");
        }

        cookies.WriteHalf(HttpContext, who, "");
        return Redirect("/register/security");
    }
}

public sealed class RecoverForm
{
    public string? Email { get; set; }
}

internal sealed class RecoverFormValidator : AbstractValidator<RecoverForm>
{
    public RecoverFormValidator() => RuleFor(f => f.Email).Must(e => e?.Trim() is { Length: > 0 and <= EmailAddress.MostCharacters }).WithMessage("Enter your email address.");
}

public sealed record RecoverPage(RecoverForm Form);

public sealed class RecoverPasswordForm
{
    public string? Password { get; set; }
}

internal sealed class RecoverPasswordFormValidator : AbstractValidator<RecoverPasswordForm>
{
    public RecoverPasswordFormValidator() => RuleFor(f => f.Password).NotEmpty().WithMessage("Enter a new password.");
}

public sealed record RecoverPasswordPage(RecoverPasswordForm Form);
