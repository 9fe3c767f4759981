using FinancePortal.Core;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Changes;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Staff.Customers;

/// <summary>What colleagues decide about a lease: whether a service member's orders are good, before another books the vehicle in; and the title after a purchase.</summary>
[Area("Staff")]
[Authorize(Policy = Policies.Corrections)]
[RequiresOpenFile(showsMoney: true)]
[Route("/staff/customers/{customer}/accounts/{account}/lease")]
public sealed class LeaseDecisionsController(LeaseDeskService desk, ServiceMemberService service, LeaseChangeService changes) : Controller
{
    [HttpPost("orders")]
    public async Task<RedirectResult> Check(string customer, string account, DateOnly? returnedOn, string? seen, CancellationToken cancellationToken)
    {
        await MineAsync(account, cancellationToken);
        return Said(customer, account, returnedOn is { } on && await service.CheckAsync(account, on, seen ?? "", HttpContext.Actor("Orders looked at"), cancellationToken),
            "Orders found good", "A second colleague books the vehicle in now.", "Enter the day the vehicle came back: between the notice and today.");
    }

    [HttpPost("title")]
    public async Task<RedirectResult> Title(string customer, string account, PurchaseStep step, CancellationToken cancellationToken)
    {
        ChangedMeanwhileException.ThrowIfStale($"{step}", $"{(await MineAsync(account, cancellationToken)).Purchase?.Next}");
        return Said(customer, account, await changes.TitleAsync(account, step, HttpContext.Actor(), cancellationToken), "Step booked", "The customer sees it now.", "Something is still to be paid.");
    }

    /// <summary>The lease is one of the file that is open.</summary>
    private Task<LeaseDesk> MineAsync(string account, CancellationToken cancellationToken) => desk.DeskAsync(HttpContext.OpenFile().CustomerId, account, cancellationToken);

    private RedirectResult Said(string customer, string account, bool isDone, string heading, string done, string refused)
    {
        TempData.Say(isDone ? heading : "Nothing was changed", isDone ? done : refused, isDone ? Tone.Ok : Tone.Warn);
        return Redirect($"/staff/customers/{customer}/accounts/{account}/lease");
    }
}
