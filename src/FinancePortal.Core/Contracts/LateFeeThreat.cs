using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>The late fee that the next unpaid installment will cost, and how long it can still be avoided (F-413).</summary>
/// <param name="Amount">What the night's job would assess if nothing came in: the contract's rule under the caps of that day, cut down to the cent.</param>
/// <param name="From">The first day on which it arises.</param>
/// <param name="Unpaid">What has to come in.</param>
public readonly record struct LateFeeThreat(Money Amount, DateOnly From, Money Unpaid)
{
    /// <summary>The last banking day on which a payment still avoids it.</summary>
    public DateOnly PayBy => BankCalendar.OnOrBefore(From.AddDays(-1));

    /// <summary>The next one that a payment made today can avoid; null when none threatens within a month.</summary>
    /// <param name="book">The caps of the company and of the state.</param>
    public static LateFeeThreat? Next(AccountTerms terms, AccountState state, DateOnly today, RuleBook book)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(book);
        if (state.Status is not AccountStatus.Open || state.ReturnReportedOn is not null)
        {
            return null;
        }

        var then = terms.Servicing().BilledThrough(state, today.AddMonths(1));
        foreach (var installment in then.Open.Where(i => !i.LateFee))
        {
            var from = LateFee.From(terms.LateFee, installment.DueOn);
            var amount = LateFee.Amount(LateFee.RuleFor(terms, installment.DueOn, book), installment.Amount, installment.Left);
            if (amount.IsPositive && new LateFeeThreat(amount, from, installment.Left) is var threat && threat.PayBy >= today)
            {
                return threat;
            }
        }

        return null;
    }
}
