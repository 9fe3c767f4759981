using FinancePortal.Core.ServicePlans.Recalls;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.ServicePlans;

/// <summary>Safety recalls of a vehicle (F-807).</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/vehicle/{account}/recalls")]
public sealed class RecallsController(RecallService recalls) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Index(string account, CancellationToken cancellationToken) =>
        View("Recalls", await recalls.FileAsync(User.CustomerId(), account, cancellationToken));

    [HttpPost("{recall}/repaired")]
    public async Task<RedirectResult> Repaired(string account, string recall, CancellationToken cancellationToken)
    {
        await recalls.RepairedAsync(account, recall, HttpContext.Actor(), cancellationToken);
        TempData.Say("Noted as repaired", "Keep the dealer’s receipt.");
        return Redirect($"/vehicle/{account}/recalls");
    }
}
