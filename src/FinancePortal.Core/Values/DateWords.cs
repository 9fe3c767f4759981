using System.Globalization;

namespace FinancePortal.Core.Values;

/// <summary>How a date is written for people where there is little room: case titles, notes, subjects of mails (DESIGN §7).</summary>
public static class DateWords
{
    private static readonly CultureInfo UnitedStates = CultureInfo.GetCultureInfo("en-US");

    /// <summary><c>Dec 5, 2026</c></summary>
    public static string Brief(DateOnly date) => date.ToString("MMM d, yyyy", UnitedStates);

    /// <summary>Empty without a date.</summary>
    public static string Brief(DateOnly? date) => date is { } day ? Brief(day) : "";
}
