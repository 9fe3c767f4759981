using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>Everything that is left to pay on an account on a day: the payoff of a loan, all payments left of a lease.</summary>
public static class TotalOwed
{
    public static Money On(AccountTerms terms, AccountState state, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(state);
        if (terms.Product is not ProductKind.Lease)
        {
            return AccountPosition.On(terms, state, on).Payoff ?? Money.Zero;
        }

        var toCome = Money.Sum(BillingSchedule.NotBilled(terms, state, DateOnly.MaxValue).Select(i => i.Amount));
        return (state.OpenLeft + toCome + state.FeesOwed - state.Unapplied - state.Credit).OrZero();
    }
}
