using FinancePortal.Core.Rules;

namespace FinancePortal.Core.Staff.Rules;

/// <summary>One value of a rule from a day on. Rolling back is a newer version with the older value (F-1206).</summary>
public sealed class RuleVersion : ProposedChange
{
    public long RuleVersionId { get; private set; }
    public required string Rule { get; init; }

    /// <summary>As <see cref="RuleText"/> keeps it.</summary>
    public required string Value { get; init; }

    /// <summary>What held when it was asked for: what the second person compares with.</summary>
    public required string OldValue { get; init; }
    public required DateOnly EffectiveFrom { get; init; }
}

/// <summary>A rule with what holds today and all its versions, newest first.</summary>
public sealed record RuleLine(Rule Rule, string Today, IReadOnlyList<RuleVersion> Versions)
{
    public string Written => RuleText.Written(Rule, Today);
    public RuleVersion? Waiting => Versions.FirstOrDefault(v => v.State is ChangeState.Waits);

    /// <summary>Each request and each decision makes another one: a form made from an older one is refused (P-OCC1).</summary>
    public string Stamp => FormattableString.Invariant($"{Versions.Count} {Versions.Count(v => v.State is ChangeState.Waits)}");

    /// <summary>What is agreed for a later day, soonest first.</summary>
    public RuleVersion? Planned(DateOnly today) => Versions.LastOrDefault(v => v.State is ChangeState.Agreed && v.EffectiveFrom > today);
}
