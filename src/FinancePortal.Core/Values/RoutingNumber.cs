namespace FinancePortal.Core.Values;

/// <summary>An ABA routing number: nine digits whose weighted sum 3-7-1 is a multiple of ten .</summary>
public static class RoutingNumber
{
    public const int Length = 9;

    /// <summary>Well formed, and no bank's: for demo and synthetic people.</summary>
    public const string Example = "123456780";

    /// <summary>
    /// Whether nine ASCII digits satisfy <c>3(d1+d4+d7) + 7(d2+d5+d8) + (d3+d6+d9) ≡ 0 (mod 10)</c>. It finds every single wrong
    /// digit and most swaps; it does not say that a bank has the number. Nine zeros are refused.
    /// </summary>
    public static bool IsValid(string? text)
    {
        if (text is not { Length: Length } || !text.All(char.IsAsciiDigit))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < Length; i++)
        {
            sum += (text[i] - '0') * Weight(i);
        }

        return sum > 0 && sum % 10 == 0;
    }

    /// <summary>The ninth digit for the first eight, as bank files carry them apart.</summary>
    /// <exception cref="ArgumentException">Not eight digits.</exception>
    public static char CheckDigit(string firstEight)
    {
        ArgumentNullException.ThrowIfNull(firstEight);
        if (firstEight.Length != Length - 1 || !firstEight.All(char.IsAsciiDigit))
        {
            throw new ArgumentException("A check digit is worked out from eight digits.", nameof(firstEight));
        }

        var sum = 0;
        for (var i = 0; i < firstEight.Length; i++)
        {
            sum += (firstEight[i] - '0') * Weight(i);
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }

    private static int Weight(int place) => (place % 3) switch
    {
        0 => 3,
        1 => 7,
        _ => 1,
    };
}
