using FinancePortal.Core.Payments.Upcoming;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Leases;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Payments;

/// <summary>What is paid in the next weeks, and the private address under which a calendar reads the dates (F-418).</summary>
[Authorize(Policy = Policies.Customer)]
public sealed class UpcomingController(UpcomingService upcoming, ReminderService reminders, TimeProvider clock) : Controller
{
    private const int DaysOnPage = 90;
    private const int DaysInCalendar = 366;
    private const string FreshAddress = "calendar";

    [HttpGet("/payments/upcoming")]
    public async Task<ViewResult> Show(CancellationToken cancellationToken) => View("Upcoming", new UpcomingPage(
        ReminderForm.Of(await reminders.ChoiceAsync(User.CustomerId(), cancellationToken)),
        await upcoming.ListAsync(User.CustomerId(), DaysOnPage, cancellationToken),
        await upcoming.CalendarSinceAsync(User.CustomerId(), cancellationToken),
        TempData[FreshAddress] as string));

    [HttpPost("/payments/upcoming/reminders")]
    public async Task<IActionResult> Remind(ReminderForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        await reminders.ChooseAsync(form.Days, HttpContext.Actor(), cancellationToken);
        TempData.Say("Reminders saved", form.Days is ReminderDays.None ? "We don’t remind you of payments." : "We remind you before payments that you make yourself.");
        return Redirect("/payments/upcoming#reminders");
    }

    [HttpPost("/payments/upcoming/calendar")]
    public async Task<RedirectResult> OpenCalendar(CancellationToken cancellationToken)
    {
        var key = await upcoming.OpenCalendarAsync(HttpContext.Actor(), cancellationToken);
        TempData[FreshAddress] = new Uri(PortalAddress.Of(HttpContext), $"/calendar/{key}.ics").ToString();
        return Redirect("/payments/upcoming#calendar");
    }

    [HttpPost("/payments/upcoming/calendar/stop")]
    public async Task<RedirectResult> CloseCalendar(CancellationToken cancellationToken)
    {
        await upcoming.CloseCalendarAsync(HttpContext.Actor(), cancellationToken);
        TempData.Say("Calendar address removed", "Calendars that use it get no more dates.");
        return Redirect("/payments/upcoming");
    }

    /// <summary>A calendar program has no session: the secret in the address stands in for one, and it opens dates only.</summary>
    [AllowAnonymous]
    [HttpGet("/calendar/{key}.ics")]
    public async Task<FileContentResult> Calendar(string key, CancellationToken cancellationToken)
    {
        var dates = await upcoming.CalendarAsync(key, DaysInCalendar, cancellationToken);
        return File(CalendarFile.Write(dates.Select(d => new CalendarEvent(d.CalendarId, d.On, d.CalendarTitle, "Sign in to the portal to see the amount.")), clock.GetUtcNow()), "text/calendar; charset=utf-8");
    }
}

/// <param name="CalendarSince">When the calendar's address was made; null when there is none.</param>
/// <param name="FreshAddress">Right after it was made, and never again.</param>
public sealed record UpcomingPage(ReminderForm Form, IReadOnlyList<UpcomingPayment> Payments, DateTime? CalendarSince, string? FreshAddress)
{
    public static string About(UpcomingPayment payment)
    {
        ArgumentNullException.ThrowIfNull(payment);
        return payment.Kind switch
        {
            UpcomingKind.Due => "Due",
            UpcomingKind.Autopay => "Autopay takes it",
            UpcomingKind.Retry => "A returned payment is tried again",
            _ => "You scheduled it",
        };
    }
}

/// <summary>When to be reminded of a payment.</summary>
public sealed record ReminderForm
{
    public bool TenDays { get; init; }
    public bool FiveDays { get; init; }
    public bool OneDay { get; init; }

    public ReminderDays Days =>
        (TenDays ? ReminderDays.Ten : ReminderDays.None) | (FiveDays ? ReminderDays.Five : ReminderDays.None) | (OneDay ? ReminderDays.One : ReminderDays.None);

    public static ReminderForm Of(ReminderDays days) =>
        new() { TenDays = days.HasFlag(ReminderDays.Ten), FiveDays = days.HasFlag(ReminderDays.Five), OneDay = days.HasFlag(ReminderDays.One) };
}
