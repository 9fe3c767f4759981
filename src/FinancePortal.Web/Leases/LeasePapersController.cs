using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Leases;

/// <summary>Comparisons that were kept and papers that were signed, as they were on their day.</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/leases/{lease}/papers")]
public sealed class LeasePapersController(LeaseService leases, LeasePaperService papers) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> LeasePapers(string lease, CancellationToken cancellationToken) =>
        View(new LeasePapersPage(await leases.FileAsync(User.CustomerId(), lease, cancellationToken), await papers.PapersAsync(User.CustomerId(), lease, cancellationToken)));

    [HttpGet("{paper}")]
    public async Task<ViewResult> LeasePaper(string lease, string paper, CancellationToken cancellationToken) =>
        View(new LeasePaperPage(lease, await papers.PaperAsync(User.CustomerId(), lease, paper, cancellationToken)));
}

public sealed record LeasePapersPage(LeaseFile File, IReadOnlyList<LeasePaper> Papers)
{
    public string Path => $"/leases/{File.Reference}";
}

public sealed record LeasePaperPage(string Lease, LeasePaper Paper);
