using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.OtherWays;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Payments;

/// <summary>Paying by mail, phone and bill-pay: where to, until when, and when it counts (F-403).</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/accounts/{account}/other-ways")]
public sealed class OtherWaysController(OtherWaysService ways, Letterhead letterhead, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Show(string account, CancellationToken cancellationToken) => View("OtherWays", await ways.OfAsync(User.CustomerId(), account, cancellationToken));

    [HttpGet("coupon")]
    public async Task<ViewResult> Coupon(string account, CancellationToken cancellationToken) => View("OtherWaysCoupon", await ways.OfAsync(User.CustomerId(), account, cancellationToken));

    [HttpGet("coupon.pdf")]
    public async Task<FileContentResult> Pdf(string account, CancellationToken cancellationToken)
    {
        var found = await ways.OfAsync(User.CustomerId(), account, cancellationToken);
        return File(CouponPdf.Print(found, letterhead, clock.GetUtcNow().UtcDateTime), "application/pdf", $"coupon-{found.LastFour}.pdf");
    }
}
