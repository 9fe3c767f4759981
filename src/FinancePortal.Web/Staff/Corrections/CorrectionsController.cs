using FinancePortal.Core;
using FinancePortal.Core.Staff.Corrections;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Staff.Customers;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Staff.Corrections;

/// <summary>What was proposed, and the second person's decision.</summary>
[Area("Staff")]
[Authorize(Policy = Policies.Corrections)]
[Route("/staff/corrections")]
public sealed class CorrectionsController(CorrectionApprovalService approvals, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> List(string? show, CancellationToken cancellationToken)
    {
        var all = await approvals.ListAsync(show is "all" ? null : CorrectionState.WaitsForApproval, cancellationToken);
        return View(new CorrectionListPage(all, show is "all", User.UserId(), clock.Today()));
    }

    [HttpGet("{correction}")]
    public async Task<ViewResult> Correction(string correction, CancellationToken cancellationToken) =>
        View(await PageAsync(correction, new DecisionForm(), cancellationToken));

    [HttpPost("{correction}")]
    [Authorize(Policy = Policies.Approvals)]
    [RequiresStepUp]
    public async Task<IActionResult> Decide(string correction, DecisionForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var page = await PageAsync(correction, form, cancellationToken);
        if (!ModelState.IsValid)
        {
            return View("Correction", page);
        }

        var note = form.Note!.Trim();
        var answer = await approvals.DecideAsync(correction, form.Approves, note, form.Seen ?? -1, HttpContext.Actor(note), cancellationToken);
        if (this.Done(answer, booked: "Approved and booked") is { } done)
        {
            return done;
        }

        switch (answer)
        {
            case CorrectionAnswer.Refused refused:
                this.Refuse(refused.Problem, field: "");
                return View("Correction", page);
            case CorrectionAnswer.OwnRequest:
                return Conflict(page, "You made this correction yourself", "Somebody else has to look at it.");
            case CorrectionAnswer.Expired:
                return Conflict(page, "Nobody decided in time", "It is over. Whoever made it can make it again.");
            case CorrectionAnswer.DecidedAlready:
                return new ChangedMeanwhile(correction);
            case CorrectionAnswer.Stale stale:
                return Conflict(page, "This changed while you were looking", $"{TransactionWords.Words(stale)} Nothing was booked.{(stale.Changed is null ? " The effect below is worked out anew." : " Send it back, so that it is made again from what stands now.")}");
            default:
                throw new InvalidOperationException("A decision was answered in a way that no decision is.");
        }
    }

    [HttpGet("{correction}/evidence")]
    public async Task<FileContentResult> Evidence(string correction, CancellationToken cancellationToken)
    {
        var file = await approvals.EvidenceAsync(correction, cancellationToken) ?? throw new NotFoundException();
        return CorrectionPage.IsPicture(file.ContentType) ? File(file.Bytes, file.ContentType) : File(file.Bytes, file.ContentType, $"evidence-{correction}.pdf");
    }

    private ViewResult Conflict(CorrectionPage page, string heading, string detail) => this.Stale("Correction", page with { Conflict = (heading, detail) });

    private async Task<CorrectionPage> PageAsync(string reference, DecisionForm form, CancellationToken cancellationToken) =>
        new(await approvals.FindAsync(reference, cancellationToken), form, User.UserId(), User.IsInRole(Core.Customers.Identity.Roles.Supervisor), clock.Today());
}

public sealed class DecisionForm
{
    public string? Note { get; set; }

    /// <summary>The account's last entry when the page was made.</summary>
    public int? Seen { get; set; }

    /// <summary><c>approve</c> or <c>return</c>.</summary>
    public string? Act { get; set; }

    public bool Approves => Act is "approve";
}

public sealed class DecisionFormValidator : AbstractValidator<DecisionForm>
{
    public DecisionFormValidator()
    {
        RuleFor(f => f.Note)
            .Must(n => !string.IsNullOrWhiteSpace(n)).WithMessage("Say what you looked at.")
            .MaximumLength(Correction.LongestNote).WithMessage($"Use {Correction.LongestNote} characters or fewer.");
        RuleFor(f => f.Act).Must(a => a is "approve" or "return").WithMessage("Approve it or send it back.");
    }
}

public sealed record CorrectionListPage(IReadOnlyList<Correction> Corrections, bool ShowsAll, long UserId, DateOnly Today);

/// <param name="MayDecide">The colleague is a supervisor.</param>
public sealed record CorrectionPage(CorrectionFile File, DecisionForm Form, long UserId, bool MayDecide, DateOnly Today)
{
    public (string Heading, string Detail)? Conflict { get; init; }

    public static bool IsPicture(string contentType) => contentType.StartsWith("image/", StringComparison.Ordinal);

    public bool IsOwn => File.Correction.MadeByUserId == UserId;

    public static string StateOf(Correction c, DateOnly today) => c.State switch
    {
        CorrectionState.Booked => "Booked",
        CorrectionState.Returned => "Sent back",
        CorrectionState.Expired => "Expired",
        _ => c.IsExpired(today) ? "Expired" : "Waits for approval",
    };
}
