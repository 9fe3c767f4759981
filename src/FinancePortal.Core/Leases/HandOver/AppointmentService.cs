using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Leases.Emails;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Leases.HandOver;

/// <summary>A lease with what is agreed and reported about its return.</summary>
/// <param name="Serves">A service member who sent orders may return the vehicle at any time.</param>
public sealed record ReturnFile(LeaseFile Lease, ReturnAppointment? Appointment, VehicleReturn? Report, bool Serves)
{
    public DateOnly FirstDay => !Serves && LeaseActs.ReturnFrom(Lease) > Lease.Today ? LeaseActs.ReturnFrom(Lease) : Lease.Today.AddDays(1);

    /// <summary>Until the lease ends; when it has ended, within two weeks.</summary>
    public DateOnly LastDay => Lease.EndsOn > Lease.Today ? Lease.EndsOn : Lease.Today.AddDays(14);
    public bool MayBook => LeaseActs.CanStillEnd(Lease);
}

/// <summary>What became of a wish for an appointment.</summary>
public enum AppointmentAnswer
{
    Booked = 0,
    Taken = 1,

    /// <summary>The dealer is closed then, or the day is outside the days for this return.</summary>
    NotOffered = 2,

    /// <summary>There is another appointment than the one that was looked at.</summary>
    Changed = 3,

    /// <summary>The lease has ended or the vehicle is handed over.</summary>
    NotPossible = 4,
}

/// <summary>Books, moves and cancels the appointment for a return. A slot is given once, whatever two tabs or two lessees do.</summary>
public sealed class AppointmentService(PortalDbContext db, LeaseService leases, DealerList dealers, NoticeService notices, TimeProvider clock)
{
    /// <exception cref="NotFoundException">No such lease, or not this customer's to see.</exception>
    public async Task<ReturnFile> ReturnAsync(long customerId, string reference, CancellationToken cancellationToken)
    {
        var file = await leases.FileAsync(customerId, reference, cancellationToken);
        var rows = await db.Accounts.AsNoTracking().Where(a => a.Reference == reference).Select(a => new
        {
            Appointment = db.ReturnAppointments.FirstOrDefault(r => r.FinancedAccountId == a.FinancedAccountId && r.CancelledAt == null),
            Report = db.VehicleReturns.FirstOrDefault(r => r.FinancedAccountId == a.FinancedAccountId),
            Serves = db.ServiceRequests.Any(r => r.FinancedAccountId == a.FinancedAccountId),
        }).SingleAsync(cancellationToken);
        return new ReturnFile(file, rows.Appointment, rows.Report, rows.Serves);
    }

    /// <summary>The free times of a dealer on its next open days from a day on, at most so many days, none after the last.</summary>
    public async Task<IReadOnlyList<(DateOnly On, IReadOnlyList<TimeOnly> Times)>> FreeAsync(ReturnDealer dealer, DateOnly from, DateOnly last, int days, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dealer);
        var open = new List<DateOnly>();
        for (var day = from; day <= last && open.Count < days; day = day.AddDays(1))
        {
            if (dealer.IsOpenOn(day))
            {
                open.Add(day);
            }
        }

        var taken = await db.ReturnAppointments.AsNoTracking().Where(r => r.Dealer == dealer.Code && r.CancelledAt == null && open.Contains(r.On)).Select(r => new { r.On, r.At }).ToListAsync(cancellationToken);
        return [.. open.Select(day => (day, (IReadOnlyList<TimeOnly>)[.. dealer.Times.Where(t => !taken.Exists(x => x.On == day && x.At == t))])).Where(d => d.Item2.Count > 0)];
    }

    /// <summary>Books a slot; an appointment that stands is moved to it.</summary>
    /// <param name="replaces">The appointment that the customer was looking at; empty for none.</param>
    public Task<AppointmentAnswer> BookAsync(string reference, string dealerCode, DateOnly on, TimeOnly at, string replaces, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(async () =>
        {
            var (account, file) = await leases.OpenAsync(LeaseActs.CustomerOf(actor), reference, PartyRights.Pay, cancellationToken);
            var standing = await StandingAsync(account.FinancedAccountId, cancellationToken);
            var returned = new ReturnFile(file, standing, null, await db.ServiceRequests.AnyAsync(r => r.FinancedAccountId == account.FinancedAccountId, cancellationToken));
            if (!returned.MayBook)
            {
                return AppointmentAnswer.NotPossible;
            }

            if (standing is not null && standing.Dealer == dealerCode && standing.On == on && standing.At == at)
            {
                return AppointmentAnswer.Booked;
            }

            if ((standing?.Reference ?? "") != replaces)
            {
                return AppointmentAnswer.Changed;
            }

            if (dealers.Find(dealerCode) is not { } dealer || !dealer.Has(on, at) || on < returned.FirstDay || on > returned.LastDay)
            {
                return AppointmentAnswer.NotOffered;
            }

            if (await db.ReturnAppointments.AnyAsync(r => r.Dealer == dealerCode && r.On == on && r.At == at && r.CancelledAt == null, cancellationToken))
            {
                return AppointmentAnswer.Taken;
            }

            var now = clock.UtcNow();
            if (standing is not null)
            {
                standing.Cancel(now);
                await db.SaveChangesAsync(cancellationToken);
            }

            var booked = new ReturnAppointment { FinancedAccountId = account.FinancedAccountId, Dealer = dealerCode, On = on, At = at, BookedAt = now };
            db.ReturnAppointments.Add(booked);
            var customer = await CustomerAsync(actor, cancellationToken);
            await TellAsync(file, booked, customer, ReturnEmails.Booked(file, customer, dealer, booked, moved: standing is not null), standing is null ? "return booked" : "return moved", actor, account, now, cancellationToken);
            return AppointmentAnswer.Booked;
        }, cancellationToken);
    }

    /// <returns>False when there is none that stands.</returns>
    public Task<bool> CancelAsync(string reference, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(async () =>
        {
            var (account, file) = await leases.OpenAsync(LeaseActs.CustomerOf(actor), reference, PartyRights.Pay, cancellationToken);
            if (await StandingAsync(account.FinancedAccountId, cancellationToken) is not { } standing)
            {
                return false;
            }

            var now = clock.UtcNow();
            standing.Cancel(now);
            var customer = await CustomerAsync(actor, cancellationToken);
            await TellAsync(file, standing, customer, ReturnEmails.Cancelled(file, customer), "return cancelled", actor, account, now, cancellationToken);
            return true;
        }, cancellationToken);
    }

    private Task<ReturnAppointment?> StandingAsync(long accountId, CancellationToken cancellationToken) =>
        db.ReturnAppointments.SingleOrDefaultAsync(r => r.FinancedAccountId == accountId && r.CancelledAt == null, cancellationToken);

    private Task<Customer> CustomerAsync(Actor actor, CancellationToken cancellationToken) => db.Customers.SingleAsync(c => c.CustomerId == actor.CustomerId, cancellationToken);

    private async Task TellAsync(LeaseFile file, ReturnAppointment appointment, Customer customer, EmailDraft email, string action, Actor actor, FinancedAccount account, DateTime now, CancellationToken cancellationToken)
    {
        notices.Tell(customer, NotificationKind.Account, email, $"{appointment.Dealer}, {LeaseWords.Day(appointment.On)}.");
        db.AuditRows.Add(new AuditRow(actor, action, file.Reference, now, financedAccountId: account.FinancedAccountId, after: $"{appointment.Dealer} {appointment.On:yyyy-MM-dd} {appointment.At:HH:mm}"));
        await db.SaveChangesAsync(cancellationToken);
    }
}
