using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Images;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Leases.HandOver;
using FinancePortal.Core.Staff.Files;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Leases;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Staff.Customers;

/// <summary>A lease beyond its account: what was sent in, where its return stands, and booking it in when the dealer does not.</summary>
[Area("Staff")]
[Authorize(Policy = Policies.Corrections)]
[RequiresOpenFile(showsMoney: true)]
[Route("/staff/customers/{customer}/accounts/{account}/lease")]
public sealed class LeaseDeskController(CustomerFileService files, LeaseDeskService desk, FinalBillService bills, WearGuide guide) : Controller
{
    private const int LargestForm = 3 * PhotoUpload.LargestForm;

    [HttpGet("")]
    public async Task<ViewResult> Lease(string customer, string account, CancellationToken cancellationToken) =>
        View(await PageAsync(account, new BookInForm(), cancellationToken));

    [HttpPost("")]
    [RequestSizeLimit(LargestForm)]
    [RequestFormLimits(MultipartBodyLengthLimit = LargestForm)]
    public Task<IActionResult> Lease(string customer, string account, [FromForm] BookInForm form, CancellationToken cancellationToken) => BookInAsync(account, form, serves: false, cancellationToken);

    /// <summary>The second colleague grants a service member's orders by booking the vehicle in.</summary>
    [HttpPost("grant")]
    [Authorize(Policy = Policies.Approvals)]
    [RequestSizeLimit(LargestForm)]
    [RequestFormLimits(MultipartBodyLengthLimit = LargestForm)]
    public Task<IActionResult> Grant(string customer, string account, [FromForm] BookInForm form, CancellationToken cancellationToken) => BookInAsync(account, form, serves: true, cancellationToken);

    private async Task<IActionResult> BookInAsync(string account, BookInForm form, bool serves, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var page = await PageAsync(account, form, cancellationToken);
        if (string.IsNullOrWhiteSpace(form.DealerName) && page.Desk.Report is null)
        {
            ModelState.AddModelError(nameof(form.DealerName), "Say which dealer has it.");
        }

        var (request, odd) = await form.ReadAsync(page.Desk.File, guide, form.DealerName?.Trim() ?? "", Request.HasFormContentType ? Request.Form.Files : new FormFileCollection(), ModelState, cancellationToken, serves ? page.Desk.Request?.ReturnedOn : null);
        if (request is null)
        {
            return View("Lease", page with { Odd = odd });
        }

        var actor = HttpContext.Actor($"For {request.DealerName}");
        if (await (serves ? bills.BookInForServiceAsync(request, actor, cancellationToken) : bills.BookInAsync(request, actor, cancellationToken)) is not { } bill)
        {
            return new ChangedMeanwhile(account);
        }

        TempData.Say(serves ? "The lease has ended" : "Booked in", serves ? $"{bill.Refund} is the customer’s. Send it within 30 days of the return. Miles and wear are on the final bill." : $"The lessee has the final bill, {bill.Total}.");
        return Redirect(page.Path);
    }

    [HttpGet("photos/{photo}")]
    public async Task<FileContentResult> Photo(string customer, string account, string photo, CancellationToken cancellationToken)
    {
        var found = await desk.PhotoAsync(HttpContext.OpenFile().CustomerId, account, photo, HttpContext.Actor(), cancellationToken);
        return File(found.Bytes, ImageFile.ContentTypeOf(found.Kind));
    }

    private async Task<LeaseDeskPage> PageAsync(string account, BookInForm form, CancellationToken cancellationToken)
    {
        var open = HttpContext.OpenFile();
        var lease = await desk.DeskAsync(open.CustomerId, account, cancellationToken);
        var file = await files.ReadAsync(open.CustomerId, cancellationToken);
        return new LeaseDeskPage(new FileHead(open, file, "Lease", file.Accounts.Single(a => a.Reference == account)), lease, form, guide, User.UserId(), User.IsInRole(Roles.Supervisor));
    }
}

public sealed record LeaseDeskPage(FileHead Head, LeaseDesk Desk, BookInForm Form, WearGuide Guide, long UserId, bool Approves)
{
    public ReadingCheck? Odd { get; init; }

    public string Path => $"{Head.Path}/accounts/{Head.Account!.Reference}/lease";

    public BookInPart Part => new(Desk.File, Form, Guide, Path, Odd, AsksDealer: Desk.Report is null);

    public string Area(string code) => Guide.Find(code)?.Name ?? code;

    /// <summary>Who checked the orders does not grant them.</summary>
    public bool MayGrant => Approves && Desk.Request is { IsChecked: true } request && request.CheckedByUserId != UserId;

    public BookInPart GrantPart => Part with { Action = $"{Path}/grant", Form = Form.On is null ? new BookInForm { On = Desk.Request?.ReturnedOn, At = Form.At } : Form, Button = "End the lease without a charge" };
}
