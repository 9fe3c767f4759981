using FinancePortal.Core.Customers.Risk;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Profile;

/// <summary>After "this wasn't me": the owner has looked at everything and found it their own.</summary>
[Authorize(Policy = Policies.Customer)]
[RequiresStepUp]
public sealed class UnfreezeController(RiskService risk) : Controller
{
    [HttpPost("/settings/security/unfreeze")]
    public async Task<IActionResult> Unfreeze(CancellationToken cancellationToken)
    {
        await risk.UnfreezeAsync(User.CustomerId(), cancellationToken);
        TempData.Say("Your payment methods are yours again", "Remove any that you don’t know.");
        return Redirect("/payment-methods");
    }
}
