using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Customers.Recovery;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Staff.Recoveries;

/// <summary>
/// Somebody lost every way to sign in: one colleague checks who it is, another one agrees, and the mailbox on file gets the link when the day's wait
/// is over. Neither sees it (F-107, ASVS 6.4.6).
/// </summary>
[Area("Staff")]
[Authorize(Policy = Policies.Corrections)]
[Route("/staff/recoveries/{recovery}")]
public sealed class RecoveriesController(StaffRecoveryService recoveries, SecurityClock clock) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Recovery(string recovery, CancellationToken cancellationToken) => View(await PageAsync(recovery, new RecoveryCheckForm(), cancellationToken));

    [HttpPost("check")]
    [RequiresStepUp]
    public async Task<IActionResult> Check(string recovery, RecoveryCheckForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var page = await PageAsync(recovery, form, cancellationToken);
        return ModelState.IsValid
            ? await AnswerAsync(recovery, await recoveries.CheckAsync(recovery, form.Evidence!, form.Ticket!, HttpContext.Actor(form.Ticket!.Trim()), cancellationToken), "Check noted", "Now another colleague has to agree.", cancellationToken)
            : View("Recovery", page);
    }

    [HttpPost("approve")]
    [RequiresStepUp]
    public async Task<IActionResult> Approve(string recovery, CancellationToken cancellationToken) =>
        await AnswerAsync(recovery, await recoveries.ApproveAsync(recovery, HttpContext.Actor("second person of a recovery"), cancellationToken), "Approved", "The link goes to the address on file when the wait is over.", cancellationToken);

    [HttpPost("refuse")]
    [RequiresStepUp]
    public async Task<IActionResult> Refuse(string recovery, CancellationToken cancellationToken) =>
        await AnswerAsync(recovery, await recoveries.RefuseAsync(recovery, HttpContext.Actor("refused"), cancellationToken), "Refused", "Nobody gets in by it. They can ask again.", cancellationToken);

    private async Task<IActionResult> AnswerAsync(string recovery, RecoveryAnswer answer, string done, string detail, CancellationToken cancellationToken)
    {
        if (answer is RecoveryAnswer.Done)
        {
            TempData.Say(done, detail);
            return Redirect($"/staff/recoveries/{recovery}");
        }

        if (answer is not RecoveryAnswer.SamePerson)
        {
            return new ChangedMeanwhile(recovery);
        }

        var view = View("Recovery", (await PageAsync(recovery, new RecoveryCheckForm(), cancellationToken)) with { Conflict = "You checked who it is, so another colleague has to agree" });
        view.StatusCode = StatusCodes.Status409Conflict;
        return view;
    }

    private async Task<RecoveryPage> PageAsync(string recovery, RecoveryCheckForm form, CancellationToken cancellationToken) =>
        new(await recoveries.FindAsync(recovery, cancellationToken), form, User.UserId(), clock.UtcNow);
}

public sealed class RecoveryCheckForm
{
    public string? Evidence { get; set; }
    public string? Ticket { get; set; }
}

public sealed class RecoveryCheckFormValidator : AbstractValidator<RecoveryCheckForm>
{
    private const int LongestEvidence = 1000;
    private const int LongestTicket = 80;

    public RecoveryCheckFormValidator()
    {
        RuleFor(f => f.Evidence)
            .Must(e => !string.IsNullOrWhiteSpace(e)).WithMessage("Say whom you called back and what you compared.")
            .MaximumLength(LongestEvidence).WithMessage($"Use {LongestEvidence} characters or fewer.");
        RuleFor(f => f.Ticket)
            .Must(t => !string.IsNullOrWhiteSpace(t)).WithMessage("Enter where the call is recorded.")
            .MaximumLength(LongestTicket).WithMessage($"Use {LongestTicket} characters or fewer.");
    }
}

/// <param name="Conflict">What somebody else did first; null when nobody did.</param>
public sealed record RecoveryPage(RecoveryLine Line, RecoveryCheckForm Form, long UserId, DateTime Now, string? Conflict = null)
{
    public bool IsOpen => Line.Recovery.IsOpen(Now);

    public string State => Line.Recovery switch
    {
        { CompletedAt: not null } => "They are back in",
        { CancelledAt: not null } => "Stopped",
        _ when !IsOpen => "Expired",
        { ApprovedAt: not null } => "Approved",
        { CheckedAt: not null } => "Waits for a second person",
        _ => "Waits for a check",
    };
}
