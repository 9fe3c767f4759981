using FinancePortal.Core.Payments;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Payments;

/// <summary>One payment: its confirmation right after paying, its own page ever after, and cancelling it.</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/payments/{payment}")]
public sealed class PaymentController(PaymentDeskService desks, PaymentService payments) : Controller
{
    [HttpGet("confirmation")]
    public async Task<IActionResult> Confirmation(string payment, CancellationToken cancellationToken) =>
        View("PaymentConfirmation", new PaymentReceiptPage(await desks.ReceiptAsync(User.CustomerId(), payment, cancellationToken)));

    [HttpGet("")]
    public async Task<IActionResult> Show(string payment, CancellationToken cancellationToken) =>
        View("PaymentReceipt", new PaymentReceiptPage(await desks.ReceiptAsync(User.CustomerId(), payment, cancellationToken)));

    [HttpPost("cancel")]
    public async Task<IActionResult> Cancel(string payment, CancellationToken cancellationToken)
    {
        if (await payments.CancelAsync(payment, HttpContext.Actor(), cancellationToken))
        {
            TempData.Say("Payment cancelled", "Nothing will be debited for it.");
        }
        else
        {
            TempData.Say("It's too late to cancel this payment", "It is already on its way to your bank. Call us if it's wrong.", Tone.Warn);
        }

        return Redirect($"/payments/{payment}");
    }
}
