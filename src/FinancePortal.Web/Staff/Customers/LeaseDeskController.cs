using FinancePortal.Core.Images;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Leases.HandOver;
using FinancePortal.Core.Staff.Files;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Leases;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
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
    public async Task<IActionResult> Lease(string customer, string account, [FromForm] BookInForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var page = await PageAsync(account, form, cancellationToken);
        if (string.IsNullOrWhiteSpace(form.DealerName) && page.Desk.Report is null)
        {
            ModelState.AddModelError(nameof(form.DealerName), "Say which dealer has it.");
        }

        var (request, odd) = await form.ReadAsync(page.Desk.File, guide, form.DealerName?.Trim() ?? "", Request.HasFormContentType ? Request.Form.Files : new FormFileCollection(), ModelState, cancellationToken);
        if (request is null)
        {
            return View(page with { Odd = odd });
        }

        if (await bills.BookInAsync(request, HttpContext.Actor($"For {request.DealerName}"), cancellationToken) is { } bill)
        {
            TempData.Say("Booked in", $"The lessee has the final bill, {bill.Total}.");
        }
        else
        {
            TempData.Say("Nothing was booked", "Somebody else did it, or the lease has ended.", Tone.Warn);
        }

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
        return new LeaseDeskPage(new FileHead(open, file, "Lease", file.Accounts.Single(a => a.Reference == account)), lease, form, guide, User.UserId());
    }
}

public sealed record LeaseDeskPage(FileHead Head, LeaseDesk Desk, BookInForm Form, WearGuide Guide, long UserId)
{
    public ReadingCheck? Odd { get; init; }

    public string Path => $"{Head.Path}/accounts/{Head.Account!.Reference}/lease";

    public BookInPart Part => new(Desk.File, Form, Guide, Path, Odd, AsksDealer: Desk.Report is null);

    public string Area(string code) => Guide.Find(code)?.Name ?? code;

    /// <summary>Who checked the orders does not grant them.</summary>
    public bool MayGrant => Desk.Request is { ReturnedOn: not null, GrantedOn: null } request && request.CheckedByUserId != UserId;
}
