using FinancePortal.Core;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace FinancePortal.Web.Leases;

/// <summary>What can be done at the end of a lease and what each choice costs. Every question is an address (GET).</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/leases/{lease}/lease-end")]
public sealed class LeaseEndController(LeasePlanService plans, LeasePaperService papers, LeasePolicy policy, LineUp lineUp) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> LeaseEnd(string lease, LeaseEndForm form, CancellationToken cancellationToken) =>
        Answer(await PageAsync(lease, form, cancellationToken));

    /// <summary>Keeps the comparison of this address as a dated paper.</summary>
    [HttpPost("keep")]
    public async Task<IActionResult> Keep(string lease, [FromQuery] LeaseEndForm form, CancellationToken cancellationToken)
    {
        var page = await PageAsync(lease, form, cancellationToken);
        var paper = await papers.KeepAsync(lease, $"Lease-end comparison of {Formats.Prose(page.File.Today)}", page.ToPaper(), HttpContext.Actor(), cancellationToken);
        return Redirect($"/leases/{lease}/papers/{paper}");
    }

    [HttpGet("early")]
    public async Task<ViewResult> EndEarly(string lease, EndEarlyForm form, CancellationToken cancellationToken) =>
        Answer(new EndEarlyPage((await OpenAsync(lease, cancellationToken)).File, form));

    [HttpGet("buyers")]
    public async Task<ViewResult> Buyers(string lease, CancellationToken cancellationToken) =>
        View(new BuyersPage((await OpenAsync(lease, cancellationToken)).File, policy));

    [HttpGet("loan")]
    public async Task<ViewResult> LoanExample(string lease, LeaseEndForm form, CancellationToken cancellationToken)
    {
        var page = await PageAsync(lease, form, cancellationToken);
        return View(new LoanExamplePage(page.Path, page.Form.Query, page.Options.Loan ?? throw new NotFoundException("This lease has no option to buy.")));
    }

    [HttpGet("next")]
    public async Task<ViewResult> NextVehicle(string lease, NextVehicleForm form, CancellationToken cancellationToken) =>
        Answer(new NextVehiclePage((await OpenAsync(lease, cancellationToken)).File, form, lineUp, policy));

    /// <summary>Also after the end: somebody may want to know whether it was worth it.</summary>
    [HttpGet("/leases/{lease}/lease-or-buy")]
    public async Task<ViewResult> LeaseOrBuy(string lease, LeaseOrBuyForm form, CancellationToken cancellationToken) =>
        Answer(new LeaseOrBuyPage((await plans.EndingAsync(User.CustomerId(), lease, cancellationToken)).File, form, policy.LoanRatePercent));

    private async Task<LeaseEndPage> PageAsync(string lease, LeaseEndForm form, CancellationToken cancellationToken)
    {
        var ending = await OpenAsync(lease, cancellationToken);
        var options = plans.Compare(ending, form.ToQuestion());
        return new LeaseEndPage(ending, options, form, [.. lineUp.Models.Where(m => m.MayBeLeased).Select(m => new SelectListItem(m.Name, m.Code, m.Code == options.NextModel?.Code))]);
    }

    /// <summary>A lease that has ended has nothing more to compare.</summary>
    private async Task<LeaseEnding> OpenAsync(string lease, CancellationToken cancellationToken) =>
        await plans.EndingAsync(User.CustomerId(), lease, cancellationToken) is { File.IsOpen: true } open ? open : throw new LeaseEndedException();

    private ViewResult Answer(object page)
    {
        var view = View(page);
        view.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return view;
    }
}

/// <summary>The loan that buying is shown with, as a loan of its own.</summary>
public sealed record LoanExamplePage(string Path, string Query, ExampleLoan Loan);
