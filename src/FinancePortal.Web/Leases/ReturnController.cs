using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Leases.HandOver;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Leases;

/// <summary>The appointment for the return: found by ZIP, booked, moved, cancelled.</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/leases/{lease}/return")]
public sealed class ReturnController(AppointmentService appointments, DealerList dealers, TimeProvider clock) : Controller
{
    private const int DaysShown = 6;

    [HttpGet("")]
    public async Task<ViewResult> Return(string lease, FindSlotForm form, CancellationToken cancellationToken)
    {
        var view = View(await PageAsync(lease, form, cancellationToken));
        view.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return view;
    }

    [HttpPost("")]
    public async Task<IActionResult> Book(string lease, [FromForm] BookSlotForm form, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || form.Time is not { } time)
        {
            return await AgainAsync(lease, form, cancellationToken);
        }

        switch (await appointments.BookAsync(lease, form.Dealer ?? "", time.On, time.At, form.Replaces ?? "", HttpContext.Actor(), cancellationToken))
        {
            case AppointmentAnswer.Booked:
                TempData.Say("Your return is booked", $"{Formats.Weekday(time.On)}, {ReturnPage.Clock(time.At)}.");
                break;
            case AppointmentAnswer.Taken:
                ModelState.AddModelError(nameof(form.Slot), "Somebody just took that time. Nothing was changed; choose another one.");
                return await AgainAsync(lease, form, cancellationToken);
            case AppointmentAnswer.NotOffered:
                ModelState.AddModelError(nameof(form.Slot), "The dealer is closed then. Choose one of the times shown.");
                return await AgainAsync(lease, form, cancellationToken);
            case AppointmentAnswer.Changed:
                TempData.Say("Your appointment changed in another window", "This is the one that stands now.", Tone.Warn);
                break;
            default:
                TempData.Say("No return can be booked for this lease", "It has ended, or the vehicle is handed over already.", Tone.Warn);
                break;
        }

        return Redirect($"/leases/{lease}/return");
    }

    [HttpPost("cancel")]
    public async Task<RedirectResult> Cancel(string lease, CancellationToken cancellationToken)
    {
        if (await appointments.CancelAsync(lease, HttpContext.Actor(), cancellationToken))
        {
            TempData.Say("Appointment cancelled", "Your lease goes on until the vehicle is back.");
        }

        return Redirect($"/leases/{lease}/return");
    }

    [HttpGet("calendar")]
    public async Task<IActionResult> Calendar(string lease, CancellationToken cancellationToken)
    {
        var file = await appointments.ReturnAsync(User.CustomerId(), lease, cancellationToken);
        return file.Appointment is { } appointment && dealers.Find(appointment.Dealer) is { } dealer
            ? File(CalendarFile.Write([new CalendarEvent($"{lease}-return", appointment.On, $"Return the {file.Lease.Vehicle.Name}", $"{dealer.Name}, {dealer.Address}. {dealer.Phone}", appointment.At)], clock.GetUtcNow()), "text/calendar", "return.ics")
            : Redirect($"/leases/{lease}/return");
    }

    /// <summary>The same dealer and days, with what is free now.</summary>
    private async Task<ViewResult> AgainAsync(string lease, BookSlotForm form, CancellationToken cancellationToken) =>
        View("Return", await PageAsync(lease, new FindSlotForm { Zip = form.Zip, Dealer = form.Dealer, From = form.From }, cancellationToken));

    private async Task<ReturnPage> PageAsync(string lease, FindSlotForm form, CancellationToken cancellationToken)
    {
        var file = await appointments.ReturnAsync(User.CustomerId(), lease, cancellationToken);
        if (!file.Lease.IsOpen)
        {
            throw new LeaseEndedException();
        }

        var nearest = DealerList.IsZip(form.Zip) ? dealers.Near(form.Zip!) : [];
        var from = form.From is { } asked && asked > file.FirstDay ? asked : file.FirstDay;
        var free = dealers.Find(form.Dealer) is { } dealer && file.MayBook ? await appointments.FreeAsync(dealer, from, file.LastDay, DaysShown, cancellationToken) : [];
        return new ReturnPage(file, form, dealers, nearest, free);
    }
}
