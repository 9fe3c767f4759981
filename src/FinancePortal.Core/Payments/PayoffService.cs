using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments;

/// <summary>What it costs to pay a loan off, any day up to thirty ahead. Reads only.</summary>
public sealed class PayoffService(PortalDbContext db, AccountHolderService holders, CurrentRules rules, TimeProvider clock)
{
    private const int UsualDaysAhead = 10;

    /// <param name="asked">The day on which the money is to be there; null for ten days ahead. A day outside the thirty is ten days ahead too.</param>
    /// <exception cref="NotFoundException">No such loan, or no right to ask for its payoff; a lease has none.</exception>
    public async Task<PayoffDesk> DeskAsync(long customerId, string accountReference, DateOnly? asked, CancellationToken cancellationToken)
    {
        var account = await holders.FindAsync(db.Accounts.AsNoTracking().Include(a => a.Parties), customerId, PartyRights.RequestPayoff, accountReference, cancellationToken);
        if (account is not { Product: not ProductKind.Lease, Status: AccountStatus.Open })
        {
            throw new NotFoundException();
        }

        var now = clock.UtcNow();
        var today = BusinessClock.BusinessDateOf(now);
        var day = asked >= today && asked <= today.AddDays(PayoffQuote.LongestDays) ? asked.Value : today.AddDays(UsualDaysAhead);
        var payments = await db.Payments.AsNoTracking()
            .Where(p => p.FinancedAccountId == account.FinancedAccountId
                && (p.Status == PaymentStatus.Scheduled || (p.Status == PaymentStatus.Credited && (p.BankStatus == BankStatus.WaitingForFile || p.BankStatus == BankStatus.Sent))))
            .OrderBy(p => p.CreditOn).Select(p => new { p.Status, p.Purpose, Pending = new PendingPayment(p.Reference, p.Amount, p.CreditOn) }).ToListAsync(cancellationToken);
        var enrollment = await db.AutopayEnrollments.AsNoTracking().Include(a => a.Method).ThenInclude(m => m.Customer).SingleOrDefaultAsync(a => a.FinancedAccountId == account.FinancedAccountId && a.EndedAt == null, cancellationToken);
        var told = enrollment is null ? [] : await db.AutopayNotices.AsNoTracking().Where(n => n.FinancedAccountId == account.FinancedAccountId && n.DebitOn >= today).ToListAsync(cancellationToken);
        var (terms, state) = (account.CurrentTerms, account.State);
        var promised = payments.Where(p => p.Status is PaymentStatus.Scheduled).ToList();
        var goodThrough = PayoffDesk.BankingDay(today, day);
        return new PayoffDesk
        {
            Account = account,
            Today = today,
            Quote = PayoffQuote.On(terms, state, today, goodThrough),
            CutOff = rules.Book.Time(Rule.CutOff, goodThrough),
            Soonest = PayoffQuote.On(terms, state, today, CreditDate.Earliest(now, rules.Book)),
            Pending = promised.ConvertAll(p => p.Pending),
            NotFinal = [.. payments.Where(p => p.Status is PaymentStatus.Credited).Select(p => p.Pending)],
            Autopay = enrollment is { NextDebitOn: { } next, Method.MayDebit: true }
                ? [.. AutopayPlan.Next(terms, state, enrollment.Rule, next, count: 3, enrollment.Takes, promised.ConvertAll(p => new ExpectedPayment(p.Pending.CreditOn, p.Pending.Amount, p.Purpose)),
                    AutopayNotice.Limits(terms, enrollment.Rule, told, today)).Where(d => d.On <= goodThrough)]
                : [],
            MayPay = account.Parties.Any(p => p.CustomerId == customerId && p.Rights.HasFlag(PartyRights.Pay) && p.From <= today && !(p.Until < today)),
        };
    }
}
