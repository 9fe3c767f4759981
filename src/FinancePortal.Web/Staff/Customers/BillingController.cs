using FinancePortal.Core.Images;
using FinancePortal.Core.Payments.Charges;
using FinancePortal.Core.Staff.Charges;
using FinancePortal.Core.Staff.Files;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Leases;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Staff.Customers;

/// <summary>Passes a tax, toll or ticket on to a customer, with its notice, and answers a dispute of one (F-416).</summary>
[Area("Staff")]
[Authorize(Policy = Policies.Corrections)]
[RequiresOpenFile(showsMoney: true)]
[Route("/staff/customers/{customer}/accounts/{account}/charges")]
public sealed class BillingController(CustomerFileService files, ChargeFileService list, ChargeService charges) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Billing(string customer, string account, CancellationToken cancellationToken) =>
        View(await PageAsync(account, new BillChargeForm(), cancellationToken));

    [HttpPost("")]
    public async Task<IActionResult> Billing(string customer, string account, [FromForm] BillChargeForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var notice = await PhotoUpload.ReadAsync(form.Notice, ModelState, nameof(form.Notice), cancellationToken);
        var page = await PageAsync(account, form, cancellationToken);
        if (ModelState.IsValid)
        {
            switch (await charges.BillAsync(form.ToRequest(page.AccountNumber, notice), HttpContext.Actor($"{form.Origin!.Trim()}, {form.OriginNumber!.Trim()}"), cancellationToken))
            {
                case ChargeAnswer.Done done:
                    TempData.Say($"{done.Charge.Title} of {done.Charge.Amount} billed", "The customer was told by e-mail and in the portal.");
                    return Redirect(page.Path);
                case ChargeAnswer.Refused refused:
                    ModelState.AddModelError(refused.Field, refused.Message);
                    break;
            }
        }

        return View(page);
    }

    [HttpGet("{bill}")]
    public async Task<ViewResult> Bill(string customer, string account, string bill, CancellationToken cancellationToken) =>
        View(await BillPageAsync(account, bill, new DecideChargeForm(), cancellationToken));

    [HttpPost("{bill}")]
    public async Task<IActionResult> Bill(string customer, string account, string bill, [FromForm] DecideChargeForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var page = await BillPageAsync(account, bill, form, cancellationToken);
        if (page.Line.Charge.Status is not ChargeStatus.Disputed)
        {
            return new ChangedMeanwhile(bill);
        }

        if (ModelState.IsValid)
        {
            var words = form.Decision!.Trim();
            if (await charges.DecideAsync(bill, form.Stands!.Value, words, HttpContext.Actor(words), cancellationToken) is not ChargeAnswer.Refused refused)
            {
                TempData.Say(form.Stands.Value ? "The charge stands" : "The charge is withdrawn", "The customer was told why.");
                return Redirect(page.Path);
            }

            ModelState.AddModelError(nameof(form.Decision), refused.Message);
        }

        return View(page);
    }

    [HttpGet("{bill}/notice")]
    public async Task<FileContentResult> Notice(string customer, string account, string bill, CancellationToken cancellationToken)
    {
        var picture = await list.DocumentAsync(HttpContext.OpenFile().CustomerId, account, bill, cancellationToken);
        return File(picture.Bytes, ImageFile.ContentTypeOf(picture.Kind));
    }

    private async Task<BillingPage> PageAsync(string account, BillChargeForm form, CancellationToken cancellationToken)
    {
        var (number, lines) = await list.ReadAsync(HttpContext.OpenFile().CustomerId, account, cancellationToken);
        return new BillingPage(await HeadAsync(account, cancellationToken), number, lines, form);
    }

    private async Task<BillPage> BillPageAsync(string account, string bill, DecideChargeForm form, CancellationToken cancellationToken)
    {
        var (_, lines) = await list.ReadAsync(HttpContext.OpenFile().CustomerId, account, cancellationToken);
        return new BillPage(await HeadAsync(account, cancellationToken), lines.FirstOrDefault(l => l.Charge.Reference == bill) ?? throw new Core.NotFoundException(), form);
    }

    private async Task<FileHead> HeadAsync(string account, CancellationToken cancellationToken)
    {
        var open = HttpContext.OpenFile();
        var file = await files.ReadAsync(open.CustomerId, cancellationToken);
        return new FileHead(open, file, "Charges", file.Accounts.Single(a => a.Reference == account));
    }
}
