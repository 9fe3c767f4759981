using FinancePortal.Core.Contracts;
using FinancePortal.Core.Documents.Payoffs;
using FinancePortal.Core.Documents.Titles;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Documents;

/// <summary>Letters about one loan that others can check, who has checked them, and where the title is.</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/accounts/{account}")]
public sealed class LettersController(PayoffLetterService letters, TitleService titles, TimeProvider clock) : Controller
{
    [HttpGet("letters")]
    public async Task<ViewResult> Letters(string account, CancellationToken cancellationToken) =>
        View(await PageAsync(account, new PayoffLetterForm { GoodThrough = BankCalendar.OnOrAfter(clock.Today().AddDays(10)) }, cancellationToken));

    [HttpPost("letters")]
    public async Task<IActionResult> Ask(string account, PayoffLetterForm form, CancellationToken cancellationToken) =>
        await IssueAsync("Letters", account, form, elsewhere: false, cancellationToken);

    /// <summary>To another name and address: the second factor must be fresh (F-607).</summary>
    [HttpGet("letters/elsewhere")]
    [RequiresStepUp]
    public async Task<ViewResult> Elsewhere(string account, CancellationToken cancellationToken) =>
        View(await PageAsync(account, new PayoffLetterForm { GoodThrough = BankCalendar.OnOrAfter(clock.Today().AddDays(10)) }, cancellationToken));

    [HttpPost("letters/elsewhere")]
    [RequiresStepUp]
    public async Task<IActionResult> AskElsewhere(string account, PayoffLetterForm form, CancellationToken cancellationToken) =>
        await IssueAsync("Elsewhere", account, form, elsewhere: true, cancellationToken);

    /// <summary>Takes a letter back while it waits. It asks for nothing: whoever got our warning acts at once.</summary>
    [HttpPost("letters/{letter}/stop")]
    public async Task<RedirectResult> Stop(string account, string letter, CancellationToken cancellationToken)
    {
        if (await letters.StopAsync(account, letter, HttpContext.Actor(), cancellationToken))
        {
            TempData.Say($"Letter {letter} is taken back", "We don’t mail it. If you didn’t ask for it, change your password too.");
        }
        else
        {
            TempData.Say($"Letter {letter} is on its way already", "Call us if it must not be used.", Shared.TagHelpers.Tone.Warn);
        }

        return Redirect($"/accounts/{account}/letters");
    }

    [HttpGet("title")]
    public async Task<ViewResult> Title(string account, CancellationToken cancellationToken) =>
        View(new TitlePage(await titles.FindAsync(User.CustomerId(), account, cancellationToken)));

    private async Task<IActionResult> IssueAsync(string view, string account, PayoffLetterForm form, bool elsewhere, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var today = clock.Today();
        if (ModelState.IsValid && (form.GoodThrough is not { } day || day < today || day > today.AddDays(PayoffQuote.LongestDays)))
        {
            ModelState.AddModelError(nameof(form.GoodThrough), $"Choose a date from today to {Formats.Prose(today.AddDays(PayoffQuote.LongestDays))}.");
        }

        var sendTo = elsewhere ? form.Addressee() : null;
        if (elsewhere && sendTo is null)
        {
            ModelState.AddModelError(nameof(form.Name), "Give the name, street, and city with state and ZIP.");
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(view, await PageAsync(account, form, cancellationToken));
        }

        var issued = await letters.IssueAsync(account, form.GoodThrough!.Value, sendTo, HttpContext.Actor(), cancellationToken);
        var held = issued.Document.HeldUntil is { } until ? $" For your safety we mail it on {Formats.Prose(BusinessClock.BusinessDateOf(until))}, because the address is new." : "";
        TempData.Say($"Payoff letter {issued.Number} is written", $"{issued.Total} pays off the loan by {Formats.Prose(form.GoodThrough.Value)}.{held}");
        return Redirect($"/accounts/{account}/letters");
    }

    private async Task<LettersPage> PageAsync(string account, PayoffLetterForm form, CancellationToken cancellationToken) =>
        new(await letters.DeskAsync(User.CustomerId(), account, cancellationToken), form);
}
