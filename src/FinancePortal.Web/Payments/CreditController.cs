using FinancePortal.Core.Payments.Refunds;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Payments;

/// <summary>Money over the total owed is the customer's: seen here, and refunded on request .</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/accounts/{account}/credit")]
public sealed class CreditController(RefundService refunds) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Show(string account, CancellationToken cancellationToken)
    {
        var desk = await refunds.DeskAsync(User.CustomerId(), account, cancellationToken);
        return View("Credit", new CreditPage(desk, new CreditForm { Method = desk.Methods is [var first, ..] ? first.Reference : null }));
    }

    [RequiresStepUp]
    [HttpPost("")]
    public async Task<IActionResult> Refund(string account, CreditForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        switch (await refunds.RequestAsync(account, form.Method ?? "", HttpContext.Actor(), cancellationToken))
        {
            case RequestRefundAnswer.Accepted { Refund.Status: RefundStatus.Open }:
                TempData.Say("We have your request", "The refund leaves when the payment behind it is final and our checks are done. We’ll tell you by email.");
                return Redirect($"/accounts/{account}/credit");
            case RequestRefundAnswer.Accepted:
                TempData.Say("Refund on its way", "It reaches your bank within three banking days.");
                return Redirect($"/accounts/{account}/credit");
            case RequestRefundAnswer.Refused refused:
                ModelState.AddModelError(nameof(form.Method), refused.Message);
                break;
        }

        return View("Credit", new CreditPage(await refunds.DeskAsync(User.CustomerId(), account, cancellationToken), form));
    }
}

public sealed class CreditForm
{
    public string? Method { get; set; }
}

public sealed record CreditPage(CreditDesk Desk, CreditForm Form);
