namespace FinancePortal.Core.Values;

/// <summary>Why a text is no acceptable Social Security number or taxpayer number.</summary>
public enum SsnRefusal
{
    /// <summary>Not nine digits, plain or as 123-45-6789.</summary>
    Format = 1,

    /// <summary>Area 000, 666 or 900 to 999 was never issued.</summary>
    Area = 2,

    /// <summary>Group 00 was never issued; for an ITIN a group outside the assigned ones.</summary>
    Group = 3,

    /// <summary>Serial 0000 was never issued.</summary>
    Serial = 4,

    /// <summary>A number printed in advertising or on sample cards.</summary>
    PubliclyKnown = 5,
}

/// <summary>
/// The form of a Social Security number. There is no check digit; since June 25, 2011 numbers are random, so no other area than
/// these is invalid. The number itself is never logged, shown or kept here.
/// </summary>
public static class Ssn
{
    private static readonly string[] KnownNumbers = ["078051120", "219099999", "457555462"];

    /// <summary>Why the number is not acceptable; null when it is.</summary>
    public static SsnRefusal? Refusal(string? typed)
    {
        if (Digits(typed) is not { } digits)
        {
            return SsnRefusal.Format;
        }

        if (digits.StartsWith("000", StringComparison.Ordinal) || digits.StartsWith("666", StringComparison.Ordinal) || digits[0] == '9')
        {
            return SsnRefusal.Area;
        }

        if (digits[3..5] == "00")
        {
            return SsnRefusal.Group;
        }

        if (digits[5..] == "0000")
        {
            return SsnRefusal.Serial;
        }

        return KnownNumbers.Contains(digits, StringComparer.Ordinal) ? SsnRefusal.PubliclyKnown : null;
    }

    public static bool IsAcceptable(string? typed) => Refusal(typed) is null;

    /// <summary>
    /// Why an individual taxpayer identification number is not acceptable; null when it is. Area 900 to 999; groups 50 to 65,
    /// 70 to 88, 90 to 92 and 94 to 99, which are those that the IRS assigns.
    /// </summary>
    public static SsnRefusal? ItinRefusal(string? typed)
    {
        if (Digits(typed) is not { } digits)
        {
            return SsnRefusal.Format;
        }

        if (digits[0] != '9')
        {
            return SsnRefusal.Area;
        }

        var group = ((digits[3] - '0') * 10) + digits[4] - '0';
        return group is (>= 50 and <= 65) or (>= 70 and <= 88) or (>= 90 and <= 92) or >= 94 ? null : SsnRefusal.Group;
    }

    public static bool IsAcceptableItin(string? typed) => ItinRefusal(typed) is null;

    /// <summary>The nine digits of a number written plain or with its two hyphens; null for any other form.</summary>
    public static string? Digits(string? typed)
    {
        var text = typed?.Trim();
        if (text is { Length: 11 } && text[3] == '-' && text[6] == '-')
        {
            text = string.Concat(text.AsSpan(0, 3), text.AsSpan(4, 2), text.AsSpan(7));
        }

        return text is { Length: 9 } && text.All(char.IsAsciiDigit) ? text : null;
    }
}
