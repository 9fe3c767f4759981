using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>An advance or a payment on its date.</summary>
public readonly record struct DatedAmount(DateOnly On, Money Amount);

/// <summary>
/// The annual percentage rate by the actuarial method (Regulation Z, Appendix J; R-203): the unit-period rate that makes the
/// payments worth the advances, times the unit-periods in a year. Percent, not rounded; two decimals are disclosed.
/// </summary>
public static class Apr
{
    /// <summary>The rate of timed amounts, advances negative.</summary>
    /// <exception cref="ArgumentException">There is no such rate.</exception>
    public static decimal Percent(IReadOnlyList<TimedAmount> amounts, decimal unitPeriodsPerYear) =>
        PresentValue.SolveRate(amounts) * unitPeriodsPerYear * 100m;

    /// <summary>The rate from real dates: the unit-period is found from them and each amount is timed from the first advance.</summary>
    /// <param name="unitPeriod">The unit-period; found from the dates when null.</param>
    /// <exception cref="ArgumentException">No advance, no payment, a payment before the first advance, or no such rate.</exception>
    public static decimal Percent(IReadOnlyList<DatedAmount> advances, IReadOnlyList<DatedAmount> payments, UnitPeriod? unitPeriod = null)
    {
        ArgumentNullException.ThrowIfNull(advances);
        ArgumentNullException.ThrowIfNull(payments);
        if (advances.Count == 0 || payments.Count == 0)
        {
            throw new ArgumentException("An annual percentage rate needs an advance and a payment.", nameof(payments));
        }

        var period = unitPeriod ?? UnitPeriod.Of(advances.Concat(payments).Select(a => a.On));
        return Percent(Timed(advances, payments, period), period.PerYear);
    }

    /// <summary>Each amount with its distance from the first advance, in order of time.</summary>
    public static IReadOnlyList<TimedAmount> Timed(IReadOnlyList<DatedAmount> advances, IReadOnlyList<DatedAmount> payments, UnitPeriod unitPeriod)
    {
        ArgumentNullException.ThrowIfNull(advances);
        ArgumentNullException.ThrowIfNull(payments);
        var start = advances.Min(a => a.On);
        if (payments.Any(p => p.On < start))
        {
            throw new ArgumentException("A payment is before the first advance.", nameof(payments));
        }

        return
        [
            .. advances.Select(a => At(a.On, -a.Amount.Dollars))
                .Concat(payments.Select(p => At(p.On, p.Amount.Dollars)))
                .OrderBy(t => t.Periods),
        ];

        TimedAmount At(DateOnly on, decimal amount)
        {
            var span = unitPeriod.Between(start, on);
            return new TimedAmount(amount, span.Whole, span.Odd);
        }
    }

    /// <summary>Whether a disclosed rate is accurate: within 1/8 of a point, 1/4 in an irregular transaction.</summary>
    /// <param name="isIrregular">
    /// Several advances, or irregular periods or amounts other than an odd first period or an odd first or last payment.
    /// </param>
    public static bool IsAccurate(decimal disclosedPercent, decimal computedPercent, bool isIrregular) =>
        Math.Abs(disclosedPercent - computedPercent) <= (isIrregular ? 0.25m : 0.125m);
}
