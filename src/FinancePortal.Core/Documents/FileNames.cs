using System.Globalization;
using System.Text;

namespace FinancePortal.Core.Documents;

/// <summary>File names that are safe everywhere: letters, digits, spaces and a few signs, never a path, and the kind from the content.</summary>
public static class FileNames
{
    private const int Longest = 80;

    public static string Of(string title, DateOnly datedOn, string contentType) =>
        $"{datedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {Safe(title)}{Ending(contentType)}";

    /// <summary>What is left of a name that somebody typed or sent; never empty.</summary>
    public static string Safe(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var safe = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormC))
        {
            safe.Append(char.IsLetterOrDigit(c) || c is '-' or '(' or ')' or ',' ? c : ' ');
        }

        var words = string.Join(' ', safe.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return words.Length == 0 ? "document" : words.Length <= Longest ? words : words[..Longest].TrimEnd();
    }

    private static string Ending(string contentType) => contentType switch
    {
        "application/pdf" => ".pdf",
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        _ => ".bin",
    };
}
