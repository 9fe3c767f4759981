using FinancePortal.Core;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Leases.Wear;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Leases;

/// <summary>The wear-and-use guide, and the guided self-inspection with one area a page.</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/leases/{lease}/wear")]
public sealed class WearController(WearService wear, WearGuide guide, LeasePolicy policy) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> WearGuide(string lease, CancellationToken cancellationToken) => View(await PageAsync(lease, cancellationToken));

    /// <summary>Goes on where the inspection stopped.</summary>
    [HttpGet("inspect")]
    public async Task<RedirectResult> Inspect(string lease, CancellationToken cancellationToken)
    {
        var page = await PageAsync(lease, cancellationToken);
        return Redirect(page.NextArea is { } area ? $"/leases/{lease}/wear/inspect/{area.Code}" : $"/leases/{lease}/wear/estimate");
    }

    [HttpGet("inspect/{area}")]
    public async Task<ViewResult> InspectArea(string lease, string area, CancellationToken cancellationToken)
    {
        var page = await PageAsync(lease, cancellationToken);
        var found = guide.Find(area) ?? throw new NotFoundException();
        return View(new InspectAreaPage(page, found, new InspectAreaForm { Counts = found.Rules.ToDictionary(r => r.Code, r => page.CountOf(found, r)) }));
    }

    [HttpPost("inspect/{area}")]
    [RequestSizeLimit(PhotoUpload.LargestForm)]
    [RequestFormLimits(MultipartBodyLengthLimit = PhotoUpload.LargestForm)]
    public async Task<IActionResult> InspectArea(string lease, string area, [FromForm] InspectAreaForm form, CancellationToken cancellationToken)
    {
        var page = await PageAsync(lease, cancellationToken);
        var found = guide.Find(area) ?? throw new NotFoundException();
        var photo = await PhotoUpload.ReadAsync(form.Photo, ModelState, nameof(form.Photo), cancellationToken);
        var counts = form.Read(found, ModelState);
        if (!ModelState.IsValid)
        {
            return View(new InspectAreaPage(page, found, form));
        }

        if (!await wear.SaveAsync(lease, found, counts, photo, HttpContext.Actor(), cancellationToken))
        {
            TempData.Say("The vehicle is handed over", "The inspection is closed: the dealer looks at it now.", Tone.Warn);
            return Redirect($"/leases/{lease}");
        }

        return Redirect(page.After(found) is { } next ? $"/leases/{lease}/wear/inspect/{next.Code}" : $"/leases/{lease}/wear/estimate");
    }

    [HttpGet("estimate")]
    public async Task<ViewResult> WearEstimate(string lease, CancellationToken cancellationToken) => View(await PageAsync(lease, cancellationToken));

    [HttpPost("estimate")]
    public async Task<RedirectResult> Accept(string lease, [FromForm] Money? shown, CancellationToken cancellationToken)
    {
        if (shown is { } amount && await wear.AcceptAsync(lease, amount, HttpContext.Actor(), cancellationToken))
        {
            TempData.Say("Estimate accepted", policy.EstimateCapsTheBill ? $"Your final bill won’t ask more than {amount} for wear that you could have seen today." : "We keep it with your lease.");
        }
        else
        {
            TempData.Say("The estimate changed", "Look at it again before you accept it.", Tone.Warn);
        }

        return Redirect($"/leases/{lease}/wear/estimate");
    }

    private async Task<WearPage> PageAsync(string lease, CancellationToken cancellationToken) =>
        await wear.InspectionAsync(User.CustomerId(), lease, cancellationToken) is { File.IsOpen: true } open ? new WearPage(open, guide, policy) : throw new LeaseEndedException();
}
