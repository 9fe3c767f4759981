using FinancePortal.Core.Customers.Identity;
using FinancePortal.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FinancePortal.Web.SignIn;

/// <summary>The phone is gone: password, a code from paper, and then a new factor before anything else.</summary>
[AllowAnonymous]
[StaleFormGoesTo("/sign-in")]
public sealed class RecoveryCodeController(RecoveryCodeService recovery, SignInCookies cookies) : Controller
{
    private const string Wrong = "That recovery code isn’t right or was already used. Each code works once.";

    [HttpGet("/sign-in/recovery-code")]
    public IActionResult Enter() => cookies.ReadHalf(HttpContext) is null ? Redirect("/sign-in") : View("RecoveryCode", new RecoveryCodePage(new RecoveryCodeForm()));

    [HttpPost("/sign-in/recovery-code")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Enter(RecoveryCodeForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (cookies.ReadHalf(HttpContext) is not { } half)
        {
            return Redirect("/sign-in");
        }

        if (ModelState.IsValid && await recovery.UseAsync(half.Who, form.Code, HttpContext.Origin(), cancellationToken) is { } proven)
        {
            cookies.WriteHalf(HttpContext, proven, half.ReturnTo);
            return Redirect("/register/security");
        }

        if (ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(form.Code), Wrong);
        }

        return View("RecoveryCode", new RecoveryCodePage(form));
    }
}

public sealed class RecoveryCodeForm
{
    public string? Code { get; set; }
}

internal sealed class RecoveryCodeFormValidator : AbstractValidator<RecoveryCodeForm>
{
    public RecoveryCodeFormValidator() => RuleFor(f => f.Code).NotEmpty().WithMessage("Enter one of your recovery codes.");
}

public sealed record RecoveryCodePage(RecoveryCodeForm Form);
