namespace FinancePortal.Core.Customers.Contact;

/// <summary>A telephone number of the North American plan.</summary>
public static class UsPhone
{
    /// <summary>Reads ten digits, with or without the leading 1 and whatever people write between them.</summary>
    /// <returns><c>512-555-0100</c>; nothing when it is no such number.</returns>
    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > 40 || typed.Any(c => !char.IsAsciiDigit(c) && c is not (' ' or '-' or '.' or '(' or ')' or '+')))
        {
            return null;
        }

        var digits = new string([.. typed.Where(char.IsAsciiDigit)]);
        digits = digits.Length == 11 && digits[0] == '1' ? digits[1..] : digits;
        return digits.Length == 10 && digits[0] >= '2' && digits[3] >= '2' ? $"{digits[..3]}-{digits[3..6]}-{digits[6..]}" : null;
    }
}
