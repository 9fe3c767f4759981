using FinancePortal.Core.Cases;
using FinancePortal.Core.Staff;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Staff;

/// <summary>What a colleague has to do today, and the queues.</summary>
[Area("Staff")]
[Authorize(Policy = Policies.Staff)]
public sealed class DayController(CaseDeskService desk, NextCaseService next, TimeProvider clock) : Controller
{
    [HttpGet("/staff")]
    public async Task<ViewResult> Day(CancellationToken cancellationToken) =>
        View(new DayPage(await desk.DayAsync(User.UserId(), cancellationToken), clock.Today()));

    [HttpGet("/staff/queues/{queue}")]
    public async Task<ViewResult> Queue(string queue, CancellationToken cancellationToken)
    {
        var kind = CaseWords.KindOf(queue);
        return View(new QueuePage(kind, await desk.QueueAsync(kind, cancellationToken), clock.Today()));
    }

    /// <summary>Gives the colleague whatever is due first and nobody has.</summary>
    [HttpPost("/staff/queues/{queue}/take-next")]
    public async Task<RedirectResult> TakeNext(string queue, CancellationToken cancellationToken)
    {
        var kind = CaseWords.KindOf(queue);
        if (await next.TakeAsync(kind, HttpContext.Actor(), cancellationToken) is { } taken)
        {
            TempData.Say("The case is yours");
            return Redirect($"/staff/cases/{taken}");
        }

        TempData.Say("Nothing waits here", "Somebody else may have taken the last one.", Tone.Neutral);
        return Redirect(CaseWords.Path(kind));
    }
}

/// <param name="Today">New York's.</param>
public sealed record DayPage(StaffDay Day, DateOnly Today);

/// <param name="Today">New York's.</param>
public sealed record QueuePage(CaseKind Kind, IReadOnlyList<CaseLine> Lines, DateOnly Today);

/// <summary>A table of cases.</summary>
public sealed record CaseTable(string Caption, IReadOnlyList<CaseLine> Lines, DateOnly Today)
{
    public string Age(CaseLine line)
    {
        var days = Today.DayNumber - BusinessClock.BusinessDateOf(line.OpenedAt).DayNumber;
        return days switch { 0 => "Today", 1 => "1 day", _ => $"{days} days" };
    }
}
