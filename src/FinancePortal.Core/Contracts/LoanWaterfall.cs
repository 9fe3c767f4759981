using FinancePortal.Core.Ledger;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>Divides a payment among fees, interest and principal in the contract's own order (DOMAIN §4, R-212).</summary>
internal static class LoanWaterfall
{
    /// <summary>
    /// The split of a payment. Where the contract puts principal before fees, it means the principal of the installments due:
    /// what is over goes to fees, and then to principal. What is over everything is the customer's credit.
    /// </summary>
    /// <param name="due">What the installments ask for that this payment can satisfy.</param>
    /// <param name="order">The contract's order; null for a principal-only payment that is larger than the principal.</param>
    public static PaymentSplit Split(AccountState state, Money amount, Money interestOwed, Money feesOwed, Money due, Waterfall? order)
    {
        var left = amount;
        Money fees = Money.Zero, interest = Money.Zero, principal = Money.Zero;
        switch (order)
        {
            case Waterfall.FeesInterestPrincipal:
                fees = Take(ref left, feesOwed);
                interest = Take(ref left, interestOwed);
                break;
            case Waterfall.InterestFeesPrincipal:
                interest = Take(ref left, interestOwed);
                fees = Take(ref left, feesOwed);
                break;
            case Waterfall.InterestPrincipalFees:
                interest = Take(ref left, interestOwed);
                principal = Take(ref left, Money.Min((due - interest).OrZero(), state.Principal));
                fees = Take(ref left, feesOwed);
                break;
            default:
                principal = Take(ref left, state.Principal);
                interest = Take(ref left, interestOwed);
                fees = Take(ref left, feesOwed);
                break;
        }

        principal += Take(ref left, state.Principal - principal);
        return new PaymentSplit { Fees = fees, Interest = interest, Principal = principal, Credit = left };
    }

    /// <summary>After a charge-off a payment recovers what was charged off.</summary>
    public static PaymentSplit Recover(AccountState state, Money amount, JournalDraft journal)
    {
        var recovered = Money.Min(amount, state.ChargedOff);
        state.ChargedOff -= recovered;
        state.Credit += amount - recovered;
        journal.Add(LedgerAccount.ChargedOff, -recovered);
        journal.Add(LedgerAccount.CustomerCredit, -(amount - recovered));
        return new PaymentSplit { Recovered = recovered, Credit = amount - recovered };
    }

    private static Money Take(ref Money left, Money upTo)
    {
        var part = Money.Min(left, upTo);
        left -= part;
        return part;
    }
}
