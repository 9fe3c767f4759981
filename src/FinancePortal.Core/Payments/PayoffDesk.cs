using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments;

/// <summary>What paying a loan off on a day costs, and what could still change it (F-501).</summary>
public sealed record PayoffDesk
{
    public required FinancedAccount Account { get; init; }
    public required DateOnly Today { get; init; }

    /// <summary>Until when money that comes on the good-through date counts that day; New York's time.</summary>
    public required TimeOnly CutOff { get; init; }

    /// <summary>On the day asked for, or the banking day that takes its place.</summary>
    public required PayoffQuote Quote { get; init; }

    /// <summary>On the first day on which a payment made now counts.</summary>
    public required PayoffQuote Soonest { get; init; }
    public required IReadOnlyList<PendingPayment> Pending { get; init; }

    /// <summary>Credited, and the bank can still send them back: the quote counts them as paid.</summary>
    public required IReadOnlyList<PendingPayment> NotFinal { get; init; }

    /// <summary>What autopay takes on or before the day.</summary>
    public required IReadOnlyList<AutopayDebit> Autopay { get; init; }
    public required bool MayPay { get; init; }

    public DateOnly GoodThrough => Quote.GoodThrough;

    /// <summary>The banks are closed on a day that is asked for: then it is the next banking day, or the last one within the 30 days of a quote.</summary>
    public static DateOnly BankingDay(DateOnly today, DateOnly asked)
    {
        var next = BankCalendar.OnOrAfter(asked);
        return next.DayNumber - today.DayNumber <= PayoffQuote.LongestDays ? next : BankCalendar.OnOrBefore(asked);
    }
}
