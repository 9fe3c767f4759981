using System.Globalization;
using FinancePortal.Core.Documents.Incoming;
using FinancePortal.Core.Staff.Corrections;
using FinancePortal.Core.Staff.Files;
using FinancePortal.Core.Staff.History;
using FinancePortal.Core.Vehicles;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Leases;
using FinancePortal.Web.Shared;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Staff.Customers;

/// <summary>The odometer readings of a vehicle, and proposing to put one right.</summary>
[Area("Staff")]
[Authorize(Policy = Policies.Corrections)]
[RequiresOpenFile(showsMoney: true)]
[Route("/staff/customers/{customer}/accounts/{account}/readings")]
public sealed class ReadingsController(CustomerFileService files, ReadingListService readings, CorrectionService corrections) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Readings(string customer, string account, string? reading, CancellationToken cancellationToken)
    {
        var page = await PageAsync(account, new ReadingCorrectionForm { Reading = reading }, cancellationToken);
        page.Form.Seen = page.LastSequence;
        return View(page);
    }

    [HttpPost("")]
    [RequiresStepUp]
    [RequestSizeLimit(FileUpload.LargestForm)]
    [RequestFormLimits(MultipartBodyLengthLimit = FileUpload.LargestForm)]
    public async Task<IActionResult> Readings(string customer, string account, [FromForm] ReadingCorrectionForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var evidence = await FileUpload.ReadAsync(form.Evidence, ModelState, nameof(form.Evidence), cancellationToken);
        CorrectionEffect? effect = null;
        if (ModelState.IsValid && TypedMiles.TryRead(form.Miles, out var miles))
        {
            var request = form.ToRequest(miles, evidence);
            effect = form.IsPreview ? await corrections.PreviewAsync(HttpContext.OpenFile().CustomerId, account, request, cancellationToken) : null;
            var answer = form.IsPreview ? null : await corrections.ProposeAsync(HttpContext.OpenFile().CustomerId, account, request, HttpContext.Actor(request.Note), cancellationToken);
            if (this.Done(answer) is { } done)
            {
                return done;
            }

            if (answer is CorrectionAnswer.Stale stale)
            {
                var changed = await PageAsync(account, form, cancellationToken);
                form.Seen = changed.LastSequence;
                return this.Stale("Readings", changed with { Meanwhile = TransactionWords.Words(stale) });
            }

            var problem = effect?.Problem ?? (answer as CorrectionAnswer.Refused)?.Problem;
            this.Refuse(problem, problem is CorrectionProblem.EvidenceMissing ? nameof(form.EvidenceReference) : nameof(form.Miles), problem is CorrectionProblem.NoSuchEvent ? "Choose a reading that stands." : null);
        }

        return View(await PageAsync(account, form, cancellationToken) with { Effect = effect is { Problem: null } ? effect : null });
    }

    private async Task<ReadingsPage> PageAsync(string account, ReadingCorrectionForm form, CancellationToken cancellationToken)
    {
        var open = HttpContext.OpenFile();
        var (sequence, list) = await readings.ReadAsync(open.CustomerId, account, cancellationToken);
        var file = await files.ReadAsync(open.CustomerId, cancellationToken);
        return new ReadingsPage(new FileHead(open, file, "Readings", file.Accounts.Single(a => a.Reference == account)), list, form, sequence);
    }
}

public sealed class ReadingCorrectionForm
{
    /// <summary>The reference of the reading that is wrong.</summary>
    public string? Reading { get; set; }
    public string? Miles { get; set; }
    public CorrectionReason? Reason { get; set; }
    public string? Note { get; set; }
    public string? EvidenceReference { get; set; }
    public IFormFile? Evidence { get; set; }

    /// <summary>The account's last entry when the page was made.</summary>
    public int? Seen { get; set; }

    /// <summary><c>preview</c> shows the effect only.</summary>
    public string? Act { get; set; }

    public bool IsPreview => Act is "preview";

    public CorrectionRequest ToRequest(int miles, IncomingFile? evidence) => new()
    {
        Kind = CorrectionKind.LeaseReading,
        Field = Reading ?? "",
        NewValue = miles.ToString(CultureInfo.InvariantCulture),
        Reason = Reason ?? default,
        Note = Note?.Trim() ?? "",
        Evidence = evidence,
        EvidenceReference = EvidenceReference?.Trim() ?? "",
        SeenSequence = Seen ?? -1,
    };
}

public sealed class ReadingCorrectionFormValidator : AbstractValidator<ReadingCorrectionForm>
{
    public ReadingCorrectionFormValidator()
    {
        RuleFor(f => f.Miles).Must(m => TypedMiles.TryRead(m, out _)).WithMessage(TypedMiles.HowTo);
        When(f => !f.IsPreview, () =>
        {
            RuleFor(f => f.Reason).NotNull().WithMessage("Choose a reason.").IsInEnum().WithMessage("Choose a reason.");
            RuleFor(f => f.Note)
                .Must(n => !string.IsNullOrWhiteSpace(n)).WithMessage("Say what happened. The approver reads this.")
                .MaximumLength(Correction.LongestNote).WithMessage($"Use {Correction.LongestNote} characters or fewer.");
            RuleFor(f => f.EvidenceReference).MaximumLength(Correction.LongestEvidenceReference).WithMessage($"Use {Correction.LongestEvidenceReference} characters or fewer.");
        });
    }
}

public sealed record ReadingsPage(FileHead Head, IReadOnlyList<OdometerReading> Readings, ReadingCorrectionForm Form, int LastSequence)
{
    /// <summary>What the right reading would mean; null until it was asked for.</summary>
    public CorrectionEffect? Effect { get; init; }

    /// <summary>Who changed what while the form was open; null when nobody did.</summary>
    public string? Meanwhile { get; init; }

    public string Path => $"{Head.Path}/accounts/{Head.Account!.Reference}/readings";

    public OdometerReading? Chosen => Readings.FirstOrDefault(r => r.Reference == Form.Reading && r.WithdrawnAt is null);
}
