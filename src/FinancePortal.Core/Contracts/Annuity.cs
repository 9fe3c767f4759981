using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>
/// The textbook level payment, exact: for estimates and for contracts whose terms state it. What this portal's own loans are
/// billed is solved on the servicing schedule instead (<see cref="LevelInstallment"/>, DOMAIN §1).
/// </summary>
public static class Annuity
{
    /// <summary>
    /// <c>(pv·(1 + i·odd) − fv·v^n) ÷ [a + (1 − v^(n−a)) ÷ i]</c> with <c>v = 1 ÷ (1 + i)</c>, not rounded.
    /// </summary>
    /// <param name="ratePerPeriod">As a fraction, zero or above.</param>
    /// <param name="periods">How many payments there are.</param>
    /// <param name="presentValue">What is advanced.</param>
    /// <param name="futureValue">What is still owed after the last period: a balloon or a residual value.</param>
    /// <param name="inAdvance">How many of the payments are made at the start: 1 when every payment begins its period.</param>
    /// <param name="oddPeriod">The part of a period before the first one, at simple interest.</param>
    public static decimal Payment(decimal ratePerPeriod, int periods, decimal presentValue, decimal futureValue = 0m, int inAdvance = 0, decimal oddPeriod = 0m)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ratePerPeriod);
        ArgumentOutOfRangeException.ThrowIfLessThan(periods, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(inAdvance);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(inAdvance, periods);
        if (ratePerPeriod == 0m)
        {
            return (presentValue - futureValue) / periods;
        }

        var v = 1m / (1m + ratePerPeriod);
        var worth = (presentValue * (1m + (ratePerPeriod * oddPeriod))) - (futureValue * PresentValue.Power(v, periods));
        return worth / (inAdvance + ((1m - PresentValue.Power(v, periods - inAdvance)) / ratePerPeriod));
    }

    /// <summary>
    /// The interest in payment <paramref name="number"/>, exact; the rest of it is principal. The first payment of those made in
    /// advance holds none.
    /// </summary>
    public static decimal InterestOf(int number, decimal ratePerPeriod, decimal presentValue, decimal payment, bool inAdvance = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        return inAdvance
            ? number == 1 ? 0m : Balance(ratePerPeriod, presentValue - payment, payment, number - 2) * ratePerPeriod
            : Balance(ratePerPeriod, presentValue, payment, number - 1) * ratePerPeriod;
    }

    /// <summary>What is owed after a number of periods, payments at the end of each, nothing rounded.</summary>
    public static decimal Balance(decimal ratePerPeriod, decimal presentValue, decimal payment, int after)
    {
        var balance = presentValue;
        for (var i = 0; i < after; i++)
        {
            balance += (balance * ratePerPeriod) - payment;
        }

        return balance;
    }

    /// <summary>
    /// <c>(1 + i)^odd</c>: what an amount grows to over a part of a period at compound interest, by the binomial series. The
    /// alternative to the simple interest of <see cref="Payment"/>: multiply the present value by it.
    /// </summary>
    public static decimal CompoundOver(decimal ratePerPeriod, decimal oddPeriod)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ratePerPeriod);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ratePerPeriod, 0.5m);
        decimal sum = 1m, term = 1m;
        for (var k = 0; k < 200 && Math.Abs(term) > 1e-28m; k++)
        {
            term *= (oddPeriod - k) / (k + 1) * ratePerPeriod;
            sum += term;
        }

        return sum;
    }

    /// <summary>
    /// Interest by the Rule of 78 through payment <paramref name="through"/> of <paramref name="periods"/>:
    /// <c>total × Σ(n − k + 1) ÷ (n(n + 1) ÷ 2)</c>, to the cent. Only for contracts bought from lenders that used it; federal law
    /// forbids it above 61 months (15 USC 1615).
    /// </summary>
    public static Money RuleOf78(Money totalInterest, int periods, int through)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(periods, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(through);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(through, periods);
        var earned = ((long)through * ((2L * periods) - through + 1)) / 2m;
        var all = ((long)periods * (periods + 1L)) / 2m;
        return Rounding.HalfUp(totalInterest.Dollars * earned / all);
    }
}
