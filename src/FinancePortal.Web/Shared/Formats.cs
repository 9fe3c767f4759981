using System.Globalization;
using FinancePortal.Core.Values;

namespace FinancePortal.Web.Shared;

/// <summary>How values look on a page (DESIGN §7). American English whatever the server's own settings are.</summary>
public static class Formats
{
    private static readonly CultureInfo American = CultureInfo.GetCultureInfo("en-US");

    /// <summary><c>December 5, 2026</c></summary>
    public static string Prose(DateOnly date) => date.ToString("MMMM d, yyyy", American);

    /// <summary><c>Dec 5, 2026</c></summary>
    public static string Table(DateOnly date) => date.ToString("MMM d, yyyy", American);

    /// <summary><c>December 5</c>, where the year is plain from the page.</summary>
    public static string Day(DateOnly date) => date.ToString("MMMM d", American);

    /// <summary><c>Saturday, December 5</c>, for dates within 30 days.</summary>
    public static string Weekday(DateOnly date) => date.ToString("dddd, MMMM d", American);

    /// <summary><c>2026-12-05</c></summary>
    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary><c>6 p.m. Eastern</c> or <c>7:58 a.m. Eastern</c>, of a moment in UTC.</summary>
    public static string Time(DateTime utc)
    {
        var local = BusinessClock.ToNewYork(utc);
        return local.ToString(local.Minute == 0 ? "h\u00a0" : "h:mm\u00a0", American) + (local.Hour < 12 ? "a.m. Eastern" : "p.m. Eastern");
    }

    /// <summary><c>6 p.m.</c> or <c>5:30 p.m.</c></summary>
    public static string TimeOfDay(TimeOnly time) => time.ToString(time.Minute == 0 ? "h\u00a0" : "h:mm\u00a0", American) + (time.Hour < 12 ? "a.m." : "p.m.");

    /// <summary><c>26,128 miles</c></summary>
    public static string Miles(int miles) => miles == 1 ? "1 mile" : Count(miles) + " miles";

    /// <summary><c>26,128</c></summary>
    public static string Count(long number) => number.ToString("N0", American).Replace('-', '−');

    /// <summary><c>5.49%</c>: a yearly rate from its percent, two decimals or more when it has them.</summary>
    public static string Rate(decimal percent) => percent.ToString("0.00##", CultureInfo.InvariantCulture) + "%";

    /// <summary><c>$0.25</c> a mile; fractions of a cent are shown when there are any.</summary>
    public static string PerMile(decimal dollars) => "$" + dollars.ToString("0.00##", CultureInfo.InvariantCulture);

    /// <summary><c>33.5%</c>: a part of a whole, to one decimal; nothing of nothing is 0.0%.</summary>
    public static string Percent(Money part, Money whole) =>
        Rounding.Decimals(whole.IsZero ? 0m : part.Dollars * 100m / whole.Dollars, 1).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary><c>1,000.00</c>: an amount inside an input, where the dollar sign stands outside.</summary>
    public static string InField(Money amount) => amount.Dollars.ToString("N2", American);

    /// <summary>The last four of an account, card or phone number.</summary>
    public static string LastFour(string number) => number.Length <= 4 ? number : number[^4..];
}
