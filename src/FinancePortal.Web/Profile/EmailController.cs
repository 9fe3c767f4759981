using FinancePortal.Core.Customers.Contact;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.SignIn;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FinancePortal.Web.Profile;

/// <summary>Another email address: a code goes there, and the old one hears of it.</summary>
[Authorize(Policy = Policies.SignedIn)]
[RequiresStepUp]
[Route("/settings/profile/email")]
public sealed class EmailController(EmailChangeService emails, OwnSession own) : Controller
{
    private const string Wrong = "That code isn’t right, or it’s too old. After five tries, ask for a new one.";

    [HttpGet("")]
    public ViewResult Email() => View("Email", new EmailPage(new EmailForm()));

    [HttpPost("")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Email(EmailForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!ModelState.IsValid)
        {
            return View("Email", new EmailPage(form));
        }

        await emails.AskAsync(User.UserId(), form.Email!, cancellationToken);
        return RedirectToAction(nameof(Confirm));
    }

    [HttpGet("confirm")]
    public async Task<IActionResult> Confirm(CancellationToken cancellationToken) =>
        await emails.PendingAsync(User.UserId(), cancellationToken) is { } pending ? View("ConfirmEmail", new ConfirmEmailPage(new ConfirmEmailForm(), pending)) : RedirectToAction(nameof(Email));

    [HttpPost("confirm")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Confirm(ConfirmEmailForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await emails.PendingAsync(User.UserId(), cancellationToken) is not { } pending)
        {
            return RedirectToAction(nameof(Email));
        }

        if (ModelState.IsValid && await emails.ConfirmAsync(User.UserId(), form.Code, HttpContext.Origin(), cancellationToken) is not null)
        {
            await own.RenewAsync(HttpContext, SignInFactor.AuthenticatorApp, cancellationToken);
            TempData.Say("Your email address is changed", "Sign in with the new one from now on. We told the old one too.");
            return Redirect("/settings/profile");
        }

        if (ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(form.Code), Wrong);
        }

        return View("ConfirmEmail", new ConfirmEmailPage(form, pending));
    }
}

public sealed class EmailForm
{
    public string? Email { get; set; }
}

internal sealed class EmailFormValidator : AbstractValidator<EmailForm>
{
    public EmailFormValidator() => RuleFor(f => f.Email)
        .Must(e => e?.Trim() is { Length: <= EmailAddress.MostCharacters } email && System.Net.Mail.MailAddress.TryCreate(email, out var address) && address.Address == email && email.IndexOf('@', StringComparison.Ordinal) < 65)
        .WithMessage("Enter an email address, such as name@example.com.");
}

public sealed record EmailPage(EmailForm Form);

public sealed class ConfirmEmailForm
{
    public string? Code { get; set; }
}

internal sealed class ConfirmEmailFormValidator : AbstractValidator<ConfirmEmailForm>
{
    public ConfirmEmailFormValidator() => RuleFor(f => f.Code).NotEmpty().WithMessage("Enter the 8-digit code from our email.");
}

public sealed record ConfirmEmailPage(ConfirmEmailForm Form, string NewEmail);
