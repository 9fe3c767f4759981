using FinancePortal.Core;
using FinancePortal.Core.Customers.Contact;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Leases;

/// <summary>The plan for the end of a lease: chosen, changed, ticked off, and taken into a calendar.</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/leases/{lease}/lease-end/plan")]
public sealed class LeasePlanController(LeasePlanService plans, LastChangeService changes, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> LeasePlan(string lease, LeasePlanForm form, CancellationToken cancellationToken)
    {
        var ending = await OpenAsync(lease, cancellationToken);
        return ending.Plan?.Choice is null && form.Chosen is null ? Redirect($"/leases/{lease}/lease-end") : View(new LeasePlanPage(ending, form));
    }

    [HttpPost("")]
    public async Task<IActionResult> Choose(string lease, [FromForm] LeasePlanForm form, CancellationToken cancellationToken)
    {
        var ending = await OpenAsync(lease, cancellationToken);
        if (!ModelState.IsValid || form.Chosen is not { } choice)
        {
            return View("LeasePlan", new LeasePlanPage(ending, form));
        }

        bool isChosen;
        try
        {
            isChosen = await plans.ChooseAsync(lease, choice, form.ExtensionMonths, form.Seen ?? "", HttpContext.Actor(), cancellationToken);
        }
        catch (ChangedMeanwhileException)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("LeasePlan", new LeasePlanPage(ending, form) { Changed = StaleForm.Words(await changes.OfAccountAsync(lease, "lease-end plan", HttpContext.Actor(), cancellationToken)) });
        }

        if (isChosen)
        {
            TempData.Say("Plan saved", $"You plan to {LeaseEndWords.Plan(choice, form.ExtensionMonths)}. Here is your checklist.");
            return Redirect($"/leases/{lease}/lease-end/plan");
        }

        TempData.Say("This plan can’t be chosen now", ending.File.IsPastDue ? $"Pay the {ending.File.Position.PastDue} past due first." : "Call us and we’ll find out what is possible.", Tone.Warn);
        return Redirect($"/leases/{lease}/lease-end");
    }

    [HttpPost("tick")]
    public async Task<IActionResult> Tick(string lease, [FromForm] PlanStepKind step, [FromForm] bool done, CancellationToken cancellationToken)
    {
        if (Enum.IsDefined(step))
        {
            await plans.TickAsync(lease, step, done, HttpContext.Actor(), cancellationToken);
        }

        return Redirect($"/leases/{lease}/lease-end/plan");
    }

    [HttpGet("calendar")]
    public async Task<IActionResult> Calendar(string lease, CancellationToken cancellationToken)
    {
        var ending = await OpenAsync(lease, cancellationToken);
        if (ending.Plan?.Choice is not { } choice)
        {
            return Redirect($"/leases/{lease}/lease-end");
        }

        var page = new LeasePlanPage(ending, new LeasePlanForm());
        var events = page.Steps.Select(s => new CalendarEvent($"{lease}-{s.Kind}", s.On, $"{s.Title}: {ending.File.Vehicle.Name}", s.Detail));
        return File(CalendarFile.Write(events, clock.GetUtcNow()), "text/calendar", $"lease-end-{LeasePlanForm.Word(choice)}.ics");
    }

    private async Task<LeaseEnding> OpenAsync(string lease, CancellationToken cancellationToken) =>
        await plans.EndingAsync(User.CustomerId(), lease, cancellationToken) is { File.IsOpen: true } open ? open : throw new LeaseEndedException();
}
