using FinancePortal.Core.Staff.Corrections;
using FinancePortal.Core.Staff.Files;
using FinancePortal.Core.Staff.ReturnedMail;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Staff.Customers;

/// <summary>A person's details, and proposing to change one.</summary>
[Area("Staff")]
[Authorize(Policy = Policies.Corrections)]
[RequiresOpenFile(showsMoney: true)]
[Route("/staff/customers/{customer}/details")]
public sealed class DetailsController(CustomerFileService files, CorrectionService corrections, ReturnedMailService mail) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Details(string customer, string? field, CancellationToken cancellationToken)
    {
        var page = await PageAsync(new DetailForm { Field = field is not null && PersonalDetails.All.Contains(field) ? field : PersonalDetails.All[0] }, cancellationToken);
        page.Form.Seen = page.Value;
        return View(page);
    }

    [HttpPost("")]
    [RequiresStepUp]
    [RequestSizeLimit(FileUpload.LargestForm)]
    [RequestFormLimits(MultipartBodyLengthLimit = FileUpload.LargestForm)]
    public async Task<IActionResult> Details(string customer, [FromForm] DetailForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var evidence = await FileUpload.ReadAsync(form.Evidence, ModelState, nameof(form.Evidence), cancellationToken);
        if (ModelState.IsValid)
        {
            var request = new CorrectionRequest
            {
                Kind = CorrectionKind.PersonalData,
                Field = form.Field!,
                NewValue = form.NewValue!.Trim(),
                Reason = form.Reason!.Value,
                Note = form.Note!.Trim(),
                Evidence = evidence,
                EvidenceReference = form.EvidenceReference?.Trim() ?? "",
            };
            var answer = await corrections.ProposePersonalAsync(HttpContext.OpenFile().CustomerId, request, form.Seen ?? "", HttpContext.Actor(request.Note), cancellationToken);
            if (this.Done(answer) is { } done)
            {
                return done;
            }

            if (answer is CorrectionAnswer.Stale stale)
            {
                var changed = await PageAsync(form, cancellationToken);
                form.Seen = changed.Value;
                return this.Stale("Details", changed with { Meanwhile = TransactionWords.Words(stale) });
            }

            this.Refuse((answer as CorrectionAnswer.Refused)?.Problem);
        }

        return View(await PageAsync(form, cancellationToken));
    }

    /// <summary>A letter came back from this customer's address.</summary>
    [HttpPost("returned-mail")]
    public async Task<IActionResult> ReturnedMail(string customer, [FromForm] ReturnedMailForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!ModelState.IsValid)
        {
            var page = await PageAsync(new DetailForm { Field = "street" }, cancellationToken);
            page.Form.Seen = page.Value;
            return View("Details", page with { CameBack = form.CameBack });
        }

        var words = form.CameBack!.Trim();
        var opened = await mail.ReportAsync(HttpContext.OpenFile().CustomerId, words, HttpContext.Actor(words), cancellationToken);
        TempData.Say("In the queue of returned mail");
        return Redirect($"/staff/cases/{opened}");
    }

    private async Task<DetailsPage> PageAsync(DetailForm form, CancellationToken cancellationToken)
    {
        var open = HttpContext.OpenFile();
        return new DetailsPage(new FileHead(open, await files.ReadAsync(open.CustomerId, cancellationToken), "Details"), form);
    }
}

public sealed class DetailForm
{
    public string? Field { get; set; }
    public string? NewValue { get; set; }

    /// <summary>What stood there when the page was made.</summary>
    public string? Seen { get; set; }
    public CorrectionReason? Reason { get; set; }
    public string? Note { get; set; }
    public string? EvidenceReference { get; set; }
    public IFormFile? Evidence { get; set; }
}

public sealed class ReturnedMailForm
{
    /// <summary>Which letter, and what stands on the envelope.</summary>
    public string? CameBack { get; set; }
}

public sealed class ReturnedMailFormValidator : AbstractValidator<ReturnedMailForm>
{
    private const int Longest = 300;

    public ReturnedMailFormValidator() => RuleFor(f => f.CameBack)
        .Must(c => !string.IsNullOrWhiteSpace(c)).WithMessage("Say which letter came back and what stands on it.")
        .MaximumLength(Longest).WithMessage($"Use {Longest} characters or fewer.");
}

public sealed class DetailFormValidator : AbstractValidator<DetailForm>
{
    public DetailFormValidator()
    {
        RuleFor(f => f.Field).Must(f => PersonalDetails.All.Contains(f ?? "")).WithMessage("Choose a detail.");
        RuleFor(f => f.NewValue).Must(v => !string.IsNullOrWhiteSpace(v)).WithMessage("Enter what is right.");
        RuleFor(f => f.Reason).NotNull().WithMessage("Choose a reason.").IsInEnum().WithMessage("Choose a reason.");
        RuleFor(f => f.Note)
            .Must(n => !string.IsNullOrWhiteSpace(n)).WithMessage("Say what happened. The approver reads this.")
            .MaximumLength(Correction.LongestNote).WithMessage($"Use {Correction.LongestNote} characters or fewer.");
        RuleFor(f => f.EvidenceReference).MaximumLength(Correction.LongestEvidenceReference).WithMessage($"Use {Correction.LongestEvidenceReference} characters or fewer.");
    }
}

public sealed record DetailsPage(FileHead Head, DetailForm Form)
{
    /// <summary>Who changed what while the form was open; null when nobody did.</summary>
    public string? Meanwhile { get; init; }

    /// <summary>What was typed about a letter that came back.</summary>
    public string? CameBack { get; init; }

    public string Value => PersonalDetails.All.Contains(Form.Field ?? "") ? PersonalDetails.Read(Head.File.Customer, Form.Field!) : "";
}
