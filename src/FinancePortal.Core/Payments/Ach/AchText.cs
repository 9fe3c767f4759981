using System.Globalization;
using System.Text;

namespace FinancePortal.Core.Payments.Ach;

/// <summary>Text as bank files take it: printable ASCII, capitals, of a fixed length.</summary>
internal static class AchText
{
    /// <summary>Letters lose their accents, other characters become blanks; what is too long is cut, what is short is filled with blanks.</summary>
    public static string Fit(string text, int length)
    {
        var fitted = new StringBuilder(length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (fitted.Length == length)
            {
                break;
            }

            if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
            {
                fitted.Append(c is >= ' ' and <= '~' ? char.ToUpperInvariant(c) : ' ');
            }
        }

        return fitted.Append(' ', length - fitted.Length).ToString();
    }

    /// <exception cref="ArgumentException">The value has no room or holds characters that a file cannot carry; cutting it would change what it means.</exception>
    public static string Exact(string value, int length, string name) =>
        value.Length <= length && value.All(c => c is >= ' ' and <= '~')
            ? value.PadRight(length)
            : throw new ArgumentException($"The {name} has {value.Length} characters; {length} of printable ASCII fit.", name);
}
