using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

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
    public static Money Amount(LateFeeRule rule, Money installment, Money unpaid)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var fee = Math.Max(unpaid.Dollars * rule.Percent / 100m, rule.Minimum.Dollars);
        if (rule.Cap.IsPositive)
        {
            fee = Math.Min(fee, rule.Cap.Dollars);
        }

        if (rule.StateCapPercent > 0m)
        {
            fee = Math.Min(fee, installment.Dollars * rule.StateCapPercent / 100m);
        }

        return Rounding.Down(fee);
    }

    /// <summary>Whether an open installment owes its one late fee on a day.</summary>
    public static bool Arises(LateFeeRule rule, OpenInstallment installment, DateOnly on) =>
        !installment.LateFee && on >= From(rule, installment.DueOn) && Amount(rule, installment.Amount, installment.Left).IsPositive;
}
