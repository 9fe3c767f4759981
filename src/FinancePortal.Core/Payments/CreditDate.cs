using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments;

/// <summary>
/// The day a payment counts, promised before it is confirmed (F-401): today when it is made on a banking day before the
/// cut-off, otherwise the next banking day; a chosen date that the banks are closed on moves to the next banking day.
/// </summary>
public static class CreditDate
{
    /// <summary>6 p.m. in New York.</summary>
    public static TimeOnly CutOff { get; } = new(18, 0);

    /// <summary>How far ahead a payment may be scheduled.</summary>
    public const int DaysAhead = 30;

    public static DateOnly Earliest(DateTime utcNow)
    {
        var now = BusinessClock.ToNewYork(utcNow);
        var today = DateOnly.FromDateTime(now);
        return BankCalendar.OnOrAfter(TimeOnly.FromDateTime(now) < CutOff ? today : today.AddDays(1));
    }

    public static DateOnly For(DateTime utcNow, DateOnly chosen)
    {
        var earliest = Earliest(utcNow);
        return chosen <= earliest ? earliest : BankCalendar.OnOrAfter(chosen);
    }

    /// <summary>Until when the payment can still be changed or cancelled: the cut-off of the day it goes to the bank, UTC.</summary>
    public static DateTime ChangeableUntil(DateOnly creditOn) => BusinessClock.ToUtc(creditOn, CutOff);

    /// <summary>By when it has left the customer's bank account: two banking days later.</summary>
    public static DateOnly LeavesBankBy(DateOnly creditOn) => BankCalendar.AddBankingDays(creditOn, 2);

    /// <summary>When the return window for a lack of funds is over and the payment is final .</summary>
    public static DateOnly FinalOn(DateOnly creditOn) => BankCalendar.AddBankingDays(creditOn, 3);
}
