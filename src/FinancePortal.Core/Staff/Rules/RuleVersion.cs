namespace FinancePortal.Core.Staff.Rules;

/// <summary>The numbers are stored.</summary>
public enum RuleState
{
    Waits = 1,
    InForce = 2,
    Refused = 3,
}

/// <summary>
/// One value of a rule from a day on: asked by one person, agreed by another, never edited. Rolling back is a newer version with the
/// older value (F-1206).
/// </summary>
public sealed class RuleVersion
{
    public long RuleVersionId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public required string Rule { get; init; }
    public required decimal Value { get; init; }

    /// <summary>What held when it was asked for: what the second person compares with.</summary>
    public required decimal OldValue { get; init; }
    public required DateOnly EffectiveFrom { get; init; }
    public required string Reason { get; init; }
    public required long AskedByUserId { get; init; }
    public required string AskedByName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime AskedAt { get; init; }
    public RuleState State { get; private set; } = RuleState.Waits;
    public string DecidedByName { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime? DecidedAt { get; private set; }
    public long Version { get; private set; }

    public void Decide(bool approved, string by, DateTime at)
    {
        if (State is not RuleState.Waits)
        {
            throw new InvalidOperationException($"Rule version {Reference} is decided already.");
        }

        State = approved ? RuleState.InForce : RuleState.Refused;
        (DecidedByName, DecidedAt) = (by, at);
    }
}

/// <summary>A rule that the back office keeps as data.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Unit">Dollars or days.</param>
/// <param name="Default">What holds before the first version.</param>
public sealed record Rule(string Name, string Title, string Unit, decimal Default, decimal Least, decimal Most)
{
    /// <summary>F-1202 names 25 dollars.</summary>
    public static Rule SecondPersonAbove { get; } = new("second-person-above", "Waivers above this amount need a second person", "dollars", 25m, 0m, 1_000m);

    public static Rule DaysToDecide { get; } = new("days-to-decide", "Days after which a correction that nobody decided is over", "days", 5m, 1m, 30m);

    /// <summary>30 days are the law's; the company may promise fewer, never more.</summary>
    public static Rule DaysToAnswer { get; } = new("days-to-answer", "Days within which a customer’s question is answered", "days", 30m, 1m, 30m);

    public static IReadOnlyList<Rule> All { get; } = [SecondPersonAbove, DaysToDecide, DaysToAnswer];
}

/// <summary>A rule with what holds today and all its versions, newest first.</summary>
public sealed record RuleLine(Rule Rule, decimal Today, IReadOnlyList<RuleVersion> Versions);

/// <summary>What became of asking or deciding.</summary>
public enum RuleAnswer
{
    Done = 1,

    /// <summary>It waits for a second person.</summary>
    Waits = 2,

    /// <summary>Nobody agrees to their own.</summary>
    Own = 3,
    DecidedAlready = 4,

    /// <summary>The value is outside of what the rule allows, or holds already.</summary>
    ValueRefused = 5,

    /// <summary>A rule never changes the past.</summary>
    DateRefused = 6,
}
