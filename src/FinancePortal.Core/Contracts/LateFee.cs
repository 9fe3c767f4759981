using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>The late fee that the oldest open installment will cost, or costs already.</summary>
/// <param name="From">The first day on which it arises.</param>
public sealed record ThreateningLateFee(Money Amount, DateOnly From);

/// <summary>The late fee of one installment .</summary>
public static class LateFee
{
    /// <summary>The first day on which the fee arises: the day after the grace period.</summary>
    public static DateOnly From(LateFeeRule rule, DateOnly dueOn)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return dueOn.AddDays(rule.GraceDays + 1);
    }

    /// <summary>
    /// The greater of the flat amount and <c>percent × unpaid part</c>, never above the caps, cut down to the cent:
    /// 812.14 × 5 % = 40.607 → 40.60.
    /// </summary>
    /// <param name="installment">The whole installment: the state's percentage cap is of it.</param>
    /// <param name="unpaid">What is missing of it.</param>
    /// <param name="why">Takes the step.</param>
    public static Money Amount(LateFeeRule rule, Money installment, Money unpaid, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.IsWaived)
        {
            return Money.Zero;
        }

        var fee = Math.Max(unpaid.Dollars * rule.Percent / 100m, rule.Minimum.Dollars);
        if (rule.Cap.IsPositive)
        {
            fee = Math.Min(fee, rule.Cap.Dollars);
        }

        if (rule.StateCapPercent > 0m)
        {
            fee = Math.Min(fee, installment.Dollars * rule.StateCapPercent / 100m);
        }

        var amount = Rounding.Down(fee);
        why?.Step("late fee", amount, FormulaOf(rule), StepRounding.DownToTheCent, "Late charge", "R-211", InputsOf(rule, installment, unpaid));
        return amount;
    }

    /// <summary>The rule of one installment: the contract's, within the caps of the day from which its fee arises. Whatever books or shows a late fee asks here.</summary>
    public static LateFeeRule RuleFor(AccountTerms terms, DateOnly dueOn, RuleBook book)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return terms.LateFee.Within(book, terms.State, From(terms.LateFee, dueOn));
    }

    /// <summary>The fee that comes next if nothing is paid; null when none threatens.</summary>
    /// <param name="asOf">Due dates through that day count as due even when their billing is not booked yet.</param>
    /// <param name="why">Takes the step.</param>
    public static ThreateningLateFee? Next(AccountTerms terms, AccountState state, DateOnly asOf, RuleBook book, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(book);
        var then = terms.Servicing().BilledThrough(state, asOf);
        var late = then.ReturnReportedOn is null ? then.OpenList.Find(o => !o.LateFee) : default;
        var fee = late.Number == 0 ? Money.Zero : Amount(RuleFor(terms, late.DueOn, book), late.Amount, late.Left, why);
        return fee.IsPositive ? new ThreateningLateFee(fee, From(terms.LateFee, late.DueOn)) : null;
    }

    private static string FormulaOf(LateFeeRule rule)
    {
        var formula = "unpaid × percent ÷ 100";
        formula = rule.Minimum.IsPositive ? $"max({formula}, minimum)" : formula;
        formula = rule.Cap.IsPositive ? $"min({formula}, cap)" : formula;
        return rule.StateCapPercent > 0m ? $"min({formula}, installment × state percent ÷ 100)" : formula;
    }

    private static FormulaInput[] InputsOf(LateFeeRule rule, Money installment, Money unpaid) =>
    [
        FormulaInput.Of("unpaid", unpaid),
        new("percent", rule.Percent, FigureUnit.Percent),
        FormulaInput.Of("minimum", rule.Minimum),
        FormulaInput.Of("cap", rule.Cap),
        FormulaInput.Of("installment", installment),
        new("state percent", rule.StateCapPercent, FigureUnit.Percent),
    ];

    /// <summary>Whether an open installment owes its one late fee on a day.</summary>
    public static bool Arises(LateFeeRule rule, OpenInstallment installment, DateOnly on) =>
        !installment.LateFee && on >= From(rule, installment.DueOn) && Amount(rule, installment.Amount, installment.Left).IsPositive;
}
