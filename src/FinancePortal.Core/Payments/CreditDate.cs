using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments;

/// <summary>
/// The day a payment counts, promised before it is confirmed (F-401): today when it is made on a banking day before the
/// cut-off, otherwise the next banking day; a chosen date that the banks are closed on moves to the next banking day.
/// </summary>
public static class CreditDate
{
    /// <summary>
    /// 6 p.m. in New York: when the bank file is written, and until when a payment of the day can be cancelled, as letters promise. The cut-off
    /// for credit on the same day is a rule, never later than this.
    /// </summary>
    public static TimeOnly FileAt { get; } = new(18, 0);

    /// <param name="rules">Say the cut-off of that day.</param>
    public static DateOnly Earliest(DateTime utcNow, RuleBook rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var now = BusinessClock.ToNewYork(utcNow);
        var today = DateOnly.FromDateTime(now);
        return BankCalendar.OnOrAfter(TimeOnly.FromDateTime(now) < rules.Time(Rule.CutOff, today) ? today : today.AddDays(1));
    }

    /// <summary>The day a payment counts that was asked for on a chosen day.</summary>
    public static DateOnly For(DateOnly earliest, DateOnly chosen) => chosen <= earliest ? earliest : BankCalendar.OnOrAfter(chosen);

    /// <summary>Until when the payment can still be changed or cancelled on the day it goes to the bank, UTC.</summary>
    public static DateTime ChangeableUntil(DateOnly creditOn) => BusinessClock.ToUtc(creditOn, FileAt);

    /// <summary>By when it has left the customer's bank account: two banking days later.</summary>
    public static DateOnly LeavesBankBy(DateOnly creditOn) => BankCalendar.AddBankingDays(creditOn, 2);

    /// <summary>When the return window for a lack of funds is over and the payment is final .</summary>
    public static DateOnly FinalOn(DateOnly creditOn) => BankCalendar.AddBankingDays(creditOn, 3);
}
