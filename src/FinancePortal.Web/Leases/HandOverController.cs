using FinancePortal.Core;
using FinancePortal.Core.Images;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Leases.HandOver;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.Brand;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Leases;

/// <summary>The hand-over: the odometer disclosure statement, and the receipt that stops the billing.</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/leases/{lease}/return")]
public sealed class HandOverController(LeaseService leases, HandOverService handOver, BrandOptions brand) : Controller
{
    [RequiresStepUp]
    [HttpGet("odometer")]
    public async Task<ViewResult> Odometer(string lease, CancellationToken cancellationToken) =>
        View(new OdometerPage(await OpenAsync(lease, cancellationToken), new OdometerForm(), Odd: null));

    [RequiresStepUp]
    [HttpPost("odometer")]
    public async Task<IActionResult> Odometer(string lease, [FromForm] OdometerForm form, CancellationToken cancellationToken)
    {
        var file = await OpenAsync(lease, cancellationToken);
        ReadingCheck? odd = null;
        if (ModelState.IsValid && TypedMiles.TryRead(form.Odometer, out var miles))
        {
            var request = new SignOdometer
            {
                LeaseReference = lease,
                Odometer = miles,
                Certification = form.Certification!.Value,
                SignedBy = form.SignedBy!.Trim(),
                LessorAddress = Postal(brand),
                KeepUnusual = form.Keep,
            };
            if (Answered(await handOver.SignOdometerAsync(request, HttpContext.Actor(), cancellationToken), file, nameof(form.Odometer), null, out odd) is { } paper)
            {
                TempData.Say("Odometer statement signed", "Print it or keep it: it stays with your lease.");
                return Redirect($"/leases/{lease}/papers/{paper}");
            }
        }

        return View(new OdometerPage(file, form, odd));
    }

    [HttpGet("receipt")]
    public async Task<ViewResult> Receipt(string lease, CancellationToken cancellationToken) =>
        View(new ReceiptPage(await OpenAsync(lease, cancellationToken), new ReceiptForm(), Odd: null));

    [HttpPost("receipt")]
    [RequestSizeLimit(2 * PhotoUpload.LargestForm)]
    [RequestFormLimits(MultipartBodyLengthLimit = 2 * PhotoUpload.LargestForm)]
    public async Task<IActionResult> Receipt(string lease, [FromForm] ReceiptForm form, CancellationToken cancellationToken)
    {
        var file = await OpenAsync(lease, cancellationToken);
        ReadingCheck? odd = null;
        var photos = new[] { await PhotoUpload.ReadAsync(form.Receipt, ModelState, nameof(form.Receipt), cancellationToken), await PhotoUpload.ReadAsync(form.Photo, ModelState, nameof(form.Photo), cancellationToken) };
        if (ModelState.IsValid && TypedMiles.TryRead(form.Odometer, out var miles))
        {
            var request = new ReportReturn
            {
                LeaseReference = lease,
                DealerName = form.DealerName!.Trim(),
                On = form.On!.Value,
                At = form.Time!.Value,
                Odometer = miles,
                KeepUnusual = form.Keep,
                Photos = [.. photos.OfType<ImageFile>()],
            };
            if (Answered(await handOver.ReportAsync(request, HttpContext.Actor(), cancellationToken), file, nameof(form.Odometer), nameof(form.On), out odd) is not null)
            {
                TempData.Say("We have your return receipt", "Nothing more is billed. You don’t have to do anything until the final bill.");
                return Redirect($"/leases/{lease}/final-bill");
            }
        }

        return View(new ReceiptPage(file, form, odd));
    }

    /// <summary>The paper that was made; otherwise what is wrong stands beside its field.</summary>
    private string? Answered(HandOverAnswer answer, LeaseFile file, string odometer, string? on, out ReadingCheck? odd)
    {
        odd = null;
        switch (answer)
        {
            case HandOverAnswer.Done done:
                return done.Paper;
            case HandOverAnswer.WrongReading wrong:
                var (field, message) = ReadingWords.Of(wrong.Check, file);
                ModelState.AddModelError(field == nameof(ReadingForm.ReadOn) && on is not null ? on : odometer, message);
                odd = wrong.Check.MayBeKept ? wrong.Check : null;
                return null;
            case HandOverAnswer.TooEarly:
                ModelState.AddModelError(on ?? odometer, $"A return is possible from {Formats.Prose(LeaseActs.ReturnFrom(file))}. Before that it’s ending the lease early: call us first.");
                return null;
            default:
                ModelState.AddModelError(odometer, "You reported the hand-over already. The dealer books the vehicle in next.");
                return null;
        }
    }

    private async Task<LeaseFile> OpenAsync(string lease, CancellationToken cancellationToken) =>
        await leases.FileAsync(User.CustomerId(), lease, cancellationToken) is var file && !file.IsOpen ? throw new LeaseEndedException()
        : file.MayAct ? file : throw new NotFoundException();

    /// <summary>The lessor's address in a line, without the name that stands before it anyway.</summary>
    public static string Postal(BrandOptions brand)
    {
        ArgumentNullException.ThrowIfNull(brand);
        return string.Join(", ", brand.Address.Split('\n').Where(line => line != brand.Name));
    }
}
