namespace FinancePortal.Core.Values;

/// <summary>How a fraction of a cent is decided. A contract names its rule; the law names some of its own.</summary>
public enum RoundingRule
{
    /// <summary>Half a cent goes away from zero: 2.345 → 2.35. The default of every posting and quote line (DOMAIN, conventions).</summary>
    HalfUp = 0,

    /// <summary>Half a cent goes to the even cent: 2.345 → 2.34. Only where a contract bought from elsewhere says so.</summary>
    HalfEven = 1,

    /// <summary>Cut down to the cent: legal caps .</summary>
    Down = 2,

    /// <summary>Up to the next cent: a payment solved so that it is never too small.</summary>
    Up = 3,
}

/// <summary>The only place where an intermediate decimal becomes whole cents.</summary>
public static class Rounding
{
    /// <summary>
    /// Digits beyond the kept ones at which a value is settled first: a quotient such as 5 ÷ 2,400 does not end, and what is half a
    /// cent exactly comes out a hair below. No contract's terms come that near to half a cent without being it.
    /// </summary>
    private const int Guard = 15;

    /// <summary>Rounds an amount in dollars, away from zero at half a cent.</summary>
    public static Money HalfUp(decimal dollars) => ToCents(dollars, RoundingRule.HalfUp);

    /// <summary>Cuts an amount in dollars down to the cent, as legal caps are (R-211: 40.607 → 40.60).</summary>
    public static Money Down(decimal dollars) => ToCents(dollars, RoundingRule.Down);

    /// <summary>Rounds an amount in dollars up to the next cent.</summary>
    public static Money Up(decimal dollars) => ToCents(dollars, RoundingRule.Up);

    /// <exception cref="OverflowException">The amount does not fit in a long of cents.</exception>
    public static Money ToCents(decimal dollars, RoundingRule rule)
    {
        var cents = Settled(dollars * 100m, 0);
        var whole = rule switch
        {
            RoundingRule.HalfUp => decimal.Round(cents, 0, MidpointRounding.AwayFromZero),
            RoundingRule.HalfEven => decimal.Round(cents, 0, MidpointRounding.ToEven),
            RoundingRule.Down => decimal.Floor(cents),
            RoundingRule.Up => decimal.Ceiling(cents),
            _ => throw new ArgumentOutOfRangeException(nameof(rule)),
        };
        return Money.FromCents(decimal.ToInt64(whole));
    }

    /// <summary>Rounds a rate, a percentage or a ratio to a number of decimals, half away from zero.</summary>
    public static decimal Decimals(decimal value, int decimals) => decimal.Round(Settled(value, decimals), decimals, MidpointRounding.AwayFromZero);

    private static decimal Settled(decimal value, int decimals) =>
        value.Scale > decimals + Guard ? decimal.Round(value, Math.Min(decimals + Guard, 28), MidpointRounding.AwayFromZero) : value;

    /// <summary>
    /// Splits a total in the given proportions so that the parts sum to the total exactly: each part is cut down and the
    /// cents left go to the largest remainders, the earlier part first on a tie (DOMAIN §2).
    /// </summary>
    /// <exception cref="ArgumentException">A weight is negative, or all are zero.</exception>
    public static Money[] Split(Money total, params ReadOnlySpan<decimal> weights)
    {
        decimal sum = 0;
        foreach (var weight in weights)
        {
            sum += weight >= 0 ? weight : throw new ArgumentException("A weight is negative.", nameof(weights));
        }

        if (sum == 0)
        {
            throw new ArgumentException("At least one weight must be positive.", nameof(weights));
        }

        var sign = total.IsNegative ? -1 : 1;
        var cents = total.Abs().Cents;
        var parts = new long[weights.Length];
        var remainders = new (decimal Remainder, int Index)[weights.Length];
        var left = cents;
        for (var i = 0; i < weights.Length; i++)
        {
            var exact = cents * weights[i] / sum;
            parts[i] = decimal.ToInt64(decimal.Floor(exact));
            remainders[i] = (exact - parts[i], i);
            left -= parts[i];
        }

        foreach (var (_, index) in remainders.OrderByDescending(r => r.Remainder).ThenBy(r => r.Index).Take((int)left))
        {
            parts[index]++;
        }

        return Array.ConvertAll(parts, p => Money.FromCents(sign * p));
    }
}
