using FinancePortal.Core;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Leases;

/// <summary>The mileage log of a lease, and miles bought ahead.</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/leases/{lease}/mileage")]
public sealed class MileageController(LeaseService leases, MileageService mileage, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Log(string lease, CancellationToken cancellationToken) =>
        View(new MileageLogPage(await leases.FileAsync(User.CustomerId(), lease, cancellationToken), new ReadingForm { ReadOn = clock.Today() }, Odd: null));

    [HttpPost("")]
    [RequestSizeLimit(PhotoUpload.LargestForm)]
    [RequestFormLimits(MultipartBodyLengthLimit = PhotoUpload.LargestForm)]
    public async Task<IActionResult> Log(string lease, [FromForm] ReadingForm form, CancellationToken cancellationToken)
    {
        var request = await RequestAsync(lease, form, cancellationToken);
        var check = (ReadingCheck?)null;
        if (request is not null)
        {
            switch (await mileage.AddAsync(request, HttpContext.Actor(), cancellationToken))
            {
                case ReadingAnswer.Added added:
                    TempData.Say("Reading saved", $"{Formats.Miles(added.Reading.Miles)} on {Formats.Prose(added.Reading.ReadOn)}.");
                    return Redirect($"/leases/{lease}");
                case ReadingAnswer.Refused refused:
                    check = refused.Check;
                    break;
            }
        }

        var file = await leases.FileAsync(User.CustomerId(), lease, cancellationToken);
        return View(new MileageLogPage(file, form, Odd(check, file)));
    }

    [HttpGet("{reading}/correct")]
    public async Task<ViewResult> Correct(string lease, string reading, CancellationToken cancellationToken)
    {
        var (file, wrong) = await FindAsync(lease, reading, cancellationToken);
        var form = new ReadingForm { Odometer = Formats.Count(wrong.Miles), ReadOn = wrong.ReadOn, IsCorrection = true };
        return View(new CorrectReadingPage(file, wrong, form, Odd: null));
    }

    [HttpPost("{reading}/correct")]
    public async Task<IActionResult> Correct(string lease, string reading, [FromForm] ReadingForm form, CancellationToken cancellationToken)
    {
        var (file, wrong) = await FindAsync(lease, reading, cancellationToken);
        var check = (ReadingCheck?)null;
        if (ModelState.IsValid && (form.TakeOut ? null : await RequestAsync(lease, form, cancellationToken)) is var instead && ModelState.IsValid)
        {
            switch (await mileage.CorrectAsync(reading, form.Why!, instead, lease, HttpContext.Actor(), cancellationToken))
            {
                case ReadingAnswer.Added:
                    TempData.Say(form.TakeOut ? "Reading taken out" : "Reading corrected", "The old one stays on record with your reason.");
                    return Redirect($"/leases/{lease}/mileage");
                case ReadingAnswer.Refused refused:
                    check = refused.Check;
                    break;
            }
        }

        return View(new CorrectReadingPage(file, wrong, form, Odd(check, file)));
    }

    /// <summary>A what-if: any number of miles can be asked for and bookmarked.</summary>
    [HttpGet("buy")]
    public async Task<IActionResult> Buy(string lease, BuyMilesForm form, CancellationToken cancellationToken)
    {
        var file = await leases.FileAsync(User.CustomerId(), lease, cancellationToken);
        if (!MileageService.MaySell(file))
        {
            throw file.IsOpen ? new NotFoundException("This lease sells no miles.") : new LeaseEndedException();
        }

        var view = View(BuyPage(file, form));
        view.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return view;
    }

    [HttpPost("buy")]
    public async Task<IActionResult> ConfirmBuy(string lease, [FromForm] BuyMilesForm form, CancellationToken cancellationToken)
    {
        if (ModelState.IsValid && TypedMiles.TryRead(form.Miles, out var miles))
        {
            if (await mileage.BuyAsync(lease, miles, form.Sequence, HttpContext.Actor(), cancellationToken))
            {
                TempData.Say($"You bought {Formats.Miles(miles)}", "Your allowance is higher from today. The price is due with your next payment.");
                return Redirect($"/leases/{lease}");
            }

            TempData.Say("Your lease changed while you were looking", "Nothing was bought. Look at the figures again.", Tone.Warn);
            return Redirect($"/leases/{lease}/mileage/buy?miles={miles}");
        }

        return View("Buy", BuyPage(await leases.FileAsync(User.CustomerId(), lease, cancellationToken), form));
    }

    private static BuyMilesPage BuyPage(LeaseFile file, BuyMilesForm form)
    {
        var miles = TypedMiles.TryRead(form.Miles, out var typed) && typed is >= MilesAheadQuote.Smallest and <= MilesAheadQuote.Largest ? typed : BuyMilesPage.Suggested(file);
        form.Miles ??= Formats.Count(miles);
        form.Sequence = file.LastSequence;
        return new BuyMilesPage(file, form, MilesAheadQuote.Of(file, miles));
    }

    private async Task<AddReading?> RequestAsync(string lease, ReadingForm form, CancellationToken cancellationToken)
    {
        var photo = await PhotoUpload.ReadAsync(form.Photo, ModelState, nameof(form.Photo), cancellationToken);
        return ModelState.IsValid && TypedMiles.TryRead(form.Odometer, out var miles) && form.ReadOn is { } on
            ? new AddReading { LeaseReference = lease, ReadOn = on, Miles = miles, KeepUnusual = form.Keep, Photo = photo }
            : null;
    }

    private async Task<(LeaseFile File, OdometerReading Wrong)> FindAsync(string lease, string reading, CancellationToken cancellationToken)
    {
        var file = await leases.FileAsync(User.CustomerId(), lease, cancellationToken);
        return (file, file.Readings.FirstOrDefault(r => r.Reference == reading && r.Source is OdometerSource.Customer) ?? throw new NotFoundException());
    }

    /// <summary>Puts what is wrong beside its field; gives the check back when the reading may be kept.</summary>
    private ReadingCheck? Odd(ReadingCheck? check, LeaseFile file)
    {
        if (check is null)
        {
            return null;
        }

        var (field, message) = ReadingWords.Of(check, file);
        ModelState.AddModelError(field, message);
        return check.MayBeKept ? check : null;
    }
}
