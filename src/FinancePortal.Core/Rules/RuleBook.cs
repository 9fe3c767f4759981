using System.Collections.Frozen;
using System.Globalization;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Rules;

/// <summary>One agreed value of a rule from a day on.</summary>
/// <param name="Order">Of two values from the same day the later agreed one holds.</param>
public readonly record struct RuleValue(string Rule, string Value, DateOnly From, long Order);

/// <summary>All agreed values at one moment: asked by day, and never changed. No database is asked.</summary>
public sealed class RuleBook(IEnumerable<RuleValue> values)
{
    private readonly FrozenDictionary<string, RuleValue[]> byRule = values.GroupBy(v => v.Rule, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(v => v.From).ThenByDescending(v => v.Order).ToArray(), StringComparer.Ordinal);

    public static RuleBook Empty { get; } = new([]);

    /// <summary>What was agreed for a day; null when only the default holds.</summary>
    public string? Find(string rule, DateOnly on)
    {
        if (byRule.TryGetValue(rule, out var versions))
        {
            foreach (var version in versions)
            {
                if (version.From <= on)
                {
                    return version.Value;
                }
            }
        }

        return null;
    }

    public string Value(Rule rule, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Find(rule.Name, on) ?? rule.Default;
    }

    /// <summary>The versions of rules that are settings of the configuration, whose names have a colon: they stand over the files.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings(DateOnly on) =>
        byRule.Keys.Where(name => name.Contains(':', StringComparison.Ordinal)).Select(name => KeyValuePair.Create(name, Find(name, on))).Where(setting => setting.Value is not null);

    public Money Amount(Rule rule, DateOnly on) => RuleText.Amount(Value(rule, on));

    /// <summary>An amount; null for no limit.</summary>
    public Money? Limit(Rule rule, DateOnly on) => Value(rule, on) is { Length: > 0 } value ? RuleText.Amount(value) : null;

    public int Count(Rule rule, DateOnly on) => int.Parse(Value(rule, on), NumberStyles.None, CultureInfo.InvariantCulture);

    public TimeOnly Time(Rule rule, DateOnly on) => RuleText.TimeOf(Value(rule, on));

    public IEnumerable<DateOnly> Dates(Rule rule, DateOnly on) => RuleText.DatesOf(Value(rule, on));
}

/// <summary>
/// The rules as this instance knows them: read at the start, and again within seconds of a change on any instance. Whoever asks names the
/// business date of what happens.
/// </summary>
public sealed class CurrentRules
{
    private volatile RuleBook book = RuleBook.Empty;

    public RuleBook Book => book;

    /// <summary>Takes over what was read; bank holidays are the calendar's, which all arithmetic shares.</summary>
    public void Replace(RuleBook fresh, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(fresh);
        book = fresh;
        if (fresh.Find(Rule.BanksClosed.Name, today) is not null || fresh.Find(Rule.BanksOpen.Name, today) is not null)
        {
            BankCalendar.Override([.. fresh.Dates(Rule.BanksClosed, today)], [.. fresh.Dates(Rule.BanksOpen, today)]);
        }
    }
}
