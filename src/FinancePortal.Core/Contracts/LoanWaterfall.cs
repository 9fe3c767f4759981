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
    /// <param name="why">Takes the steps, one for each part.</param>
    public static PaymentSplit Split(AccountState state, Money amount, Money interestOwed, Money feesOwed, Money due, Waterfall? order, Explanation? why)
    {
        var purse = new Purse(amount, why);
        Money fees = Money.Zero, interest = Money.Zero, principal = Money.Zero;
        switch (order)
        {
            case Waterfall.FeesInterestPrincipal:
                fees = purse.Take("fees", "fees owed", feesOwed);
                interest = purse.Take("interest paid", "interest", interestOwed);
                break;
            case Waterfall.InterestFeesPrincipal:
                interest = purse.Take("interest paid", "interest", interestOwed);
                fees = purse.Take("fees", "fees owed", feesOwed);
                break;
            case Waterfall.InterestPrincipalFees:
                interest = purse.Take("interest paid", "interest", interestOwed);
                principal = purse.Take("principal of the installments due", "principal due", Money.Min((due - interest).OrZero(), state.Principal));
                fees = purse.Take("fees", "fees owed", feesOwed);
                break;
            default:
                principal = purse.Take("principal owed", "principal before", state.Principal);
                interest = purse.Take("interest paid", "interest", interestOwed);
                fees = purse.Take("fees", "fees owed", feesOwed);
                break;
        }

        var more = purse.Take("principal beyond that", "principal left", state.Principal - principal);
        var credit = purse.Left;
        why?.Step("principal", principal + more, "first + beyond", StepRounding.Exact, Clause, Rule, FormulaInput.Of("first", principal), FormulaInput.Of("beyond", more));
        why?.Step("credit", credit, "payment − fees − interest − principal", StepRounding.Exact, Clause, "R-204", FormulaInput.Of("payment", amount), FormulaInput.Of("fees", fees), FormulaInput.Of("interest", interest), FormulaInput.Of("principal", principal + more));
        return new PaymentSplit { Fees = fees, Interest = interest, Principal = principal + more, Credit = credit };
    }

    private const string Clause = "How payments are applied";
    private const string Rule = "R-212";

    /// <summary>What is left of the payment as the parts are taken, in order.</summary>
    private struct Purse(Money payment, Explanation? why)
    {
        public Money Left { get; private set; } = payment;

        public Money Take(string part, string limit, Money upTo)
        {
            var taken = Money.Min(Left, upTo);
            why?.Step(part, taken, $"min(left of the payment, {limit})", StepRounding.Exact, Clause, Rule, FormulaInput.Of("left of the payment", Left), FormulaInput.Of(limit, upTo));
            why?.Step("left of the payment", Left - taken, $"before − {part}", StepRounding.Exact, Clause, Rule, FormulaInput.Of("before", Left), FormulaInput.Of(part, taken));
            Left -= taken;
            return taken;
        }
    }

    /// <summary>After a charge-off a payment recovers what was charged off.</summary>
    public static PaymentSplit Recover(AccountState state, Money amount, JournalDraft journal, Explanation? why)
    {
        var recovered = Money.Min(amount, state.ChargedOff);
        why?.Step("recovered", recovered, "min(payment, charged off)", StepRounding.Exact, Clause, "", FormulaInput.Of("payment", amount), FormulaInput.Of("charged off", state.ChargedOff));
        why?.Step("credit", amount - recovered, "payment − recovered", StepRounding.Exact, Clause, "R-204", FormulaInput.Of("payment", amount), FormulaInput.Of("recovered", recovered));
        state.ChargedOff -= recovered;
        state.Credit += amount - recovered;
        journal.Add(LedgerAccount.ChargedOff, -recovered);
        journal.Add(LedgerAccount.CustomerCredit, -(amount - recovered));
        return new PaymentSplit { Recovered = recovered, Credit = amount - recovered };
    }
}
