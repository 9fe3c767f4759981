using System.Globalization;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Payments;

/// <summary>What was paid and what is scheduled, as a page and as files.</summary>
[Authorize(Policy = Policies.Customer)]
public sealed class PaymentHistoryController(PaymentHistoryService payments, Letterhead letterhead, TimeProvider clock) : Controller
{
    [HttpGet("/payments")]
    public async Task<IActionResult> History(PaymentHistoryForm form, int page = 1, CancellationToken cancellationToken = default)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        var history = await payments.ListAsync(User.CustomerId(), FilterOf(form), page, cancellationToken);
        return View(new PaymentHistoryPage(form, history, clock.Today()));
    }

    [RequiresStepUp]
    [HttpGet("/payments.csv")]
    public async Task<IActionResult> Download(PaymentHistoryForm form, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        return PaymentCsv.Of(await OpenAsync(form, cancellationToken), FileName(form, "csv"));
    }

    [RequiresStepUp]
    [HttpGet("/payments.json")]
    public async Task<IActionResult> Data(PaymentHistoryForm form, CancellationToken cancellationToken) => ModelState.IsValid
        ? File(PaymentTrail.Json(await ReadAsync(form, cancellationToken), clock.Today()), "application/json", FileName(form, "json"))
        : BadRequest();

    [RequiresStepUp]
    [HttpGet("/payments.pdf")]
    public async Task<IActionResult> Print(PaymentHistoryForm form, CancellationToken cancellationToken) => ModelState.IsValid
        ? File(PaymentTrail.Pdf(await ReadAsync(form, cancellationToken), form.Year is { } year ? $"Payments of {year}" : "All payments", clock.Today(), letterhead, clock.UtcNow()), "application/pdf", FileName(form, "pdf"))
        : BadRequest();

    private Task<IAsyncEnumerable<PaymentHistoryLine>> OpenAsync(PaymentHistoryForm form, CancellationToken cancellationToken) =>
        payments.OpenAsync(User.CustomerId(), FilterOf(form), cancellationToken);

    private async Task<List<PaymentHistoryLine>> ReadAsync(PaymentHistoryForm form, CancellationToken cancellationToken) =>
        await (await OpenAsync(form, cancellationToken)).ToListAsync(cancellationToken);

    private string FileName(PaymentHistoryForm form, string kind)
    {
        var year = form.Year is { } only ? only.ToString(CultureInfo.InvariantCulture) : "all";
        return $"payments-{year}-as-of-{clock.Today():yyyy-MM-dd}.{kind}";
    }

    private static PaymentHistoryFilter FilterOf(PaymentHistoryForm form) =>
        new() { Account = string.IsNullOrEmpty(form.Account) ? null : form.Account, Year = form.Year };
}
