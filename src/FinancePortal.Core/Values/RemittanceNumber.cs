namespace FinancePortal.Core.Values;

/// <summary>
/// What a customer types into their bank's bill-pay, or writes on a check: the account number and a check digit by Damm's method
/// (H. M. Damm, 2004), which finds every wrong digit and every swap of two neighbours.
/// </summary>
public static class RemittanceNumber
{
    /// <summary>The quasigroup of order 10 that Damm gives.</summary>
    private static readonly string[] Table =
    [
        "0317598642", "7092154863", "4206871359", "1750983426", "6123045978", "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
    ];

    /// <param name="accountNumber">Digits only.</param>
    /// <exception cref="ArgumentException">It holds something else.</exception>
    public static string Of(string accountNumber)
    {
        ArgumentException.ThrowIfNullOrEmpty(accountNumber);
        return accountNumber.All(char.IsAsciiDigit) ? $"{accountNumber}{Damm(accountNumber)}" : throw new ArgumentException("An account number is made of digits.", nameof(accountNumber));
    }

    /// <summary>Whether a number that arrived is consistent; spaces and hyphens are read over.</summary>
    public static bool IsValid(string? typed) => DigitsOf(typed) is { Length: > 1 } digits && Damm(digits) == 0;

    /// <summary>The account that a number names; null when it is not consistent.</summary>
    public static string? AccountOf(string? typed) => IsValid(typed) ? DigitsOf(typed)[..^1] : null;

    /// <summary>In groups of four, as it is printed.</summary>
    public static string Printed(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return string.Join(' ', number.Chunk(4).Select(g => new string(g)));
    }

    private static string DigitsOf(string? typed)
    {
        var text = (typed ?? "").Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return text.All(char.IsAsciiDigit) ? text : "";
    }

    private static int Damm(string digits) => digits.Aggregate(0, (interim, digit) => Table[interim][digit - '0'] - '0');
}
