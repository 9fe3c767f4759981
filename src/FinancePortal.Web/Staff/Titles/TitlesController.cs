using FinancePortal.Core.Documents.Titles;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Staff.Titles;

/// <summary>Titles to release, the most urgent first; a colleague books each step.</summary>
[Area("Staff")]
[Authorize(Policy = Policies.Staff)]
[Route("/staff/titles")]
public sealed class TitlesController(TitleService titles, TimeProvider clock) : Controller
{
    private const int MostShown = 100;
    private const int LongestTracking = 40;

    [HttpGet("")]
    public async Task<ViewResult> Titles(CancellationToken cancellationToken) =>
        View(new TitleListPage(await titles.OpenAsync(MostShown, cancellationToken), clock.Today()));

    [HttpPost("{account}")]
    public async Task<IActionResult> Advance(string account, TitleStep step, string? tracking, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || tracking is { Length: > LongestTracking })
        {
            return BadRequest();
        }

        if (!await titles.AdvanceAsync(account, step, tracking?.Trim() ?? "", HttpContext.Actor(), cancellationToken))
        {
            return new ChangedMeanwhile(account);
        }

        TempData.Say("Step booked", "The customer sees it now.");
        return Redirect("/staff/titles");
    }
}

public sealed record TitleListPage(IReadOnlyList<TitleRelease> Titles, DateOnly Today)
{
    /// <summary>The next step that a colleague can book, and what its button says; null while the money is not final.</summary>
    public static (TitleStep Step, string Button)? Next(TitleRelease release) => release.Step switch
    {
        TitleStep.FundsFinal => (TitleStep.ReleaseSent, "Release sent"),
        TitleStep.ReleaseSent => (TitleStep.Confirmed, "State confirmed"),
        TitleStep.Confirmed when !release.IsElectronic => (TitleStep.Mailed, "Title mailed"),
        _ => null,
    };

    public (string Text, Tone Tone) Standing(TitleRelease release) =>
        release.Step is not TitleStep.FundsFinal ? (release.Step switch { TitleStep.Paid => "Money not final", TitleStep.ReleaseSent => "Sent", _ => "Confirmed" }, Tone.Neutral)
        : release.DueOn < Today ? ("Late", Tone.Bad)
        : release.WarnFrom <= Today ? ("Due soon", Tone.Warn)
        : ("To send", Tone.Info);
}
