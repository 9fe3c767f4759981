using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Autopay;

/// <summary>How often autopay debits. The numbers are stored.</summary>
public enum AutopayRhythm
{
    Monthly = 1,

    /// <summary>Half of the installment on each of two days a month.</summary>
    TwiceAMonth = 2,

    /// <summary>Half of the installment every fourteen days; a date on which nothing is left to take is passed over.</summary>
    EveryTwoWeeks = 3,
}

/// <summary>What the customer chose: how much, how often, on which days. Pure dates, no clock.</summary>
public sealed record AutopayRule
{
    /// <summary>Between the two days of <see cref="AutopayRhythm.TwiceAMonth"/>, so that both exist in every month.</summary>
    public const int LeastDaysApart = 10;
    public const int MostDaysApart = 20;

    public required AutopayAmount AmountRule { get; init; }

    /// <summary>The fixed amount, or what goes to principal on top of the amount due.</summary>
    public Money Amount { get; init; }
    public AutopayRhythm Rhythm { get; init; } = AutopayRhythm.Monthly;

    /// <summary>The day of the month, 1 to 31, a shorter month taking its last day; null for the contract's due day, also when that changes.</summary>
    public int? Day { get; init; }

    /// <summary>The later day of <see cref="AutopayRhythm.TwiceAMonth"/>.</summary>
    public int? SecondDay { get; init; }

    /// <summary>No debit is earlier; for <see cref="AutopayRhythm.EveryTwoWeeks"/> the first one, from which the weeks are counted.</summary>
    public DateOnly StartsOn { get; init; }

    /// <summary>Whether the balloon is debited too; otherwise the customer is told of it and pays it as they choose.</summary>
    public bool TakesBalloon { get; init; } = true;

    /// <summary>The most of taxes, tolls and tickets that one debit takes along (F-416); null for all of them, zero for none.</summary>
    public Money? ChargesUpTo { get; init; }

    /// <summary>A fee that the customer disputes, by its entry: until it is answered, it and what came after it are not debited.</summary>
    public int? DisputedFee { get; init; }

    /// <summary>The first debit date on or after a day.</summary>
    public DateOnly DateFrom(DateOnly day, int dueDay)
    {
        var from = day < StartsOn ? StartsOn : day;
        switch (Rhythm)
        {
            case AutopayRhythm.EveryTwoWeeks:
                var days = from.DayNumber - StartsOn.DayNumber;
                return StartsOn.AddDays((days + 13) / 14 * 14);
            case AutopayRhythm.TwiceAMonth:
                var (first, second) = (OfMonth(from, Day ?? 1), OfMonth(from, SecondDay ?? 15));
                return first >= from ? first : second >= from ? second : OfMonth(FirstOfNextMonth(from), Day ?? 1);
            default:
                var date = OfMonth(from, Day ?? dueDay);
                return date >= from ? date : OfMonth(FirstOfNextMonth(from), Day ?? dueDay);
        }
    }

    public DateOnly DateAfter(DateOnly day, int dueDay) => DateFrom(day.AddDays(1), dueDay);

    private static DateOnly OfMonth(DateOnly month, int day) => BillingSchedule.DueOn(month, day, 0);

    private static DateOnly FirstOfNextMonth(DateOnly date) => new DateOnly(date.Year, date.Month, 1).AddMonths(1);
}
