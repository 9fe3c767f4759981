using FinancePortal.Core;
using FinancePortal.Core.Documents.Incoming;
using FinancePortal.Core.ServicePlans.Papers;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Staff.Uploads;

/// <summary>Papers that owners sent: looked at, then confirmed or refused with a reason.</summary>
[Area("Staff")]
[Authorize(Policy = Policies.Staff)]
[Route("/staff/uploads")]
public sealed class UploadsController(PaperDecisionService papers, UploadService uploads, IncomingFileService incoming) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Index(CancellationToken cancellationToken)
    {
        IReadOnlyList<WaitingPaper> waiting = [.. (await papers.ListAsync(cancellationToken)).Concat(await uploads.WaitingAsync(cancellationToken)).OrderBy(p => p.SentAt)];
        return View(waiting);
    }

    [HttpGet("{upload}")]
    public async Task<ViewResult> Upload(string upload, CancellationToken cancellationToken) =>
        View(new UploadPage(await FindAsync(upload, cancellationToken), new DecidePaperForm()));

    [HttpPost("{upload}")]
    public async Task<IActionResult> Decide(string upload, DecidePaperForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!ModelState.IsValid)
        {
            return View("Upload", new UploadPage(await FindAsync(upload, cancellationToken), form));
        }

        var (why, colleague) = (form.Why?.Trim() ?? "", HttpContext.Actor());
        if (await uploads.DecideAsync(upload, form.Accept, why, colleague, cancellationToken) is not { } paper)
        {
            paper = await papers.DecideAsync(upload, form.Accept, why, colleague, cancellationToken);
            if (paper.DocumentId is { } document)
            {
                await incoming.DecideAsync(document, form.Accept, cancellationToken);
            }
        }

        TempData.Say(form.Accept ? "Confirmed" : "Refused", $"{paper.Title}, {paper.VehicleName}. The owner has been told.");
        return Redirect("/staff/uploads");
    }

    /// <summary>As a download, never shown by this site; each look is on record.</summary>
    [HttpGet("{upload}/file")]
    public async Task<IActionResult> Download(string upload, CancellationToken cancellationToken)
    {
        var paper = await FindAsync(upload, cancellationToken);
        var (document, bytes) = await incoming.OpenAsync(paper.DocumentId ?? throw new NotFoundException(), HttpContext.Actor(), cancellationToken);
        return bytes is null ? throw new NotFoundException("The file is gone.") : File(bytes, document.ContentType, document.FileName);
    }

    private async Task<WaitingPaper> FindAsync(string upload, CancellationToken cancellationToken) =>
        await uploads.FindAsync(upload, cancellationToken) ?? await papers.FindAsync(upload, cancellationToken);
}

public sealed class DecidePaperForm
{
    public bool Accept { get; set; }

    /// <summary>For the owner.</summary>
    public string? Why { get; set; }
}

public sealed class DecidePaperFormValidator : AbstractValidator<DecidePaperForm>
{
    private const int Longest = 300;

    public DecidePaperFormValidator() =>
        RuleFor(f => f.Why)
            .Must((f, why) => f.Accept || !string.IsNullOrWhiteSpace(why)).WithMessage("Say in a sentence what is missing. The owner reads it.")
            .MaximumLength(Longest).WithMessage($"Use {Longest} characters or fewer.");
}

/// <summary>One paper and the decision about it.</summary>
public sealed record UploadPage(WaitingPaper Paper, DecidePaperForm Form);
