using System.Globalization;

namespace FinancePortal.Core.Values;

/// <summary>
/// The factor that turns (adjusted capitalized cost + residual value) into one month's rent charge of a lease (DOMAIN §9).
/// It is not an annual percentage rate and is never shown as one (R-108).
/// </summary>
public readonly record struct MoneyFactor
{
    public decimal Value { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">The factor is negative or above 0.05.</exception>
    public static MoneyFactor Of(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 0.05m);
        return new MoneyFactor { Value = value };
    }

    /// <summary><c>rate ÷ 2,400</c>, exact: how the trade states a money factor as a yearly percentage (DOMAIN §9).</summary>
    public static MoneyFactor FromPercentLike(decimal percent) => Of(percent / 2400m);

    /// <summary><c>factor × 2,400</c>: for comparison by staff only, never shown to a customer as a rate (R-108).</summary>
    public decimal PercentLike => Value * 2400m;

    /// <summary><c>0.00125</c></summary>
    public override string ToString() => Value.ToString("0.00000####", CultureInfo.InvariantCulture);
}
