using FinancePortal.Core;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Payments;

/// <summary>The receipt of a credited payment, to print or to keep.</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/payments/{payment}")]
public sealed class ReceiptController(PaymentDeskService desks, Letterhead letterhead, TimeProvider clock) : Controller
{
    [HttpGet("receipt")]
    public async Task<ViewResult> Show(string payment, CancellationToken cancellationToken) => View("Receipt", new PaymentReceiptPage(await CreditedAsync(payment, cancellationToken)));

    [HttpGet("receipt.pdf")]
    public async Task<FileContentResult> Pdf(string payment, CancellationToken cancellationToken)
    {
        var receipt = await CreditedAsync(payment, cancellationToken);
        return File(PaymentReceiptPdf.Print(receipt, letterhead, clock.GetUtcNow().UtcDateTime), "application/pdf", $"receipt-{receipt.Payment.ConfirmationNumber}.pdf");
    }

    private async Task<PaymentReceipt> CreditedAsync(string payment, CancellationToken cancellationToken)
    {
        var receipt = await desks.ReceiptAsync(User.CustomerId(), payment, cancellationToken);
        return receipt.Split is null ? throw new NotFoundException("Nothing was credited, so there is no receipt.") : receipt;
    }
}
