using FinancePortal.Core;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Staff;
using FinancePortal.Core.Staff.Rules;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Staff.Rules;

/// <summary>Tables of rules: what holds, since when, what is asked for, and putting an older value back (F-1206).</summary>
[Area("Staff")]
[Authorize(Policy = Policies.Administration)]
[Route("/staff/rules")]
public sealed class RulesController(RuleBookService rules, RuleCatalog catalog, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Rules(string? table, CancellationToken cancellationToken)
    {
        var shown = RuleTables.All.Any(t => t.Table == table) ? table! : RuleTables.All[0].Table;
        var waiting = await rules.WaitingAsync(cancellationToken);
        return View(new RulesPage(shown, await rules.ListAsync(r => r.Table == shown, cancellationToken), [.. waiting.Select(v => (catalog.Find(v.Rule), v)).Where(w => w.Item1 is not null).Select(w => (w.Item1!, w.v))], User.UserId(), clock.Today()));
    }

    /// <param name="value">Filled in, for putting an older value back.</param>
    [HttpGet("{rule}")]
    public async Task<ViewResult> Rule(string rule, string? value, CancellationToken cancellationToken)
    {
        var line = await LineAsync(rule, cancellationToken);
        return View(new RulePage(line, new RuleForm { Value = value ?? line.Today, From = clock.Today(), Seen = line.Stamp }, User.UserId(), clock.Today()));
    }

    [HttpPost("{rule}")]
    [RequiresStepUp]
    public async Task<IActionResult> Ask(string rule, RuleForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var line = await LineAsync(rule, cancellationToken);
        if (RuleText.Read(line.Rule, form.Value, out var refusal) is null)
        {
            ModelState.AddModelError(nameof(form.Value), refusal);
        }

        if (ModelState.IsValid)
        {
            if (form.Seen != line.Stamp)
            {
                return Stale(line, form);
            }

            switch (await rules.AskAsync(rule, form.Value ?? "", form.From!.Value, form.Reason!.Trim(), form.Seen ?? "", HttpContext.Actor(form.Reason!.Trim()), cancellationToken))
            {
                case ChangeAnswer.Waits:
                    TempData.Say("Asked", "A second person has to agree. Nothing changes until then.");
                    return Redirect($"/staff/rules/{rule}");
                case ChangeAnswer.DateRefused:
                    ModelState.AddModelError(nameof(form.From), "Enter today or a later date. A rule never changes the past.");
                    break;
                default:
                    ModelState.AddModelError(nameof(form.Value), "This value holds on that day already. Enter another one.");
                    break;
            }
        }

        return View("Rule", new RulePage(line, form, User.UserId(), clock.Today()));
    }

    [HttpPost("changes/{change}")]
    [RequiresStepUp]
    public async Task<IActionResult> Decide(string change, string? act, CancellationToken cancellationToken)
    {
        var answer = await rules.DecideAsync(change, act is "approve", HttpContext.Actor(), cancellationToken);
        if (answer is ChangeAnswer.DecidedAlready)
        {
            return new ChangedMeanwhile(change);
        }

        TempData.Say(
            answer switch
            {
                ChangeAnswer.Done => act is "approve" ? "The new value holds from its date" : "Refused",
                ChangeAnswer.Own => "You asked for it yourself",
                _ => "Its date has passed",
            },
            answer is ChangeAnswer.Own ? "Somebody else has to agree." : answer is ChangeAnswer.DateRefused ? "Ask for it again from today." : null,
            answer is ChangeAnswer.Done ? Tone.Ok : Tone.Warn);
        return Redirect("/staff/rules");
    }

    /// <summary>What was typed stays, beside what holds and is asked for now.</summary>
    private ViewResult Stale(RuleLine line, RuleForm form)
    {
        form.Seen = line.Stamp;
        ModelState.Remove(nameof(form.Seen));
        var view = View("Rule", new RulePage(line, form, User.UserId(), clock.Today()) { Meanwhile = RulePage.WhoChanged(line) });
        view.StatusCode = StatusCodes.Status409Conflict;
        return view;
    }

    private async Task<RuleLine> LineAsync(string rule, CancellationToken cancellationToken) =>
        catalog.Find(rule) is { } found ? (await rules.ListAsync(r => r == found, cancellationToken))[0] : throw new NotFoundException();
}

public sealed class RuleForm
{
    public string? Value { get; set; }
    public DateOnly? From { get; set; }
    public string? Reason { get; set; }

    /// <summary>What was agreed and asked for when the page was made.</summary>
    public string? Seen { get; set; }
}

public sealed class RuleFormValidator : AbstractValidator<RuleForm>
{
    public RuleFormValidator()
    {
        RuleFor(f => f.From).NotNull().WithMessage("Enter the day from which it holds.");
        RuleFor(f => f.Reason).Must(r => !string.IsNullOrWhiteSpace(r)).WithMessage("Say why.").MaximumLength(500).WithMessage("Use 500 characters or fewer.");
    }
}
