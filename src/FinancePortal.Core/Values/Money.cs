using System.Globalization;

namespace FinancePortal.Core.Values;

/// <summary>
/// An amount of US dollars in whole cents. Exact: it adds, subtracts and compares without rounding, and an
/// overflow throws <see cref="OverflowException"/>. A rate or a share of an amount becomes Money only through
/// <see cref="Rounding"/>.
/// </summary>
public readonly record struct Money : IComparable<Money>, IComparable
{
    /// <summary>The amount in whole US cents; negative amounts are allowed.</summary>
    public long Cents { get; init; }

    public static Money Zero => default;

    public static Money FromCents(long cents) => new() { Cents = cents };

    /// <summary>An amount written in dollars and whole cents, such as <c>735.22m</c>.</summary>
    /// <exception cref="ArgumentException">The amount has a fraction of a cent.</exception>
    public static Money FromDollars(decimal dollars)
    {
        var cents = dollars * 100m;
        return cents == decimal.Truncate(cents)
            ? FromCents(decimal.ToInt64(cents))
            : throw new ArgumentException($"{dollars.ToString(CultureInfo.InvariantCulture)} is not a whole number of cents.", nameof(dollars));
    }

    /// <summary>The amount in dollars, exact.</summary>
    public decimal Dollars => Cents * 0.01m;

    public bool IsZero => Cents == 0;
    public bool IsPositive => Cents > 0;
    public bool IsNegative => Cents < 0;

    public Money Abs() => IsNegative ? -this : this;

    public static Money Min(Money a, Money b) => a.Cents <= b.Cents ? a : b;
    public static Money Max(Money a, Money b) => a.Cents >= b.Cents ? a : b;

    /// <summary>The amount, but never below zero.</summary>
    public Money OrZero() => IsNegative ? Zero : this;

    public static Money operator +(Money a, Money b) => FromCents(checked(a.Cents + b.Cents));
    public static Money operator -(Money a, Money b) => FromCents(checked(a.Cents - b.Cents));
    public static Money operator -(Money a) => FromCents(checked(-a.Cents));
    public static Money operator *(Money a, int times) => FromCents(checked(a.Cents * times));
    public static Money operator *(int times, Money a) => a * times;
    public static bool operator <(Money a, Money b) => a.Cents < b.Cents;
    public static bool operator >(Money a, Money b) => a.Cents > b.Cents;
    public static bool operator <=(Money a, Money b) => a.Cents <= b.Cents;
    public static bool operator >=(Money a, Money b) => a.Cents >= b.Cents;

    public int CompareTo(Money other) => Cents.CompareTo(other.Cents);

    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Money other => CompareTo(other),
        _ => throw new ArgumentException("Money compares only with Money.", nameof(obj)),
    };

    /// <summary><c>$1,234.56</c>, always with cents, a negative amount as <c>−$25.00</c> with U+2212 (DESIGN §7).</summary>
    public override string ToString()
    {
        var digits = (Cents < 0 ? -(decimal)Cents : Cents) / 100m;
        return (Cents < 0 ? "\u2212$" : "$") + digits.ToString("N2", CultureInfo.GetCultureInfo("en-US"));
    }

    /// <summary><c>1234.56</c>: for CSV, JSON and input fields.</summary>
    public string ToPlainString() => Dollars.ToString("0.00", CultureInfo.InvariantCulture);

    public static Money Sum(IEnumerable<Money> amounts)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        var sum = Zero;
        foreach (var amount in amounts)
        {
            sum += amount;
        }

        return sum;
    }

    /// <summary>
    /// Reads what a person types: <c>735.22</c>, <c>$735.22</c>, <c>1,000</c>, with spaces around. At most two decimals,
    /// commas only between groups of three, ASCII digits only, no sign, no exponent, at most $9,999,999,999.99.
    /// </summary>
    public static bool TryParse(string? typed, out Money amount)
    {
        amount = Zero;
        if (typed is null)
        {
            return false;
        }

        var text = typed.Trim();
        text = text.StartsWith('$') ? text[1..].TrimStart() : text;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? "" : text[(point + 1)..];
        if ((whole.Length == 0 && fraction.Length == 0) || fraction.Length > 2 || (point >= 0 && fraction.Length == 0 && whole.Length == 0))
        {
            return false;
        }

        if (whole.Contains(',', StringComparison.Ordinal))
        {
            var groups = whole.Split(',');
            if (groups[0].Length is 0 or > 3 || groups.Skip(1).Any(g => g.Length != 3))
            {
                return false;
            }

            whole = string.Concat(groups);
        }

        if (whole.Length > 10 || !whole.All(char.IsAsciiDigit) || !fraction.All(char.IsAsciiDigit))
        {
            return false;
        }

        var dollars = whole.Length == 0 ? 0 : long.Parse(whole, NumberStyles.None, CultureInfo.InvariantCulture);
        var cents = fraction.Length == 0 ? 0 : int.Parse(fraction.PadRight(2, '0'), NumberStyles.None, CultureInfo.InvariantCulture);
        amount = FromCents((dollars * 100) + cents);
        return true;
    }
}
