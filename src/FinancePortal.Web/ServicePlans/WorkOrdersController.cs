using FinancePortal.Core.ServicePlans.WorkOrders;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.ServicePlans;

/// <summary>One visit to a dealer: how far it is, who pays what, and the answer to an estimate (F-803).</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/vehicle/{account}/work-orders/{order}")]
public sealed class WorkOrdersController(WorkOrderService orders) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Order(string account, string order, CancellationToken cancellationToken) =>
        View("WorkOrder", new WorkOrderPage(await orders.FileAsync(User.CustomerId(), account, order, cancellationToken)));

    /// <summary>Yes or no to the estimate of that number.</summary>
    [HttpPost("")]
    public async Task<RedirectResult> Decide(string account, string order, int estimate, bool approve, CancellationToken cancellationToken)
    {
        switch (await orders.DecideAsync(account, order, estimate, approve, HttpContext.Actor(), cancellationToken))
        {
            case EstimateAnswer.Done:
                TempData.Say(approve ? "Estimate approved" : "Estimate declined", approve ? "The dealer can start. You pay there when you pick the vehicle up." : "The dealer won’t do this work.");
                break;
            case EstimateAnswer.Changed:
                TempData.Say("The dealer changed the estimate", "Nothing was approved. Look at it again.", Tone.Warn);
                break;
            default:
                TempData.Say("Nothing waits for your answer", "It was answered before, or the dealer took the estimate back.", Tone.Info);
                break;
        }

        return Redirect($"/vehicle/{account}/work-orders/{order}");
    }
}

/// <summary>One visit in words.</summary>
public sealed record WorkOrderPage(WorkOrderFile Visit)
{
    public WorkOrder Order => Visit.Order;
    public string Path => $"/vehicle/{Visit.File.Reference}/work-orders/{Order.Reference}";

    public static string Name(WorkStage stage) => stage switch
    {
        WorkStage.Opened => "Checked in",
        WorkStage.Diagnosed => "Diagnosed",
        WorkStage.WaitingForParts => "Waiting for parts",
        WorkStage.InRepair => "In repair",
        WorkStage.Ready => "Ready to pick up",
        WorkStage.PickedUp => "Picked up",
        _ => "Cancelled",
    };

    public static Tone ToneOf(WorkStage stage) => stage switch
    {
        WorkStage.Ready => Tone.Ok,
        WorkStage.WaitingForParts => Tone.Warn,
        WorkStage.PickedUp or WorkStage.Cancelled => Tone.Neutral,
        _ => Tone.Info,
    };

    public static (string Text, Tone Tone) WhoPays(WorkOrderLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Decision switch
        {
            LineDecision.NotNeeded => ("Covered", Tone.Ok),
            LineDecision.Waiting => ("Your answer", Tone.Warn),
            LineDecision.Approved => ("You pay", Tone.Neutral),
            _ => ("Declined", Tone.Neutral),
        };
    }

    /// <summary>What is still to come if all goes as usual.</summary>
    public IEnumerable<WorkStage> Ahead => Order.IsOpen ? new[] { WorkStage.InRepair, WorkStage.Ready, WorkStage.PickedUp }.Where(s => s > Order.Stage) : [];
}
