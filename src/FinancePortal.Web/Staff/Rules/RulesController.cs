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
        return View(new RulePage(line, new RuleForm { Value = value ?? line.Today, From = clock.Today() }, User.UserId(), clock.Today()));
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
            switch (await rules.AskAsync(rule, form.Value ?? "", form.From!.Value, form.Reason!.Trim(), HttpContext.Actor(form.Reason!.Trim()), cancellationToken))
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
        TempData.Say(
            answer switch
            {
                ChangeAnswer.Done => act is "approve" ? "The new value holds from its date" : "Refused",
                ChangeAnswer.Own => "You asked for it yourself",
                ChangeAnswer.DateRefused => "Its date has passed",
                _ => "Somebody decided it already",
            },
            answer is ChangeAnswer.Own ? "Somebody else has to agree." : answer is ChangeAnswer.DateRefused ? "Ask for it again from today." : null,
            answer is ChangeAnswer.Done ? Tone.Ok : Tone.Warn);
        return Redirect("/staff/rules");
    }

    private async Task<RuleLine> LineAsync(string rule, CancellationToken cancellationToken) =>
        catalog.Find(rule) is { } found ? (await rules.ListAsync(r => r == found, cancellationToken))[0] : throw new NotFoundException();
}

public sealed class RuleForm
{
    public string? Value { get; set; }
    public DateOnly? From { get; set; }
    public string? Reason { get; set; }
}

public sealed class RuleFormValidator : AbstractValidator<RuleForm>
{
    public RuleFormValidator()
    {
        RuleFor(f => f.From).NotNull().WithMessage("Enter the day from which it holds.");
        RuleFor(f => f.Reason).Must(r => !string.IsNullOrWhiteSpace(r)).WithMessage("Say why.").MaximumLength(500).WithMessage("Use 500 characters or fewer.");
    }
}
