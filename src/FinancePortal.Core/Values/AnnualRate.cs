using System.Globalization;

namespace FinancePortal.Core.Values;

/// <summary>A nominal interest rate per year, kept as the exact decimal fraction: 5.90 % is 0.0590.</summary>
public readonly record struct AnnualRate : IComparable<AnnualRate>
{
    /// <summary>The rate as a fraction of one: 0.0590 for 5.90 %.</summary>
    public decimal Fraction { get; init; }

    public static AnnualRate Zero => default;

    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or above 100 %.</exception>
    public static AnnualRate FromPercent(decimal percent) => FromFraction(percent / 100m);

    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or above 100 %.</exception>
    public static AnnualRate FromFraction(decimal fraction)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fraction);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fraction, 1m);
        return new AnnualRate { Fraction = fraction };
    }

    /// <summary>The rate in percent: 5.90.</summary>
    public decimal Percent => Fraction * 100m;

    public int CompareTo(AnnualRate other) => Fraction.CompareTo(other.Fraction);
    public static bool operator <(AnnualRate a, AnnualRate b) => a.Fraction < b.Fraction;
    public static bool operator >(AnnualRate a, AnnualRate b) => a.Fraction > b.Fraction;
    public static bool operator <=(AnnualRate a, AnnualRate b) => a.Fraction <= b.Fraction;
    public static bool operator >=(AnnualRate a, AnnualRate b) => a.Fraction >= b.Fraction;

    /// <summary><c>5.49%</c>: two decimals at least, three or more only when the rate has them.</summary>
    public override string ToString() => Percent.ToString("0.00####", CultureInfo.InvariantCulture) + "%";
}
