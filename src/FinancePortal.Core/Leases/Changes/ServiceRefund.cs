using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases.Changes;

/// <summary>
/// What was paid ahead for time that a service member will not use (50 USC 3955(f), R-602). What is owed for the time before, for miles and for
/// wear is not taken off here: it is billed beside it.
/// </summary>
/// <param name="Reduction">Cash and trade-in that reduced the capitalized cost, by the days left of the lease. A rebate was never the lessee's money.</param>
/// <param name="Payments">Of the payments billed, the part for the days after the return.</param>
public sealed record ServiceRefund(Money Reduction, Money Payments)
{
    private const string Clause = "Ending the lease for military service";
    private const string Rule = "R-602";

    public Money Total => Reduction + Payments;

    /// <param name="endedOn">The day the vehicle came back: from the next day on nothing is earned.</param>
    public static ServiceRefund Of(LeaseTerms terms, AccountState state, DateOnly endedOn, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(state);
        var refund = new ServiceRefund(OfReduction(terms, endedOn, why), OfPayments(terms, state, endedOn, why));
        why?.Step("refund", refund.Total, "unused reduction + unused payments", StepRounding.Exact, Clause, Rule, FormulaInput.Of("unused reduction", refund.Reduction), FormulaInput.Of("unused payments", refund.Payments));
        return refund;
    }

    private static Money OfReduction(LeaseTerms terms, DateOnly endedOn, Explanation? why)
    {
        var all = terms.EndsOn.DayNumber - terms.ContractDate.DayNumber;
        var left = Math.Clamp(terms.EndsOn.DayNumber - endedOn.DayNumber, 0, all);
        var refund = Rounding.HalfUp((terms.CashReduction + terms.TradeIn).Dollars * left / all);
        why?.Step("unused reduction", refund, "(cash + trade-in) × days left ÷ all days", StepRounding.HalfUpToTheCent, Clause, Rule,
            FormulaInput.Of("cash", terms.CashReduction), FormulaInput.Of("trade-in", terms.TradeIn), new FormulaInput("days left", left, FigureUnit.Days), new FormulaInput("all days", all, FigureUnit.Days));
        return refund;
    }

    /// <summary>The month that is running, and whole months that were billed after the return.</summary>
    private static Money OfPayments(LeaseTerms terms, AccountState state, DateOnly endedOn, Explanation? why)
    {
        var (whole, left, days) = (0, 0, 1);
        for (var number = state.Billed; number > 0 && DueOn(number + 1) is var next && next > endedOn; number--)
        {
            var from = DueOn(number);
            if (from > endedOn)
            {
                whole++;
            }
            else
            {
                (left, days) = (next.DayNumber - endedOn.DayNumber, next.DayNumber - from.DayNumber);
            }
        }

        var payment = LeaseTax.Payment(terms, why);
        var refund = Rounding.HalfUp((payment.Dollars * left / days) + (payment.Dollars * whole));
        why?.Step("unused payments", refund, "monthly payment × days of the month after the return ÷ days in that month + monthly payment × months billed after the return", StepRounding.HalfUpToTheCent, Clause, Rule,
            FormulaInput.Of("monthly payment", payment), new FormulaInput("days of the month after the return", left, FigureUnit.Days), new FormulaInput("days in that month", days, FigureUnit.Days),
            new FormulaInput("months billed after the return", whole, FigureUnit.Count));
        return refund;

        DateOnly DueOn(int number) => terms.Servicing().DueOn(state, number);
    }
}
