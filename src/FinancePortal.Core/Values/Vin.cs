namespace FinancePortal.Core.Values;

/// <summary>
/// A vehicle identification number: 17 characters without I, O and Q, with a check digit at position 9 that is mandatory for
/// vehicles sold in North America (49 CFR 565.15).
/// </summary>
public static class Vin
{
    public const int Length = 17;

    private const int CheckPlace = 8;
    private const string Letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private const string LetterValues = "12345678123457923456789";

    private static ReadOnlySpan<byte> Weights => [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

    /// <summary>The VIN as it is stored: without spaces around, in upper case.</summary>
    public static string Normalize(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return typed.Trim().ToUpperInvariant();
    }

    /// <summary>Whether it has the form and the right check digit; lower case is read as upper case.</summary>
    public static bool IsValid(string? typed) => typed is not null && CheckDigit(typed) is { } digit && Normalize(typed)[CheckPlace] == digit;

    /// <summary>What is wrong with a typed VIN; null when nothing is.</summary>
    public static VinRefusal? Refusal(string? typed)
    {
        var vin = Normalize(typed ?? "");
        return vin.Length != Length ? VinRefusal.Length
            : vin.Any(c => c is 'I' or 'O' or 'Q') ? VinRefusal.MistakableLetter
            : CheckDigit(vin) is not { } digit ? VinRefusal.Character
            : vin[CheckPlace] != digit ? VinRefusal.CheckDigit
            : null;
    }

    /// <summary>The check digit that belongs to the other 16 characters, 0 to 9 or X; null when the text has not the form of a VIN.</summary>
    public static char? CheckDigit(string? typed)
    {
        if (WeightedSum(typed) is not { } sum)
        {
            return null;
        }

        var remainder = sum % 11;
        return remainder == 10 ? 'X' : (char)('0' + remainder);
    }

    /// <summary>The sum of value × weight over all places, of which the check digit is the remainder by 11.</summary>
    public static int? WeightedSum(string? typed)
    {
        if (typed is null || Normalize(typed) is not { Length: Length } vin)
        {
            return null;
        }

        var sum = 0;
        for (var i = 0; i < Length; i++)
        {
            if (ValueOf(vin[i]) is not { } value)
            {
                return null;
            }

            sum += value * Weights[i];
        }

        return sum;
    }

    private static int? ValueOf(char c)
    {
        if (char.IsAsciiDigit(c))
        {
            return c - '0';
        }

        var place = Letters.IndexOf(c, StringComparison.Ordinal);
        return place < 0 ? null : LetterValues[place] - '0';
    }
}
