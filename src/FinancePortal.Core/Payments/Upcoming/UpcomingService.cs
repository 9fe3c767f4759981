using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments.Upcoming;

/// <summary>What a customer pays in the next weeks, on the page and as a calendar that they subscribe to (F-418).</summary>
public sealed class UpcomingService(PortalDbContext db, TimeProvider clock)
{
    /// <summary>The earliest first.</summary>
    public async Task<IReadOnlyList<UpcomingPayment>> ListAsync(long customerId, int days, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var until = today.AddDays(days);
        var mine = db.Accounts.AsNoTracking().OfCustomer(customerId, PartyRights.View, today);
        var accounts = await mine.Where(a => a.Status == AccountStatus.Open).Include(a => a.Vehicle).Include(a => a.Terms).AsSplitQuery().ToListAsync(cancellationToken);
        var ids = accounts.ConvertAll(a => a.FinancedAccountId);
        var promised = await db.Payments.AsNoTracking()
            .Where(p => ids.Contains(p.FinancedAccountId) && p.Status == PaymentStatus.Scheduled && p.BankStatus == BankStatus.WaitingForFile).ToListAsync(cancellationToken);
        var autopay = await db.AutopayEnrollments.AsNoTracking().Where(e => ids.Contains(e.FinancedAccountId) && e.EndedAt == null).Include(e => e.Method).ThenInclude(m => m.Customer).ToListAsync(cancellationToken);
        var told = autopay.Count == 0 ? [] : await db.AutopayNotices.AsNoTracking().Where(n => ids.Contains(n.FinancedAccountId) && n.DebitOn >= today).ToListAsync(cancellationToken);
        return
        [
            .. accounts.SelectMany(a => Of(a, promised.FindAll(p => p.FinancedAccountId == a.FinancedAccountId), autopay.Find(e => e.FinancedAccountId == a.FinancedAccountId), told.FindAll(n => n.FinancedAccountId == a.FinancedAccountId), today, until))
                .Where(u => u.On <= until).OrderBy(u => u.On).ThenBy(u => u.Account.Reference, StringComparer.Ordinal),
        ];
    }

    /// <summary>When the customer's calendar address was made; null when there is none.</summary>
    public Task<DateTime?> CalendarSinceAsync(long customerId, CancellationToken cancellationToken) =>
        db.CalendarFeeds.Where(f => f.CustomerId == customerId).Select(f => (DateTime?)f.CreatedAt).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Makes the calendar's secret address, or a new one in place of the old.</summary>
    /// <returns>The key; it is not kept and cannot be shown again.</returns>
    public Task<string> OpenCalendarAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var customerId = actor.CustomerId ?? throw new NotFoundException();
        return db.WriteAsync(async () =>
        {
            var feed = await db.CalendarFeeds.SingleOrDefaultAsync(f => f.CustomerId == customerId, cancellationToken);
            if (feed is null)
            {
                feed = new CalendarFeed { CustomerId = customerId };
                db.CalendarFeeds.Add(feed);
            }

            var key = feed.Renew(clock.UtcNow());
            db.AuditRows.Add(new AuditRow(actor, "calendar address made", "calendar", clock.UtcNow()));
            await db.SaveChangesAsync(cancellationToken);
            return key;
        }, cancellationToken);
    }

    /// <summary>The address stops working at once.</summary>
    public Task<bool> CloseCalendarAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(async () =>
        {
            if (await db.CalendarFeeds.SingleOrDefaultAsync(f => f.CustomerId == actor.CustomerId, cancellationToken) is not { } feed)
            {
                return false;
            }

            db.CalendarFeeds.Remove(feed);
            db.AuditRows.Add(new AuditRow(actor, "calendar address removed", "calendar", clock.UtcNow()));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }

    /// <summary>The dates of whoever has this key.</summary>
    /// <exception cref="NotFoundException">No calendar has it.</exception>
    public async Task<IReadOnlyList<UpcomingPayment>> CalendarAsync(string key, int days, CancellationToken cancellationToken)
    {
        var hash = RandomKey.HashOf(key) ?? throw new NotFoundException();
        var customerId = await db.CalendarFeeds.Where(f => f.KeyHash == hash).Select(f => (long?)f.CustomerId).SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
        return await ListAsync(customerId, days, cancellationToken);
    }

    private static IEnumerable<UpcomingPayment> Of(FinancedAccount account, List<Payment> promised, AutopayEnrollment? autopay, List<AutopayNotice> told, DateOnly today, DateOnly until)
    {
        var (terms, state) = (account.CurrentTerms, account.State);
        var shown = new PaymentAccount(account.Reference, account.Product, account.LastFour, account.Vehicle.Name);
        foreach (var payment in promised)
        {
            yield return new UpcomingPayment(payment.CreditOn, payment.RetryNumber is null ? UpcomingKind.Scheduled : UpcomingKind.Retry, shown, payment.Amount, payment.Reference);
        }

        // What is debited, as the collection will take it; what falls due before the first debit is the customer's to pay.
        IReadOnlyList<AutopayDebit> debits = autopay is { NextDebitOn: { } next, Method.MayDebit: true }
            ? AutopayPlan.Next(terms, state, autopay.Rule, next, takes: autopay.Takes, expected: [.. promised.OrderBy(p => p.CreditOn).Select(p => new ExpectedPayment(p.CreditOn, p.Amount, p.Purpose))],
                most: AutopayNotice.Limits(terms, autopay.Rule, told, today))
            : [];
        foreach (var debit in debits)
        {
            yield return new UpcomingPayment(debit.DebitOn, UpcomingKind.Autopay, shown, debit.Total) { HeldBack = debit.HeldBack };
        }

        var (position, then) = WithPromised(terms, state, promised, today);
        if (position.NextDueOn is { } due && position.NextDueAmount.IsPositive && (debits is not [var first, ..] || first.On > due))
        {
            yield return new UpcomingPayment(due, UpcomingKind.Due, shown, position.NextDueAmount);
            foreach (var later in BillingSchedule.NotBilled(terms, then, until).Where(i => i.DueOn > due && (debits.Count == 0 || i.DueOn < debits[0].On)))
            {
                yield return new UpcomingPayment(later.DueOn, UpcomingKind.Due, shown, later.Amount);
            }
        }
    }

    /// <summary>What is due when the payments that are promised for days through the next due date have come in.</summary>
    private static (AccountPosition Position, AccountState State) WithPromised(AccountTerms terms, AccountState state, List<Payment> promised, DateOnly today)
    {
        var (then, day, position) = (state, today, AccountPosition.On(terms, state, today));
        var due = position.NextDueOn;
        foreach (var payment in promised.Where(p => p.CreditOn <= due && p.CreditOn >= today).OrderBy(p => p.CreditOn))
        {
            if (then.Status is AccountStatus.Open)
            {
                (then, day) = (PaymentAllocation.Preview(terms, then, payment.Amount, payment.CreditOn, PaymentDeskService.KindOf(payment.Purpose)).After, payment.CreditOn);
            }
        }

        return day == today && ReferenceEquals(then, state) ? (position, state) : (AccountPosition.On(terms, then, day), then);
    }
}
