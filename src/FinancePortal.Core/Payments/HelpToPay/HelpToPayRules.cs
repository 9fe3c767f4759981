using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments.Autopay;

namespace FinancePortal.Core.Payments.HelpToPay;

/// <summary>What a customer may agree to without a call. The numbers are stored.</summary>
public enum HelpKind
{
    /// <summary>Payments are put off, behind the last one.</summary>
    Extension = 1,

    /// <summary>Another day of the month.</summary>
    DueDateChange = 2,
}

/// <summary>The company's rules of help to pay, as data: section <c>HelpToPay</c> of the configuration, with these defaults.</summary>
public sealed class HelpToPayOptions
{
    /// <summary>How many payments can be put off at once.</summary>
    public int MostMonths { get; set; } = 2;

    /// <summary>How many satisfied installments there must be before the first extension.</summary>
    public int PaymentsBefore { get; set; } = 6;

    /// <summary>Months from one extension to the next, and from one due-date change to the next.</summary>
    public int MonthsBetweenExtensions { get; set; } = 12;
    public int MonthsBetweenDueDates { get; set; } = 12;

    /// <summary>In the whole life of a contract.</summary>
    public int MostExtensions { get; set; } = 4;

    /// <summary>Somebody later than this talks to a person, who can do more.</summary>
    public int MostDaysPastDue { get; set; } = 60;

    /// <summary>Days 1 to this one exist in every month.</summary>
    public int LastDueDay { get; set; } = 28;
}

/// <summary>What was agreed before on one account.</summary>
public readonly record struct EarlierHelp(HelpKind Kind, DateOnly On);

/// <summary>Who may have which help, purely; each refusal says why and when in words for the customer, and never blames (F-419).</summary>
public static class HelpToPayRules
{
    public static string? RefuseExtension(HelpToPayOptions options, AccountPosition position, IReadOnlyList<EarlierHelp> earlier)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(position);
        ArgumentNullException.ThrowIfNull(earlier);
        var before = earlier.Where(e => e.Kind is HelpKind.Extension).ToList();
        return RefuseAny(options, position)
            ?? (position.InstallmentsSatisfied < options.PaymentsBefore ? $"You can put off a payment here after {options.PaymentsBefore} payments. Call us if you need help sooner." : null)
            ?? (before.Count >= options.MostExtensions ? $"Payments on this account were put off {options.MostExtensions} times, as often as your contract allows online. Call us and we'll look at what else helps." : null)
            ?? Again(before, options.MonthsBetweenExtensions, position.AsOf, "Payments were last put off");
    }

    public static string? RefuseDueDate(HelpToPayOptions options, AccountPosition position, IReadOnlyList<EarlierHelp> earlier)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(position);
        ArgumentNullException.ThrowIfNull(earlier);
        return RefuseAny(options, position)
            ?? (position.PastDue.IsPositive ? $"Pay the {position.PastDue} past due first, or put off a payment instead. Then you can move your due date." : null)
            ?? Again([.. earlier.Where(e => e.Kind is HelpKind.DueDateChange)], options.MonthsBetweenDueDates, position.AsOf, "Your due date was last moved");
    }

    public static string? RefuseNumber(HelpToPayOptions options, HelpKind kind, int number, int dueDay)
    {
        ArgumentNullException.ThrowIfNull(options);
        return kind switch
        {
            HelpKind.Extension => number >= 1 && number <= options.MostMonths ? null : $"Choose 1 to {options.MostMonths} payments.",
            HelpKind.DueDateChange when number < 1 || number > options.LastDueDay => $"Choose a day from 1 to {options.LastDueDay}.",
            HelpKind.DueDateChange when number == dueDay => $"Your payments are already due on the {AutopayWords.Ordinal(dueDay)}. Choose another day.",
            HelpKind.DueDateChange => null,
            _ => "Choose what would help.",
        };
    }

    private static string? RefuseAny(HelpToPayOptions options, AccountPosition position) =>
        position.Status is not AccountStatus.Open ? "This account is closed."
        : position.NextDueOn is null && !position.PastDue.IsPositive ? "No payment falls due any more."
        : position.DaysPastDue > options.MostDaysPastDue ? "Let's talk about this account: a person can do more for you than this page."
        : null;

    private static string? Again(List<EarlierHelp> before, int months, DateOnly today, string what) =>
        before.Count > 0 && before.Max(e => e.On).AddMonths(months) is var again && again > today
            ? $"{what} on {AutopayWords.Date(before.Max(e => e.On))}. You can do this again from {AutopayWords.Date(again)}."
            : null;
}
