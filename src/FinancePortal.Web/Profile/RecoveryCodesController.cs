using System.Text;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared.Brand;
using FinancePortal.Web.Shared.Navigation;
using FinancePortal.Web.SignIn;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Profile;

/// <summary>Recovery codes: made anew after step-up, shown in the browser that asked until the person has kept them, never again.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class RecoveryCodesController(RecoveryCodeService recovery, FactorSetup setup, BrandOptions brand, SiteMap pages) : Controller
{
    [HttpGet("/settings/security/recovery-codes")]
    [HttpGet("/register/recovery-codes")]
    public async Task<IActionResult> Show(CancellationToken cancellationToken) => setup.Codes(HttpContext, User.UserId()) is { } fresh
        ? View("FreshRecoveryCodes", new FreshRecoveryCodesPage(new KeptForm(), fresh.Codes))
        : View("RecoveryCodes", new RecoveryCodesPage(await recovery.LeftAsync(User.UserId(), cancellationToken)));

    [RequiresStepUp]
    [HttpPost("/settings/security/recovery-codes")]
    public async Task<IActionResult> Make(CancellationToken cancellationToken)
    {
        setup.Keep(HttpContext, new FreshCodes(User.UserId(), await recovery.MakeAsync(User.UserId(), HttpContext.Origin(), cancellationToken), "/settings/security"));
        return RedirectToAction(nameof(Show));
    }

    [HttpGet("/settings/security/recovery-codes/download")]
    public IActionResult Download()
    {
        if (setup.Codes(HttpContext, User.UserId()) is not { } fresh)
        {
            return NotFound();
        }

        var text = $"{brand.Name}: recovery codes\r\nEach code works once, together with your password.\r\n\r\n{string.Join("\r\n", fresh.Codes)}\r\n";
        return File(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", "recovery-codes.txt");
    }

    [HttpPost("/settings/security/recovery-codes/kept")]
    public IActionResult Kept(KeptForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var fresh = setup.Codes(HttpContext, User.UserId());
        if (fresh is not null && !ModelState.IsValid)
        {
            return View("FreshRecoveryCodes", new FreshRecoveryCodesPage(form, fresh.Codes));
        }

        setup.ForgetCodes(HttpContext);
        return Redirect(fresh?.Next is { Length: > 0 } next && Url.IsLocalUrl(next) ? next : pages.StartOf(User.IsInRole));
    }
}

public sealed record RecoveryCodesPage(int Left);

public sealed class KeptForm
{
    public bool Kept { get; set; }
}

internal sealed class KeptFormValidator : AbstractValidator<KeptForm>
{
    public KeptFormValidator() => RuleFor(f => f.Kept).Equal(true).WithMessage("Save the codes first, then tick this box.");
}

public sealed record FreshRecoveryCodesPage(KeptForm Form, IReadOnlyList<string> Codes);
