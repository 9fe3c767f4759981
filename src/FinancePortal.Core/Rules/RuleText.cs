using System.Globalization;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Rules;

/// <summary>Reads what was typed for a rule into the one form that is kept, and writes what is kept for people.</summary>
public static class RuleText
{
    private const int MostDates = 100;
    private static readonly CultureInfo American = CultureInfo.GetCultureInfo("en-US");

    /// <summary>The form that is kept; null with the reason in words for the field when it is no value of this rule.</summary>
    public static string? Read(Rule rule, string? typed, out string refusal)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var text = (typed ?? "").Replace("\r", "", StringComparison.Ordinal).Trim();
        refusal = "";
        if (text.Length == 0 && MayBeEmpty(rule.Kind))
        {
            return "";
        }

        var kept = rule.Kind switch
        {
            RuleKind.Dollars or RuleKind.DollarsOrNone => Money.TryParse(text, out var amount) && Within(rule, amount.Dollars) ? amount.ToPlainString() : null,
            RuleKind.Percent or RuleKind.PercentOrNone => decimal.TryParse(text.TrimEnd('%', ' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent.Scale <= 4 && Within(rule, percent) ? percent.ToString("G29", CultureInfo.InvariantCulture) : null,
            RuleKind.Count => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && Within(rule, count) ? count.ToString(CultureInfo.InvariantCulture) : null,
            RuleKind.Time => TimeOnly.TryParseExact(text.Replace(".", "", StringComparison.Ordinal), ["H:mm", "h:mm tt", "h tt"], American, DateTimeStyles.None, out var time) && time >= rule.Earliest && time <= rule.Latest ? time.ToString("HH:mm", CultureInfo.InvariantCulture) : null,
            RuleKind.Dates => ReadDates(text),
            RuleKind.Text => text.Length is > 0 && text.Length <= rule.MostCharacters && !text.Any(char.IsControl) ? text : null,
            RuleKind.Lines => text.Length <= rule.MostCharacters ? string.Join('\n', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) : null,
            RuleKind.Colour => text is ['#', .. { Length: 6 } digits] && digits.All(char.IsAsciiHexDigit) ? text.ToUpperInvariant() : null,
            _ => text.ToUpperInvariant() switch { "YES" => "yes", "NO" => "no", _ => null },
        };
        refusal = kept is null ? Wanted(rule) : "";
        return kept;
    }

    /// <summary>As people read it.</summary>
    public static string Written(Rule rule, string value)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Kind switch
        {
            _ when value.Length == 0 => rule.Kind is RuleKind.DollarsOrNone or RuleKind.PercentOrNone ? "No limit" : "None",
            RuleKind.Dollars or RuleKind.DollarsOrNone => Amount(value).ToString(),
            RuleKind.Percent or RuleKind.PercentOrNone => $"{value}%",
            RuleKind.Count => $"{value} {rule.Unit}{(value == "1" ? "" : "s")}",
            RuleKind.Time => TimeOf(value).ToString("h:mm tt", American).Replace("AM", "a.m.", StringComparison.Ordinal).Replace("PM", "p.m.", StringComparison.Ordinal).Replace(":00", "", StringComparison.Ordinal),
            RuleKind.Dates => string.Join(", ", DatesOf(value).Select(d => d.ToString("MMM d, yyyy", American))),
            RuleKind.YesOrNo => value == "yes" ? "Yes" : "No",
            _ => value,
        };
    }

    /// <summary>What a value may be, in words for the field.</summary>
    public static string Wanted(Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Kind switch
        {
            RuleKind.Dollars => $"Enter an amount from {Rounding.HalfUp(rule.Least)} to {Rounding.HalfUp(rule.Most)}.",
            RuleKind.DollarsOrNone => $"Enter an amount from {Rounding.HalfUp(rule.Least)} to {Rounding.HalfUp(rule.Most)}, or leave it empty.",
            RuleKind.PercentOrNone => string.Create(American, $"Enter a percentage from {rule.Least:G29} to {rule.Most:G29}, or leave it empty."),
            RuleKind.Percent => string.Create(American, $"Enter a percentage from {rule.Least:G29} to {rule.Most:G29}."),
            RuleKind.Count => string.Create(American, $"Enter a whole number from {rule.Least:N0} to {rule.Most:N0}."),
            RuleKind.Time => $"Enter a time from {Written(rule, Kept(rule.Earliest))} to {Written(rule, Kept(rule.Latest))}, like 5:30 p.m.",
            RuleKind.Dates => $"Enter dates like 2026-12-24, one a line, {MostDates} at most.",
            RuleKind.Colour => "Enter a color like #0F4C5C.",
            RuleKind.YesOrNo => "Choose yes or no.",
            _ => $"Enter 1 to {rule.MostCharacters} characters.",
        };
    }

    public static Money Amount(string value) => Money.FromDollars(decimal.Parse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));

    public static TimeOnly TimeOf(string value) => TimeOnly.ParseExact(value, "HH:mm", CultureInfo.InvariantCulture);

    public static IEnumerable<DateOnly> DatesOf(string value) =>
        value.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(d => DateOnly.ParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static bool MayBeEmpty(RuleKind kind) => kind is RuleKind.DollarsOrNone or RuleKind.PercentOrNone or RuleKind.Dates or RuleKind.Lines;

    private static bool Within(Rule rule, decimal value) => value >= rule.Least && value <= rule.Most;

    private static string Kept(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string? ReadDates(string text)
    {
        var dates = new SortedSet<DateOnly>();
        foreach (var typed in text.Split(['\n', ',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return null;
            }

            dates.Add(date);
        }

        return dates.Count > MostDates ? null : string.Join('\n', dates.Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }
}
