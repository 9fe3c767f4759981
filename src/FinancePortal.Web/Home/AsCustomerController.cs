using FinancePortal.Core.Accounts;
using FinancePortal.Core.Audit;
using FinancePortal.Core.Staff.Files;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Staff.Customers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Home;

/// <summary>What the customer sees on this page, for a colleague to look at only (F-1205). It stands here because its partials do.</summary>
[Area("Staff")]
[Authorize(Policy = Policies.CustomerFiles)]
[RequiresOpenFile(showsMoney: true)]
public sealed class AsCustomerController(CustomerFileService files, AccountService accounts, AuditTrailService trail) : Controller
{
    [HttpGet("/staff/customers/{customer}/as-customer")]
    public async Task<ViewResult> AsCustomer(string customer, CancellationToken cancellationToken)
    {
        var open = HttpContext.OpenFile();
        await trail.NoteAsync(AuditTrailService.FileViewedAsCustomer, customer, open.CustomerId, HttpContext.Actor(OpenFilePage.WordsOf(open.Opening.Reason)), cancellationToken);
        var head = new FileHead(open, await files.ReadAsync(open.CustomerId, cancellationToken), "Seen as the customer");
        return View(new AsCustomerPage(head, HomePage.Of(await accounts.HomeAsync(open.CustomerId, cancellationToken))));
    }
}

/// <summary>The customer's home page inside their file.</summary>
public sealed record AsCustomerPage(FileHead Head, HomePage Home);
