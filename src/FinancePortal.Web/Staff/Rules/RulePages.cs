using FinancePortal.Core.Rules;
using FinancePortal.Core.Staff;
using FinancePortal.Core.Staff.Rules;
using FinancePortal.Core.Values;
using FinancePortal.Web.Shared.TagHelpers;

namespace FinancePortal.Web.Staff.Rules;

/// <summary>One table, and everything that waits for a second person.</summary>
public sealed record RulesPage(string Table, IReadOnlyList<RuleLine> Lines, IReadOnlyList<(Rule Rule, RuleVersion Version)> Waiting, long UserId, DateOnly Today)
{
    public string Title => RuleTables.All.First(t => t.Table == Table).Title;

    /// <summary>State caps as a table: a row for each state, with its three rules.</summary>
    public IEnumerable<(string State, RuleLine Fee, RuleLine Percent, RuleLine Returned)> States()
    {
        var lines = Lines.ToDictionary(l => l.Rule.Name);
        return FeeCaps.States.Select(s => (s, lines[FeeCaps.LateFee(s).Name], lines[FeeCaps.LateFeePercent(s).Name], lines[FeeCaps.ReturnedFee(s).Name]));
    }
}

/// <summary>One rule with its history and the form.</summary>
public sealed record RulePage(RuleLine Line, RuleForm Form, long UserId, DateOnly Today)
{
    public Rule Rule => Line.Rule;

    /// <summary>Who changed what while the form was open; null when nobody did.</summary>
    public string? Meanwhile { get; init; }

    /// <summary>The last thing that was asked for or decided.</summary>
    public static string WhoChanged(RuleLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var (at, who) = line.Versions.SelectMany(v => new[]
        {
            (At: v.AskedAt, Who: $"{v.AskedByName} asked for {RuleText.Written(line.Rule, v.Value)}"),
            (At: v.DecidedAt ?? DateTime.MinValue, Who: $"{v.DecidedByName} {(v.State is ChangeState.Agreed ? "agreed to" : "refused")} {RuleText.Written(line.Rule, v.Value)}"),
        }).MaxBy(c => c.At);
        return who is null ? "" : $"{who} at {Shared.Formats.Time(at)} on {Shared.Formats.Table(BusinessClock.BusinessDateOf(at))}.";
    }

    public (Tone Tone, string Text) Status(RuleVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return version.State switch
        {
            ChangeState.Waits => (Tone.Warn, "Waits for a second person"),
            ChangeState.Refused => (Tone.Neutral, "Refused"),
            _ when version.EffectiveFrom > Today => (Tone.Info, "Planned"),
            _ => (Tone.Ok, "Agreed"),
        };
    }
}

/// <summary>Old beside new, line by line where a value has lines.</summary>
public sealed record RuleDifference(Rule Rule, string Old, string New)
{
    private bool HasLines => Rule.Kind is RuleKind.Dates or RuleKind.Lines;

    public IEnumerable<string> Gone => HasLines ? Split(Old).Except(Split(New)) : [RuleText.Written(Rule, Old)];

    public IEnumerable<string> Come => HasLines ? Split(New).Except(Split(Old)) : [RuleText.Written(Rule, New)];

    public IEnumerable<string> Stay => HasLines ? Split(New).Intersect(Split(Old)) : [];

    private IEnumerable<string> Split(string value) => Rule.Kind is RuleKind.Dates ? RuleText.DatesOf(value).Select(Shared.Formats.Prose) : value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
