using FinancePortal.Core.ServicePlans;
using FinancePortal.Core.ServicePlans.Claims;
using FinancePortal.Core.ServicePlans.Ending;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Leases;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.ServicePlans;

/// <summary>Cancels a plan in two steps with the refund shown first (F-806), gives it to the next owner, and takes claims (F-805).</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/vehicle/{account}/plans/{plan}")]
public sealed class PlanEndingController(VehicleFileService files, PlanEndingService ending, PlanClaimService claims, TimeProvider clock) : Controller
{
    /// <summary>What cancelling would come to. The odometer can be told and is part of the address.</summary>
    [HttpGet("cancel")]
    public async Task<ViewResult> Cancel(string account, string plan, CancelPlanForm form, CancellationToken cancellationToken)
    {
        var page = await CancelPageAsync(account, plan, form, cancellationToken);
        var view = View("Cancel", page);
        view.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return view;
    }

    [HttpPost("cancel")]
    public async Task<IActionResult> ConfirmCancel(string account, string plan, [FromForm] CancelPlanForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (ModelState.IsValid)
        {
            var request = new CancelPlan { AccountReference = account, PlanReference = plan, Shown = Money.FromCents(form.Shown), Miles = form.Typed, Why = form.Why?.Trim() ?? "" };
            switch (await ending.CancelAsync(request, HttpContext.Actor(), cancellationToken))
            {
                case CancelAnswer.Cancelled done:
                    TempData.Say("Plan cancelled", $"Cancellation number {done.Plan.CancellationNumber}. We’ve sent you an email as proof.");
                    return Redirect($"/vehicle/{account}/plans/{plan}");
                case CancelAnswer.OtherFigure:
                    TempData.Say("The refund changed while you were looking", "Nothing was cancelled. Look at the figure again.", Tone.Warn);
                    return Redirect($"/vehicle/{account}/plans/{plan}/cancel{(form.Typed is { } typed ? $"?miles={typed}" : "")}");
                case CancelAnswer.Refused refused:
                    ModelState.AddModelError(nameof(form.Miles), CancelPlanPage.Words(refused.Refusal));
                    break;
            }
        }

        return View("Cancel", await CancelPageAsync(account, plan, form, cancellationToken));
    }

    [HttpGet("transfer")]
    public async Task<ViewResult> Transfer(string account, string plan, CancellationToken cancellationToken) =>
        View(await TransferPageAsync(account, plan, new TransferForm(), cancellationToken));

    [HttpPost("transfer")]
    public async Task<IActionResult> Transfer(string account, string plan, TransferForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (ModelState.IsValid && await ending.AskToTransferAsync(account, plan, form.NewOwner!.Trim(), form.Email!.Trim(), HttpContext.Actor(), cancellationToken))
        {
            TempData.Say("Transfer asked for", "A colleague arranges it with the provider within five banking days. The plan stays yours until then.");
            return Redirect($"/vehicle/{account}/plans/{plan}");
        }

        return View(await TransferPageAsync(account, plan, form, cancellationToken));
    }

    [HttpGet("claim")]
    public async Task<ViewResult> Claim(string account, string plan, CancellationToken cancellationToken) =>
        View(await ClaimPageAsync(account, plan, new ClaimForm { HappenedOn = clock.Today(), Key = Reference.New() }, cancellationToken));

    [HttpPost("claim")]
    public async Task<IActionResult> Claim(string account, string plan, ClaimForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (ModelState.IsValid && form.HappenedOn is { } on)
        {
            var request = new ReportClaim { AccountReference = account, PlanReference = plan, What = form.What!.Trim(), HappenedOn = on, Asked = form.Asked ?? Money.Zero, RequestKey = form.Key! };
            if (await claims.ReportAsync(request, HttpContext.Actor(), cancellationToken))
            {
                TempData.Say("Claim reported", "We pass it to the provider within two banking days and show the answer here.");
                return Redirect($"/vehicle/{account}/plans/{plan}");
            }

            ModelState.AddModelError(nameof(form.HappenedOn), "Choose a day on which the plan was in force, today or earlier.");
        }

        return View(await ClaimPageAsync(account, plan, form, cancellationToken));
    }

    private async Task<CancelPlanPage> CancelPageAsync(string account, string reference, CancelPlanForm form, CancellationToken cancellationToken)
    {
        var (file, plan) = await files.PlanAsync(User.CustomerId(), account, reference, cancellationToken);
        var typed = TypedMiles.TryRead(form.Miles, out var miles) ? miles : (int?)null;
        var why = new Explanation();
        var (refusal, refund) = CancellationQuote.Of(file, plan, typed, why);
        if (refusal is CancelRefusal.OdometerTooLow && ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(form.Miles), CancelPlanPage.Words(CancelRefusal.OdometerTooLow));
        }

        return new CancelPlanPage(file, plan, form, refusal, refund, why);
    }

    private async Task<TransferPage> TransferPageAsync(string account, string reference, TransferForm form, CancellationToken cancellationToken)
    {
        var (file, plan) = await files.PlanAsync(User.CustomerId(), account, reference, cancellationToken);
        return new TransferPage(file, plan, form);
    }

    private async Task<ClaimPage> ClaimPageAsync(string account, string reference, ClaimForm form, CancellationToken cancellationToken)
    {
        var (file, plan) = await files.PlanAsync(User.CustomerId(), account, reference, cancellationToken);
        return new ClaimPage(file, plan, form);
    }
}
