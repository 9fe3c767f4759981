using FinancePortal.Core;
using FinancePortal.Core.ServicePlans;
using FinancePortal.Core.ServicePlans.Claims;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Staff.Plans;

/// <summary>Claims under service plans and transfers to next owners: passed to the provider, then answered here.</summary>
[Area("Staff")]
[Authorize(Policy = Policies.Staff)]
[Route("/staff/plans")]
public sealed class PlansController(PlanDeskService plans, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Index(CancellationToken cancellationToken) => View(await plans.ListAsync(cancellationToken));

    [HttpGet("claims/{claim}")]
    public async Task<ViewResult> Claim(string claim, CancellationToken cancellationToken) =>
        View(new ClaimAnswerPage(await plans.ClaimAsync(claim, cancellationToken), new ClaimAnswerForm { PaidOn = clock.Today() }));

    [HttpPost("claims/{claim}")]
    public async Task<IActionResult> Answer(string claim, ClaimAnswerForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var matter = await plans.ClaimAsync(claim, cancellationToken);
        ChangedMeanwhileException.ThrowIfStale(form.Seen ?? "", matter.Stamp);
        if (form.Answer is ClaimStatus.Paid && (form.PaidOn is not { } on || on > clock.Today() || on < matter.Claim!.HappenedOn))
        {
            ModelState.AddModelError(nameof(form.PaidOn), "Enter the day of the payment: not before the damage, and not after today.");
        }

        if (form.Answer is { } said && said is not ClaimStatus.Paid && matter.Claim!.Status is not ClaimStatus.Reported)
        {
            ModelState.AddModelError(nameof(form.Answer), "It is approved already: what is left is that it’s paid.");
        }

        if (!ModelState.IsValid)
        {
            return View("Claim", new ClaimAnswerPage(matter, form));
        }

        var paid = form.Answer is ClaimStatus.Paid && Money.TryParse(form.Paid, out var amount) ? amount : Money.Zero;
        await plans.AnswerAsync(claim, new ClaimAnswer { Status = form.Answer!.Value, Words = form.Words?.Trim() ?? "", Paid = paid, PaidOn = form.PaidOn, Seen = form.Seen }, HttpContext.Actor(), cancellationToken);
        TempData.Say("Answer booked", "The owner has been told.");
        return Redirect("/staff/plans");
    }

    [HttpGet("transfers/{plan}")]
    public async Task<ViewResult> Transfer(string plan, CancellationToken cancellationToken) =>
        View(new TransferAnswerPage(await plans.TransferAsync(plan, cancellationToken), new TransferAnswerForm()));

    [HttpPost("transfers/{plan}")]
    public async Task<IActionResult> Decide(string plan, TransferAnswerForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var matter = await plans.TransferAsync(plan, cancellationToken);
        if (!ModelState.IsValid)
        {
            return View("Transfer", new TransferAnswerPage(matter, form));
        }

        await plans.DecideTransferAsync(plan, form.Done, form.Why?.Trim() ?? "", form.Seen ?? "", HttpContext.Actor(), cancellationToken);
        TempData.Say(form.Done ? "Transfer booked" : "Transfer refused", "The owner has been told.");
        return Redirect("/staff/plans");
    }
}
