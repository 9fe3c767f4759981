using FinancePortal.Core.Cases;
using FinancePortal.Core.Staff;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Staff;

/// <summary>One case: take it, give it back, close it.</summary>
[Area("Staff")]
[Authorize(Policy = Policies.Staff)]
[Route("/staff/cases/{case}")]
public sealed class CasesController(CaseDeskService desk, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Case([FromRoute(Name = "case")] string reference, CancellationToken cancellationToken) =>
        View(await PageAsync(reference, new CloseCaseForm(), cancellationToken));

    [HttpPost("take")]
    public async Task<IActionResult> Take([FromRoute(Name = "case")] string reference, CancellationToken cancellationToken) =>
        await AnswerAsync(reference, await desk.TakeAsync(reference, HttpContext.Actor(), cancellationToken), "The case is yours", cancellationToken);

    [HttpPost("give-back")]
    public async Task<IActionResult> GiveBack([FromRoute(Name = "case")] string reference, CancellationToken cancellationToken) =>
        await AnswerAsync(reference, await desk.GiveBackAsync(reference, HttpContext.Actor(), cancellationToken), "Back in the queue", cancellationToken);

    [HttpPost("close")]
    public async Task<IActionResult> Close([FromRoute(Name = "case")] string reference, CloseCaseForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        return ModelState.IsValid
            ? await AnswerAsync(reference, await desk.CloseAsync(reference, form.Outcome!.Trim(), HttpContext.Actor(form.Outcome!.Trim()), cancellationToken), "Case closed", cancellationToken)
            : View("Case", await PageAsync(reference, form, cancellationToken));
    }

    private async Task<IActionResult> AnswerAsync(string reference, CaseAnswer answer, string done, CancellationToken cancellationToken)
    {
        if (answer is CaseAnswer.Done)
        {
            TempData.Say(done);
            return Redirect($"/staff/cases/{reference}");
        }

        if (answer is not CaseAnswer.DecidedElsewhere && Request.Form.ContainsKey(nameof(CloseCaseForm.Outcome)))
        {
            return new ChangedMeanwhile(reference);
        }

        var page = await PageAsync(reference, new CloseCaseForm(), cancellationToken);
        var view = View("Case", page with
        {
            Conflict = answer switch
            {
                CaseAnswer.AlreadyClosed => "Somebody closed this case meanwhile",
                CaseAnswer.DecidedElsewhere => "This case closes by itself when the thing is decided",
                _ => $"Taken by {page.File.Case.OwnerName}",
            },
        });
        view.StatusCode = StatusCodes.Status409Conflict;
        return view;
    }

    private async Task<CasePage> PageAsync(string reference, CloseCaseForm form, CancellationToken cancellationToken) =>
        new(await desk.FindAsync(reference, cancellationToken), form, User.UserId(), clock.Today());
}

/// <param name="Conflict">What somebody else did first; null when nobody did.</param>
public sealed record CasePage(CaseFile File, CloseCaseForm Form, long UserId, DateOnly Today, string? Conflict = null)
{
    public bool IsMine => File.Case.OwnerUserId == UserId;

    /// <summary>The page on which the work is done, where it has one of its own.</summary>
    public (string Path, string Text)? WorkedOn => CaseWords.PlaceOf(File.Case) ?? File.Case.Kind switch
    {
        CaseKind.LostAccess => ($"/staff/recoveries/{File.Case.Subject}", "Check who it is, and approve or refuse"),
        CaseKind.RegistrationLock when File.CustomerReference is { } customer => ($"/staff/customers/{customer}/access", "See their access, lift the lock or send a link"),
        _ => null,
    };
}

public sealed class CloseCaseForm
{
    /// <summary>What came of it.</summary>
    public string? Outcome { get; set; }
}

public sealed class CloseCaseFormValidator : AbstractValidator<CloseCaseForm>
{
    private const int Longest = 500;

    public CloseCaseFormValidator() =>
        RuleFor(f => f.Outcome)
            .Must(o => !string.IsNullOrWhiteSpace(o)).WithMessage("Say in a sentence what came of it.")
            .MaximumLength(Longest).WithMessage($"Use {Longest} characters or fewer.");
}
