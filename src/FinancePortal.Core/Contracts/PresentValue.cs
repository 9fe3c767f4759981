namespace FinancePortal.Core.Contracts;

/// <summary>
/// An amount <paramref name="Periods"/> whole unit-periods and the fraction <paramref name="Odd"/> after the first advance;
/// advances are negative, payments positive.
/// </summary>
public readonly record struct TimedAmount(decimal Amount, int Periods, decimal Odd);

/// <summary>
/// The general equation <c>Σ amount ÷ [(1 + odd × i)(1 + i)^periods] = 0</c> (Regulation Z, Appendix J (b)(8)): its value, its slope,
/// and the rate that solves it. All in decimal arithmetic; no binary floating point takes part.
/// </summary>
public static class PresentValue
{
    private const int MostSteps = 200;
    private const decimal SmallestStep = 0.000_000_000_000_000_000_01m;

    /// <summary>The highest rate that is looked for: 1,000 % per unit-period.</summary>
    private const decimal HighestRate = 10m;

    /// <summary>The sum of all amounts discounted at a rate per unit-period.</summary>
    public static decimal At(IReadOnlyList<TimedAmount> amounts, decimal rate)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        return ValueAndSlope(amounts, rate).Value;
    }

    /// <summary>
    /// The rate per unit-period at which advances and payments are worth the same. Newton's steps inside a bracket that halves
    /// when a step leaves it, until a step is below 1e-20.
    /// </summary>
    /// <exception cref="ArgumentException">The payments are less than the advances, or no rate up to 1,000 % solves it.</exception>
    public static decimal SolveRate(IReadOnlyList<TimedAmount> amounts)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        var atZero = ValueAndSlope(amounts, 0m).Value;
        if (atZero == 0m)
        {
            return 0m;
        }

        if (atZero < 0m)
        {
            throw new ArgumentException("The payments are less than what was advanced: there is no rate.", nameof(amounts));
        }

        var (low, high) = Bracket(amounts);
        var rate = low;
        for (var i = 0; i < MostSteps; i++)
        {
            var (value, slope) = ValueAndSlope(amounts, rate);
            if (value == 0m || high - low < SmallestStep)
            {
                return rate;
            }

            (low, high) = value > 0m ? (rate, high) : (low, rate);
            var newton = slope < 0m ? rate - (value / slope) : low;
            if (slope < 0m && Math.Abs(newton - rate) < SmallestStep)
            {
                return newton;
            }

            rate = newton > low && newton < high ? newton : low + ((high - low) / 2m);
        }

        return rate;
    }

    private static (decimal Low, decimal High) Bracket(IReadOnlyList<TimedAmount> amounts)
    {
        var (low, high) = (0m, 0.01m);
        while (ValueAndSlope(amounts, high).Value > 0m)
        {
            (low, high) = (high, high * 2m);
            if (low > HighestRate)
            {
                throw new ArgumentException("No rate up to 1,000 % per unit-period makes the payments worth the advances.", nameof(amounts));
            }
        }

        return (low, high);
    }

    private static (decimal Value, decimal Slope) ValueAndSlope(IReadOnlyList<TimedAmount> amounts, decimal rate)
    {
        // Division is what costs: the factor of an odd period is divided out once for as long as the next amounts share it.
        var v = 1m / (1m + rate);
        decimal value = 0m, byPeriods = 0m, byOdd = 0m, power = 1m, odd = 0m, oddFactor = 1m;
        var at = 0;
        for (var i = 0; i < amounts.Count; i++)
        {
            var next = amounts[i];
            power = next.Periods == at + 1 ? power * v : next.Periods == at ? power : Power(v, next.Periods);
            at = next.Periods;
            if (next.Odd != odd)
            {
                odd = next.Odd;
                oddFactor = 1m / (1m + (odd * rate));
            }

            var present = next.Amount * power;
            if (odd != 0m)
            {
                present *= oddFactor;
                byOdd += present * odd * oddFactor;
            }

            value += present;
            byPeriods += present * next.Periods;
        }

        return (value, -(byPeriods * v) - byOdd);
    }

    /// <summary><c>x^n</c> by repeated squaring.</summary>
    internal static decimal Power(decimal x, int n)
    {
        var result = 1m;
        for (var square = x; n > 0; n >>= 1)
        {
            if ((n & 1) == 1)
            {
                result *= square;
            }

            if (n > 1)
            {
                square *= square;
            }
        }

        return result;
    }
}
