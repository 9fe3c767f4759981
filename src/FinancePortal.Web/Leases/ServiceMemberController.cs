using FinancePortal.Core.Images;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Changes;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Leases;

/// <summary>A service member ends a lease: notice with orders, then what happens by which day.</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/leases/{lease}/service")]
public sealed class ServiceMemberController(ServiceMemberService service) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Service(string lease, CancellationToken cancellationToken) => View(await PageAsync(lease, new ServiceForm(), cancellationToken));

    [HttpPost("")]
    [RequestSizeLimit(PhotoUpload.LargestForm)]
    [RequestFormLimits(MultipartBodyLengthLimit = PhotoUpload.LargestForm)]
    public async Task<IActionResult> Send(string lease, [FromForm] ServiceForm form, CancellationToken cancellationToken)
    {
        var page = await PageAsync(lease, form, cancellationToken);
        ImageFile? orders = await PhotoUpload.ReadAsync(form.Orders, ModelState, nameof(form.Orders), cancellationToken);
        if (!ModelState.IsValid || orders is null)
        {
            return View("Service", page);
        }

        if (!await service.NotifyAsync(lease, form.Reason!.Value, form.From!.Value, orders, HttpContext.Actor(), cancellationToken))
        {
            TempData.Say("We have your orders already", "Nothing was sent again. This is where your request stands.", Tone.Info);
            return Redirect($"/leases/{lease}/service");
        }

        TempData.Say("We have your orders", "Somebody looks at them within two business days.");
        return Redirect($"/leases/{lease}/service");
    }

    private async Task<ServicePage> PageAsync(string lease, ServiceForm form, CancellationToken cancellationToken)
    {
        var file = await service.FileAsync(User.CustomerId(), lease, cancellationToken);
        return file.Request is not null || file.Lease.IsOpen ? new ServicePage(file, form) : throw new LeaseEndedException();
    }
}
