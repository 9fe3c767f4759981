namespace FinancePortal.Core.Values;

/// <summary>
/// Recognizes payment card numbers, so that none is ever taken in by mistake: 13 to 19 digits, in groups or not, whose last digit is
/// right by Luhn (ISO/IEC 7812-1) and whose first is one that payment cards begin with (2 to 6).
/// </summary>
public static class CardNumber
{
    public const int Shortest = 13;
    public const int Longest = 19;

    /// <summary>Whether some part of a text looks like a card number. Groups of digits may be parted by one space, hyphen or dot.</summary>
    public static bool IsIn(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[Longest];
        for (var start = 0; start < text.Length; start++)
        {
            if (text[start] is < '2' or > '6' || (start > 0 && char.IsAsciiDigit(text[start - 1])))
            {
                continue;
            }

            var count = 0;
            for (var i = start; i < text.Length && count < Longest; i++)
            {
                if (char.IsAsciiDigit(text[i]))
                {
                    digits[count++] = text[i];
                    var ends = i + 1 == text.Length || !char.IsAsciiDigit(text[i + 1]);
                    if (ends && count >= Shortest && IsLuhn(digits[..count]))
                    {
                        return true;
                    }
                }
                else if (!IsGap(text[i]) || !char.IsAsciiDigit(text[i - 1]))
                {
                    break;
                }
            }
        }

        return false;
    }

    private static bool IsGap(char c) => c is ' ' or '-' or '.' or '\u00a0' or '\u2010' or '\u2011' or '\u2013';

    private static bool IsLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var value = digits[i] - '0';
            var doubled = (digits.Length - i) % 2 == 0 ? value * 2 : value;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0;
    }
}
