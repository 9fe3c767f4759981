using FinancePortal.Core.ServicePlans;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Vehicles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.ServicePlans;

/// <summary>The plans of a vehicle: what they cover, and how another one is linked.</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/vehicle/{account}/plans")]
public sealed class PlansController(VehicleFileService files, ServicePlanService plans) : Controller
{
    private const int LongestQuestion = 80;

    /// <summary>The question is part of the address, so an answer can be kept and shown again.</summary>
    [HttpGet("")]
    public async Task<ViewResult> Index(string account, string? part, CancellationToken cancellationToken)
    {
        var file = await files.FileAsync(User.CustomerId(), account, cancellationToken);
        var asked = part?.Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, LongestQuestion)] : null;
        return View(new PlansPage(file, asked is null ? null : CoverageQuestion.Of(file, asked)));
    }

    [HttpGet("link")]
    public async Task<ViewResult> Link(string account, CancellationToken cancellationToken) =>
        View(new LinkPlanPage(await files.FileAsync(User.CustomerId(), account, cancellationToken), new LinkPlanForm()));

    [HttpPost("link")]
    public async Task<IActionResult> Link(string account, LinkPlanForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var file = await files.FileAsync(User.CustomerId(), account, cancellationToken);
        if (ModelState.IsValid)
        {
            var request = new LinkPlan { AccountReference = account, ContractNumber = form.ContractNumber!, Vin = form.Vin! };
            switch (await plans.LinkAsync(request, HttpContext.Actor(), cancellationToken))
            {
                case LinkAnswer.Linked linked:
                    TempData.Say("Plan linked", $"Contract {linked.Plan.ContractNumber} is now beside your vehicle.");
                    return Redirect($"/vehicle/{account}/plans/{linked.Plan.Reference}");
                case LinkAnswer.BadVin bad:
                    ModelState.AddModelError(nameof(form.Vin), VehicleWords.Of(bad.Refusal));
                    break;
                case LinkAnswer.Refused refused:
                    var (field, message) = LinkPlanPage.Words(refused.Refusal, file.Vehicle);
                    ModelState.AddModelError(field, message);
                    break;
            }
        }

        return View(new LinkPlanPage(file, form));
    }

    [HttpGet("{plan}")]
    public async Task<ViewResult> Plan(string account, string plan, CancellationToken cancellationToken)
    {
        var (file, found) = await files.PlanAsync(User.CustomerId(), account, plan, cancellationToken);
        return View(new PlanPage(file, found));
    }
}
