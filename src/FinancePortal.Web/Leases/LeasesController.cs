using FinancePortal.Core.Accounts;
using FinancePortal.Core.Leases;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Leases;

/// <summary>A customer's leases: where the miles stand, and what the contract says.</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/leases")]
public sealed class LeasesController(LeaseService leases, AccountService accounts) : Controller
{
    /// <summary>Whoever has one lease goes straight to it.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var all = await leases.ListAsync(User.CustomerId(), cancellationToken);
        return all is [var only] ? Redirect($"/leases/{only.Reference}") : View(all);
    }

    [HttpGet("{lease}")]
    public async Task<ViewResult> Overview(string lease, CancellationToken cancellationToken)
    {
        var file = await leases.FileAsync(User.CustomerId(), lease, cancellationToken);
        return View(new OverviewPage(file, await accounts.HasAutopayAsync(User.CustomerId(), lease, cancellationToken)));
    }

    [HttpGet("{lease}/breakdown")]
    public async Task<ViewResult> Breakdown(string lease, CancellationToken cancellationToken) =>
        View(new BreakdownPage(await leases.FileAsync(User.CustomerId(), lease, cancellationToken)));

    [HttpGet("{lease}/photos/{photo}")]
    public async Task<IActionResult> Photo(string lease, string photo, CancellationToken cancellationToken)
    {
        var found = await leases.PhotoAsync(User.CustomerId(), lease, photo, cancellationToken);
        return File(found.Bytes, Core.Images.ImageFile.ContentTypeOf(found.Kind));
    }
}
