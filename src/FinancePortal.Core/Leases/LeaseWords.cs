using System.Globalization;

namespace FinancePortal.Core.Leases;

/// <summary>How e-mails and notices write what pages write too (DESIGN §7).</summary>
internal static class LeaseWords
{
    private static readonly CultureInfo UnitedStates = CultureInfo.GetCultureInfo("en-US");

    /// <summary><c>26,128 miles</c></summary>
    public static string Miles(int miles) => miles == 1 ? "1 mile" : miles.ToString("N0", UnitedStates) + " miles";

    /// <summary><c>December 5, 2026</c></summary>
    public static string Day(DateOnly date) => date.ToString("MMMM d, yyyy", UnitedStates);
}
