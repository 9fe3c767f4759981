using System.Globalization;
using FinancePortal.Core.Staff.Disputes;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Staff.Customers;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace FinancePortal.Web.Disputes;

/// <summary>A customer asks about a line of their account, or says that it is wrong (F-1107).</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/accounts/{account}/question")]
public sealed class QuestionController(DisputeService disputes) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Question(string account, int? entry, CancellationToken cancellationToken) =>
        View(new QuestionPage(await disputes.DeskAsync(User.CustomerId(), account, cancellationToken), new QuestionForm { Entry = entry }));

    [HttpPost("")]
    public async Task<IActionResult> Question(string account, [FromForm] QuestionForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var desk = await disputes.DeskAsync(User.CustomerId(), account, cancellationToken);
        if (!ModelState.IsValid)
        {
            return View(new QuestionPage(desk, form));
        }

        await disputes.OpenAsync(User.CustomerId(), account, form.Entry, form.IsWrong, form.Words!.Trim(), HttpContext.Actor(), cancellationToken);
        TempData.Say("We got your question", "You can see here by when we answer, and our answer.");
        return Redirect($"/accounts/{account}/question");
    }
}

public sealed class QuestionForm
{
    /// <summary>The entry's number; nothing for the account as a whole.</summary>
    public int? Entry { get; set; }
    public bool IsWrong { get; set; }
    public string? Words { get; set; }
}

public sealed class QuestionFormValidator : AbstractValidator<QuestionForm>
{
    private const int Longest = 1500;

    public QuestionFormValidator() =>
        RuleFor(f => f.Words)
            .Must(w => !string.IsNullOrWhiteSpace(w)).WithMessage("Tell us what you want to know, or what is wrong.")
            .MaximumLength(Longest).WithMessage($"Use {Longest} characters or fewer.");
}

public sealed record QuestionPage(QuestionDesk Desk, QuestionForm Form)
{
    public IEnumerable<SelectListItem> Entries =>
        Desk.Entries.Select(r => new SelectListItem($"{Formats.Table(r.Event.EffectiveOn)}: {TransactionWords.Title(r.Event)}{(r.Event.Amount.IsZero ? "" : $", {r.Event.Amount}")}", r.Event.Sequence.ToString(CultureInfo.InvariantCulture)))
            .Prepend(new SelectListItem("The account as a whole", ""));
}
