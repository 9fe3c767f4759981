using FinancePortal.Core.Contracts;
using FinancePortal.Core.Images;
using FinancePortal.Core.Payments.Charges;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Payments;

/// <summary>Taxes, tolls and tickets that were billed to an account, each with its paper and a way to dispute it (F-416).</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/accounts/{account}/charges")]
public sealed class ChargesController(ChargeService charges) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> List(string account, CancellationToken cancellationToken)
    {
        var (owner, all) = await charges.ListAsync(User.CustomerId(), account, cancellationToken);
        return View("Charges", new ChargesPage(owner, all));
    }

    [HttpGet("{bill}")]
    public Task<ViewResult> Show(string account, string bill, CancellationToken cancellationToken) => PageAsync(account, bill, new DisputeForm(), cancellationToken);

    [HttpGet("{bill}/notice")]
    public async Task<FileContentResult> Notice(string account, string bill, CancellationToken cancellationToken)
    {
        var picture = await charges.DocumentAsync(User.CustomerId(), account, bill, cancellationToken);
        return File(picture.Bytes, ImageFile.ContentTypeOf(picture.Kind));
    }

    [HttpPost("{bill}/dispute")]
    public async Task<IActionResult> Dispute(string account, string bill, DisputeForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (ModelState.IsValid)
        {
            if (await charges.DisputeAsync(account, bill, form.Reason ?? "", HttpContext.Actor(), cancellationToken) is not ChargeAnswer.Refused refused)
            {
                TempData.Say("We’re looking into it", "The charge is off your account until we answer.");
                return Redirect($"/accounts/{account}/charges/{bill}");
            }

            ModelState.AddModelError(nameof(form.Reason), refused.Message);
        }

        return await PageAsync(account, bill, form, cancellationToken);
    }

    private async Task<ViewResult> PageAsync(string account, string bill, DisputeForm form, CancellationToken cancellationToken)
    {
        var (owner, all) = await charges.ListAsync(User.CustomerId(), account, cancellationToken);
        return View("Charge", new ChargePage(owner, all.FirstOrDefault(c => c.Charge.Reference == bill) ?? throw new Core.NotFoundException(), form));
    }
}

public sealed class DisputeForm
{
    public string? Reason { get; set; }
}

public sealed class DisputeFormValidator : AbstractValidator<DisputeForm>
{
    public DisputeFormValidator() =>
        RuleFor(f => f.Reason).Must(r => r?.Trim() is { Length: > 0 and <= IncidentalCharge.LongestReason }).WithMessage($"Say what’s wrong with it, in up to {IncidentalCharge.LongestReason} characters.");
}

public sealed record ChargesPage(FinancedAccount Account, IReadOnlyList<ChargeLine> Charges)
{
    public static (Tone Tone, string Text) StatusOf(ChargeLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line switch
        {
            { Charge.Status: ChargeStatus.Disputed } => (Tone.Info, "Disputed"),
            { Charge.Status: ChargeStatus.Withdrawn } => (Tone.Neutral, "Withdrawn"),
            { IsPaid: true } => (Tone.Ok, "Paid"),
            _ => (Tone.Warn, $"Due {Formats.Table(line.Charge.DueOn)}"),
        };
    }
}

public sealed record ChargePage(FinancedAccount Account, ChargeLine Line, DisputeForm Form);
