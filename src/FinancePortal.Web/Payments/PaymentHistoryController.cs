using System.Globalization;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Payments;

/// <summary>What was paid and what is scheduled, as a page and as a file.</summary>
[Authorize(Policy = Policies.Customer)]
public sealed class PaymentHistoryController(PaymentHistoryService payments, TimeProvider clock) : Controller
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

        var lines = await payments.OpenAsync(User.CustomerId(), FilterOf(form), cancellationToken);
        var year = form.Year is { } only ? only.ToString(CultureInfo.InvariantCulture) : "all";
        return PaymentCsv.Of(lines, $"payments-{year}-as-of-{clock.Today():yyyy-MM-dd}.csv");
    }

    private static PaymentHistoryFilter FilterOf(PaymentHistoryForm form) =>
        new() { Account = string.IsNullOrEmpty(form.Account) ? null : form.Account, Year = form.Year };
}
