using System.Globalization;
using System.Text.Json;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Documents;

/// <summary>How papers write dates, as pages do (DESIGN §7), and how their frozen content is kept.</summary>
internal static class DocumentWords
{
    private static readonly CultureInfo UnitedStates = CultureInfo.GetCultureInfo("en-US");
    private static readonly JsonSerializerOptions Frozen = new() { IgnoreReadOnlyProperties = true };

    /// <summary><c>December 5, 2026</c></summary>
    public static string Day(DateOnly date) => date.ToString("MMMM d, yyyy", UnitedStates);

    /// <summary><c>Dec 5, 2026</c></summary>
    public static string Short(DateOnly date) => DateWords.Brief(date);

    /// <summary><c>December 2026</c></summary>
    public static string Month(DateOnly date) => date.ToString("MMMM yyyy", UnitedStates);

    public static string ToContent<T>(T paper) => JsonSerializer.Serialize(paper, Frozen);

    public static T FromContent<T>(string content) =>
        JsonSerializer.Deserialize<T>(content, Frozen) ?? throw new FormatException("The document's content is empty.");
}
