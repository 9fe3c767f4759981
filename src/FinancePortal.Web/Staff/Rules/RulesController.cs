using System.Globalization;
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
public sealed class RulesController(RuleBookService rules, TimeProvider clock) : Controller
{
    /// <param name="rule">Chosen in the form.</param>
    /// <param name="value">Filled in, for putting an older value back.</param>
    [HttpGet("")]
    public async Task<ViewResult> Rules(string? rule, decimal? value, CancellationToken cancellationToken) =>
        View(await PageAsync(new RuleForm { Rule = rule, Value = value?.ToString("G29", CultureInfo.InvariantCulture), From = clock.Today() }, cancellationToken));

    [HttpPost("")]
    public async Task<IActionResult> Ask([FromForm] RuleForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (ModelState.IsValid && form.TryRead(out var value))
        {
            switch (await rules.AskAsync(form.Rule!, value, form.From!.Value, form.Reason!.Trim(), HttpContext.Actor(form.Reason!.Trim()), cancellationToken))
            {
                case RuleAnswer.Waits:
                    TempData.Say("Asked", "A second person has to agree. Nothing changes until then.");
                    return Redirect("/staff/rules");
                case RuleAnswer.DateRefused:
                    ModelState.AddModelError(nameof(form.From), "Enter today or a later date. A rule never changes the past.");
                    break;
                default:
                    ModelState.AddModelError(nameof(form.Value), "Enter another value, within what the rule allows.");
                    break;
            }
        }

        return View("Rules", await PageAsync(form, cancellationToken));
    }

    [HttpPost("{version}")]
    public async Task<IActionResult> Decide(string version, string? act, CancellationToken cancellationToken)
    {
        var answer = await rules.DecideAsync(version, act is "approve", HttpContext.Actor(), cancellationToken);
        TempData.Say(
            answer switch
            {
                RuleAnswer.Done => act is "approve" ? "The new value holds from its date" : "Refused",
                RuleAnswer.Own => "You asked for it yourself",
                RuleAnswer.DateRefused => "Its date has passed",
                _ => "Somebody decided it already",
            },
            answer is RuleAnswer.Own ? "Somebody else has to agree." : answer is RuleAnswer.DateRefused ? "Ask for it again from today." : null,
            answer is RuleAnswer.Done ? Tone.Ok : Tone.Warn);
        return Redirect("/staff/rules");
    }

    private async Task<RulesPage> PageAsync(RuleForm form, CancellationToken cancellationToken) => new(await rules.ListAsync(cancellationToken), form, User.UserId(), clock.Today());
}

public sealed class RuleForm
{
    public string? Rule { get; set; }
    public string? Value { get; set; }
    public DateOnly? From { get; set; }
    public string? Reason { get; set; }

    public bool TryRead(out decimal value) => decimal.TryParse(Value?.Trim().TrimStart('$'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
}

public sealed class RuleFormValidator : AbstractValidator<RuleForm>
{
    public RuleFormValidator()
    {
        RuleFor(f => f.Rule).Must(r => Core.Staff.Rules.Rule.All.Any(all => all.Name == r)).WithMessage("Choose a rule.");
        RuleFor(f => f.Value).Must((form, _) => form.TryRead(out var _)).WithMessage("Enter a number, like 25 or 25.50.");
        RuleFor(f => f.From).NotNull().WithMessage("Enter the day from which it holds.");
        RuleFor(f => f.Reason).Must(r => !string.IsNullOrWhiteSpace(r)).WithMessage("Say why.").MaximumLength(500).WithMessage("Use 500 characters or fewer.");
    }
}

public sealed record RulesPage(IReadOnlyList<RuleLine> Lines, RuleForm Form, long UserId, DateOnly Today)
{
    public static string Written(Rule rule, decimal value)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Unit == "dollars" ? Rounding.HalfUp(value).ToString() : value == 1m ? "1 day" : $"{value.ToString("G29", CultureInfo.InvariantCulture)} days";
    }
}
