using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Emails;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments.Upcoming;

/// <summary>
/// Reminds people of payments that they make themselves, on the days that they chose (F-418). What autopay takes, and what a promised
/// payment covers, needs no reminder: the list of upcoming payments says which is which.
/// </summary>
public sealed class ReminderService(PortalDbContext db, UpcomingService upcoming, NoticeService notices, TimeProvider clock)
{
    private const int FurthestDays = 10;

    public async Task<ReminderDays> ChoiceAsync(long customerId, CancellationToken cancellationToken) =>
        await db.ReminderChoices.Where(c => c.CustomerId == customerId).Select(c => (ReminderDays?)c.Days).SingleOrDefaultAsync(cancellationToken) ?? ReminderChoice.Usual;

    public Task<bool> ChooseAsync(ReminderDays days, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var customerId = actor.CustomerId ?? throw new NotFoundException();
        return db.WriteAsync(async () =>
        {
            if (await db.ReminderChoices.SingleOrDefaultAsync(c => c.CustomerId == customerId, cancellationToken) is not { } choice)
            {
                choice = new ReminderChoice { CustomerId = customerId };
                db.ReminderChoices.Add(choice);
            }

            var before = choice.Days;
            choice.Days = days;
            db.AuditRows.Add(new AuditRow(actor, "payment reminders chosen", "reminders", clock.UtcNow(), customerId, before: before.ToString(), after: days.ToString()));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }

    /// <summary>The next customers, by key, who pay an account with a due date that may be reminded of today.</summary>
    public Task<List<long>> CandidatesAsync(DateOnly on, long after, int count, CancellationToken cancellationToken)
    {
        DateOnly?[] days = [on.AddDays(1), on.AddDays(5), on.AddDays(FurthestDays)];
        return db.Parties.Where(p => p.CustomerId > after && (p.Rights & PartyRights.Pay) == PartyRights.Pay && p.From <= on && (p.Until == null || p.Until >= on)
                && db.Accounts.Any(a => a.FinancedAccountId == p.FinancedAccountId && a.Status == AccountStatus.Open && days.Contains(a.NextDueOn)))
            .Select(p => p.CustomerId).Distinct().OrderBy(c => c).Take(count).ToListAsync(cancellationToken);
    }

    /// <summary>Reminds one customer of what they chose to hear of today, once each. Says how many reminders there were.</summary>
    public async Task<int> RemindAsync(long customerId, CancellationToken cancellationToken)
    {
        var (today, choice) = (clock.Today(), await ChoiceAsync(customerId, cancellationToken));
        var due = (await upcoming.ListAsync(customerId, FurthestDays, cancellationToken))
            .Where(u => u.Kind is UpcomingKind.Due && (PaymentReminder.Of(u.On.DayNumber - today.DayNumber) & choice) != ReminderDays.None).ToList();
        return due.Count == 0 ? 0 : await db.WriteAsync(() => WriteAsync(customerId, due, today, cancellationToken), cancellationToken);
    }

    private async Task<int> WriteAsync(long customerId, List<UpcomingPayment> due, DateOnly today, CancellationToken cancellationToken)
    {
        var theirs = await db.Accounts.OfCustomer(customerId, PartyRights.Pay, today).Select(a => new { a.Reference, a.FinancedAccountId }).ToDictionaryAsync(a => a.Reference, a => a.FinancedAccountId, cancellationToken);
        var already = await db.PaymentReminders.Where(r => r.CustomerId == customerId && r.DueOn >= today).ToListAsync(cancellationToken);
        var customer = await db.Customers.SingleAsync(c => c.CustomerId == customerId, cancellationToken);
        var told = 0;
        foreach (var payment in due)
        {
            var ahead = PaymentReminder.Of(payment.On.DayNumber - today.DayNumber);
            if (!theirs.TryGetValue(payment.Account.Reference, out var accountId) || already.Exists(r => r.FinancedAccountId == accountId && r.DueOn == payment.On && r.Ahead == ahead))
            {
                continue;
            }

            db.PaymentReminders.Add(new PaymentReminder { CustomerId = customerId, FinancedAccountId = accountId, DueOn = payment.On, Ahead = ahead, SentAt = clock.UtcNow() });
            notices.Tell(customer, NotificationKind.Payment, PaymentDueEmail.For(payment, customer), $"{payment.Account.VehicleName}, account ending in {payment.Account.LastFour}.");
            told++;
        }

        await db.SaveChangesAsync(cancellationToken);
        return told;
    }
}
