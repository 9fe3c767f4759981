namespace FinancePortal.Core.Rules;

/// <summary>What a rule's value is.</summary>
public enum RuleKind
{
    Dollars = 1,

    /// <summary>Dollars, or nothing: no limit of the company's beside the contract's.</summary>
    DollarsOrNone = 2,

    /// <summary>Percent with up to four decimals, or nothing.</summary>
    PercentOrNone = 3,

    /// <summary>A whole number of <see cref="Rule.Unit"/>.</summary>
    Count = 4,

    /// <summary>A time of day in New York.</summary>
    Time = 5,

    /// <summary>Any number of dates.</summary>
    Dates = 6,

    /// <summary>One line of words.</summary>
    Text = 7,

    /// <summary>Several lines of words.</summary>
    Lines = 8,

    /// <summary>A color such as <c>#0F4C5C</c>.</summary>
    Colour = 9,
    YesOrNo = 10,
    Percent = 11,
}

/// <summary>
/// A rule that the company keeps as effective-dated data (F-1206). What a contract says stays as it was signed; a rule is what the company
/// decides for everybody from a day on.
/// </summary>
/// <param name="Name">Its key, kept with each version.</param>
/// <param name="Table">The table it is shown in.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Default">What holds before the first version, written as versions are.</param>
public sealed record Rule(string Name, string Table, string Title, RuleKind Kind, string Default)
{
    public const int LongestName = 60;
    public const int LongestValue = 2_000;

    public decimal Least { get; init; }
    public decimal Most { get; init; } = 1_000_000m;

    /// <summary>Of a count: days, months, payments.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What whoever changes it has to know.</summary>
    public string Hint { get; init; } = "";

    public TimeOnly Earliest { get; init; } = new(8, 0);
    public TimeOnly Latest { get; init; } = new(18, 0);
    public int MostCharacters { get; init; } = 120;

    /// <summary>F-1202 names 25 dollars.</summary>
    public static Rule SecondPersonAbove { get; } = new("second-person-above", RuleTables.BackOffice, "Waivers above this amount need a second person", RuleKind.Dollars, "25.00") { Most = 1_000m };

    public static Rule DaysToDecide { get; } = new("days-to-decide", RuleTables.BackOffice, "Days after which a correction that nobody decided is over", RuleKind.Count, "5") { Least = 1m, Most = 30m, Unit = "day" };

    /// <summary>30 days are the law's; the company may promise fewer, never more.</summary>
    public static Rule DaysToAnswer { get; } = new("days-to-answer", RuleTables.BackOffice, "Days within which a customer’s question is answered", RuleKind.Count, "30") { Least = 1m, Most = 30m, Unit = "day" };

    /// <summary>Payments made before it count the same banking day; never after the hour at which the bank file is written.</summary>
    public static Rule CutOff { get; } = new("payment-cut-off", RuleTables.Payments, "Payments made before this time count the same banking day", RuleKind.Time, "18:00") { Hint = "Eastern time. The file for the bank is written at 6 p.m., so the cut-off can’t be later." };

    public static Rule DaysAhead { get; } = new("payment-days-ahead", RuleTables.Payments, "Days ahead for which a payment can be scheduled", RuleKind.Count, "30") { Least = 1m, Most = 90m, Unit = "day" };

    public static Rule SmallestPayment { get; } = new("payment-smallest", RuleTables.Payments, "The smallest payment", RuleKind.Dollars, "1.00") { Least = 0.01m, Most = 100m, Hint = "Whoever owes less can always pay what they owe." };

    public static Rule LargestCardPayment { get; } = new("payment-largest-card", RuleTables.Payments, "The largest payment by card", RuleKind.DollarsOrNone, "") { Least = 1m, Most = 100_000m, Hint = "Bank accounts have no such limit. Leave it empty for none." };

    public static Rule BanksClosed { get; } = new("banks-closed", RuleTables.Calendar, "Further days on which the banks are closed", RuleKind.Dates, "") { Hint = "One date a line, like 2026-12-24. Weekends and federal holidays are known." };

    public static Rule BanksOpen { get; } = new("banks-open", RuleTables.Calendar, "Federal holidays on which our bank works all the same", RuleKind.Dates, "") { Hint = "One date a line, like 2026-11-11." };

    /// <summary>The rules of the company for all states; a state's stand beside them.</summary>
    public static Rule LateFeeCap { get; } = new("late-fee-cap", RuleTables.Fees, "The most that a late fee may be", RuleKind.DollarsOrNone, "") { Most = 1_000m, Hint = "A contract’s own rule is never raised. Leave it empty for no limit beside the contract’s." };

    public static Rule ReturnedFeeCap { get; } = new("returned-fee-cap", RuleTables.Fees, "The most that a returned payment may cost", RuleKind.DollarsOrNone, "") { Most = 1_000m, Hint = "A contract’s own fee is never raised. 0 waives it. Leave it empty for no limit beside the contract’s." };
}

/// <summary>The tables in which rules are shown.</summary>
public static class RuleTables
{
    public const string Payments = "payments";
    public const string Fees = "fees";
    public const string States = "states";
    public const string Calendar = "calendar";
    public const string Help = "help";
    public const string Leases = "leases";
    public const string Wear = "wear";
    public const string Brand = "brand";
    public const string OtherWays = "other-ways";
    public const string BackOffice = "back-office";

    public static IReadOnlyList<(string Table, string Title)> All { get; } =
    [
        (Payments, "Payments"), (Fees, "Fees"), (States, "State caps"), (Calendar, "Bank holidays"), (Help, "Help to pay"),
        (Leases, "Leases"), (Wear, "Wear prices"), (Brand, "Brand"), (OtherWays, "Other ways to pay"), (BackOffice, "Back office"),
    ];
}
