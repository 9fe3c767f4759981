using FinancePortal.Core;
using FinancePortal.Core.Leases.HandOver;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Leases;

/// <summary>What the return costs, line by line, and what a lessee says against a line.</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/leases/{lease}/final-bill")]
public sealed class FinalBillController(FinalBillService bills) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> FinalBill(string lease, CancellationToken cancellationToken) =>
        View(new FinalBillPage(await bills.BillAsync(User.CustomerId(), lease, cancellationToken)));

    [HttpGet("{charge}/dispute")]
    public async Task<ViewResult> Dispute(string lease, string charge, CancellationToken cancellationToken) => View(await PageAsync(lease, charge, new DisputeForm(), cancellationToken));

    [HttpPost("{charge}/dispute")]
    public async Task<IActionResult> Dispute(string lease, string charge, [FromForm] DisputeForm form, CancellationToken cancellationToken)
    {
        var page = await PageAsync(lease, charge, form, cancellationToken);
        if (!ModelState.IsValid)
        {
            return View(page);
        }

        await bills.DisputeAsync(lease, charge, form.Why!.Trim(), HttpContext.Actor(), cancellationToken);
        TempData.Say("We have what you say", "Somebody looks at it and answers within 30 days. The answer stands here and in your mail.");
        return Redirect($"/leases/{lease}/final-bill");
    }

    private async Task<DisputePage> PageAsync(string lease, string charge, DisputeForm form, CancellationToken cancellationToken)
    {
        var file = await bills.BillAsync(User.CustomerId(), lease, cancellationToken);
        return new DisputePage(file.Lease, file.Charges.FirstOrDefault(c => c.Reference == charge) ?? throw new NotFoundException(), form);
    }
}
