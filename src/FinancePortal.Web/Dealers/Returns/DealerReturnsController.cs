using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Leases.HandOver;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Leases;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Dealers.Returns;

/// <summary>A dealership's returns: who comes when, and booking a vehicle in. Nothing else of a customer is shown.</summary>
[Area("Dealers")]
[Authorize(Policy = Policies.Dealer)]
[Route("/dealer")]
public sealed class DealerReturnsController(ReturnDeskService desk, FinalBillService bills, WearGuide guide, TimeProvider clock) : Controller
{
    private const int LargestForm = 3 * PhotoUpload.LargestForm;

    [HttpGet("")]
    public async Task<ViewResult> Returns(CancellationToken cancellationToken)
    {
        var dealer = await desk.DealershipAsync(User.UserId(), cancellationToken);
        return View(new DealerReturnsPage(dealer, dealer is null ? [] : await desk.ExpectedAsync(dealer, cancellationToken), clock.Today()));
    }

    [HttpGet("returns/{lease}")]
    public async Task<ViewResult> BookIn(string lease, CancellationToken cancellationToken)
    {
        var found = await desk.FindAsync(User.UserId(), lease, cancellationToken);
        return View(new DealerBookInPage(found, new BookInForm { On = found.Lease.Today }, guide, Odd: null));
    }

    [HttpPost("returns/{lease}")]
    [RequestSizeLimit(LargestForm)]
    [RequestFormLimits(MultipartBodyLengthLimit = LargestForm)]
    public async Task<IActionResult> BookIn(string lease, [FromForm] BookInForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var found = await desk.FindAsync(User.UserId(), lease, cancellationToken);
        var (request, odd) = await form.ReadAsync(found.Lease, guide, found.Dealer.Name, Request.HasFormContentType ? Request.Form.Files : new FormFileCollection(), ModelState, cancellationToken);
        if (request is null)
        {
            return View(new DealerBookInPage(found, form, guide, odd));
        }

        if (await bills.BookInAsync(request, HttpContext.Actor(), cancellationToken) is { } bill)
        {
            TempData.Say($"{found.Lease.Vehicle.Name} is booked in", $"The lessee has the final bill, {bill.Total}, and the receipt.");
        }
        else
        {
            TempData.Say("It was booked in before", "Somebody else did it, or the lease has ended.", Tone.Warn);
        }

        return Redirect("/dealer");
    }
}

/// <param name="Dealer">Null when the sign-in belongs to no dealership.</param>
public sealed record DealerReturnsPage(ReturnDealer? Dealer, IReadOnlyList<ExpectedReturn> Returns, DateOnly Today)
{
    public IEnumerable<ExpectedReturn> Now => Returns.Where(r => r.On <= Today);
    public IEnumerable<ExpectedReturn> Later => Returns.Where(r => r.On > Today);

    public string When(ExpectedReturn expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return expected.On == Today ? $"Today, {ReturnPage.Clock(expected.At)}" : $"{Formats.Table(expected.On)}, {ReturnPage.Clock(expected.At)}";
    }
}

public sealed record DealerBookInPage(ReturnAtDealer Found, BookInForm Form, WearGuide Guide, ReadingCheck? Odd)
{
    public BookInPart Part => new(Found.Lease, Form, Guide, $"/dealer/returns/{Found.Lease.Reference}", Odd);
}
