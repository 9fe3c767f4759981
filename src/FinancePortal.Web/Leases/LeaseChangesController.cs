using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Changes;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.Brand;
using FinancePortal.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Leases;

/// <summary>What a lessee signs to keep the vehicle: an extension, or the bill of sale. Both ask for the second factor.</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/leases/{lease}/lease-end")]
public sealed class LeaseChangesController(LeaseService leases, LeaseChangeService changes, BrandOptions brand) : Controller
{
    private const string SignHere = "Type your full name to sign.";

    [RequiresStepUp]
    [HttpGet("extend")]
    public async Task<ViewResult> Extend(string lease, ExtendForm form, CancellationToken cancellationToken) => View(await ExtendPageAsync(lease, form, cancellationToken));

    [RequiresStepUp]
    [HttpPost("extend")]
    public async Task<IActionResult> Sign(string lease, [FromForm] ExtendForm form, CancellationToken cancellationToken)
    {
        var page = await ExtendPageAsync(lease, form, cancellationToken);
        if (!IsSigned(form.SignedBy, nameof(form.SignedBy)))
        {
            return View("Extend", page);
        }

        if (await changes.ExtendAsync(new SignChange(lease, form.SignedBy!.Trim(), form.Sequence), form.Asked, HttpContext.Actor(), cancellationToken) is { } paper)
        {
            TempData.Say("Your lease is extended", "Print the amendment or keep it: it stays with your lease.");
            return Redirect($"/leases/{lease}/papers/{paper}");
        }

        TempData.Say("Nothing was signed", page.Refusal.Length > 0 ? page.Refusal : "Your lease changed while you were looking. Look at the figures again.", Tone.Warn);
        return Redirect($"/leases/{lease}/lease-end/extend?months={page.Months}");
    }

    [RequiresStepUp]
    [HttpGet("purchase")]
    public async Task<ViewResult> Purchase(string lease, CancellationToken cancellationToken) => View(await PurchasePageAsync(lease, new PurchaseForm(), cancellationToken));

    [RequiresStepUp]
    [HttpPost("purchase")]
    public async Task<IActionResult> Buy(string lease, [FromForm] PurchaseForm form, CancellationToken cancellationToken)
    {
        if (!IsSigned(form.SignedBy, nameof(form.SignedBy)) || form.Shown is not { } shown)
        {
            return View("Purchase", await PurchasePageAsync(lease, form, cancellationToken));
        }

        if (await changes.BuyAsync(new SignChange(lease, form.SignedBy!.Trim(), form.Sequence), shown, HttpContext.Actor(), cancellationToken) is { } paper)
        {
            TempData.Say("You bought your vehicle", "Pay now, and the title follows.");
            return Redirect($"/leases/{lease}/papers/{paper}");
        }

        TempData.Say("Nothing was signed", "The price changed while you were looking. Look at it again.", Tone.Warn);
        return Redirect($"/leases/{lease}/lease-end/purchase");
    }

    private bool IsSigned(string? name, string field)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 120)
        {
            ModelState.AddModelError(field, SignHere);
        }

        return ModelState.IsValid;
    }

    private async Task<ExtendPage> ExtendPageAsync(string lease, ExtendForm form, CancellationToken cancellationToken)
    {
        var file = await leases.FileAsync(User.CustomerId(), lease, cancellationToken);
        return file.IsOpen ? new ExtendPage(file, form) : throw new LeaseEndedException();
    }

    /// <summary>After the purchase too: then it shows how far it is.</summary>
    private async Task<PurchasePage> PurchasePageAsync(string lease, PurchaseForm form, CancellationToken cancellationToken)
    {
        var file = await changes.PurchaseAsync(User.CustomerId(), lease, cancellationToken);
        return file.Purchase is not null || file.Lease.IsOpen ? new PurchasePage(file, form, brand.Name) : throw new LeaseEndedException();
    }
}
