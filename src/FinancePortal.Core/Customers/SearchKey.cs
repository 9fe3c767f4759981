using System.Globalization;
using System.Text;

namespace FinancePortal.Core.Customers;

/// <summary>How names and phone numbers are written for finding them again: capitals without accents and marks, one space between words; digits alone.</summary>
public static class SearchKey
{
    /// <summary><c>O'Brien-Núñez</c> becomes <c>OBRIEN NUNEZ</c>. Letters of other scripts stay.</summary>
    public static string OfName(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var key = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
            {
                key.Append(char.ToUpperInvariant(c));
            }
            else if ((char.IsWhiteSpace(c) || c is '-' or ',') && key.Length > 0 && key[^1] != ' ' && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                key.Append(' ');
            }
        }

        return key.ToString().TrimEnd();
    }

    /// <summary>The ten digits of an American number, without its 1; other digits as they are.</summary>
    public static string OfPhone(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits is ['1', .. { Length: 10 } number] ? number : digits;
    }

    /// <summary>The first text after all that begin with this one, for a search by range that any index serves; null when there is none.</summary>
    public static string? After(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        var end = prefix.TrimEnd('Z');
        return end.Length == 0 ? null : end[..^1] + (char)(end[^1] + 1);
    }
}
