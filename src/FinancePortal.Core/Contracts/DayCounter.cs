using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>
/// Counts time as a contract does: in whole units, of which <see cref="UnitsPerYear"/> make a year. A span has the difference
/// of two positions, so that spans add up exactly whatever events cut them: interest accrued in pieces is interest accrued
/// at once. The first day counts, the last does not (DOMAIN §1).
/// </summary>
public readonly struct DayCounter
{
    private readonly DayCount kind;
    private readonly DateOnly anchor;
    private readonly int dueDay;

    /// <param name="kind">The contract's day count.</param>
    /// <param name="firstDueOn">The first due date; the month-counting ones count from it.</param>
    /// <param name="dueDay">The day of the month on which those months begin, 1 to 31.</param>
    public DayCounter(DayCount kind, DateOnly firstDueOn, int dueDay)
    {
        this.kind = kind;
        anchor = firstDueOn;
        this.dueDay = dueDay;
    }

    /// <summary>How many units make a year: 365, 360, 364; 365 × 366 where leap years count; 12 × 365 where months and odd days have different bases; 1 where the rate is a daily one.</summary>
    public int UnitsPerYear => kind switch
    {
        DayCount.Actual365Fixed => 365,
        DayCount.ActualActual => 365 * 366,
        DayCount.Thirty360 or DayCount.Actual360 or DayCount.Unit360 or DayCount.Monthly => 360,
        DayCount.Actual364 => 364,
        DayCount.Daily => 1,
        DayCount.Unit365 => 12 * 365,
        _ => throw new InvalidOperationException($"Unknown day count {kind}."),
    };

    /// <summary>The units between two dates; negative when <paramref name="to"/> is the earlier one.</summary>
    public int Units(DateOnly from, DateOnly to) => kind switch
    {
        DayCount.ActualActual => LeapPosition(to) - LeapPosition(from),
        DayCount.Thirty360 => ThirtyPosition(to) - ThirtyPosition(from),
        DayCount.Unit360 => MonthPosition(to, 30, 1, oddDays: true) - MonthPosition(from, 30, 1, oddDays: true),
        DayCount.Unit365 => MonthPosition(to, 365, 12, oddDays: true) - MonthPosition(from, 365, 12, oddDays: true),
        DayCount.Monthly => MonthPosition(to, 30, 1, oddDays: false) - MonthPosition(from, 30, 1, oddDays: false),
        _ => to.DayNumber - from.DayNumber,
    };

    /// <summary>Interest on a balance, exact: it stays a numerator over <see cref="UnitsPerYear"/> until it is rounded to cents.</summary>
    public decimal InterestNumerator(Money principal, decimal rate, DateOnly from, DateOnly to) => principal.Dollars * rate * Units(from, to);

    /// <summary>A day of a leap year is 365 units of the 365 × 366 that make a year, any other day 366.</summary>
    private static int LeapPosition(DateOnly date)
    {
        var y = date.Year - 1;
        var leapYears = (y / 4) - (y / 100) + (y / 400);
        var leapDays = (leapYears * 366) + (DateTime.IsLeapYear(date.Year) ? date.DayOfYear - 1 : 0);
        return (leapDays * 365) + ((date.DayNumber - leapDays) * 366);
    }

    private static int ThirtyPosition(DateOnly date) => (date.Year * 360) + (date.Month * 30) + Math.Min(date.Day, 30);

    /// <summary>
    /// Months that begin on the due day have <paramref name="perMonth"/> units; a day within one has <paramref name="perDay"/>, up to a
    /// month. Before the first due date months are counted back from it; the odd days before the earliest whole one count,
    /// except for <see cref="DayCount.Monthly"/>, unless they are all there is.
    /// </summary>
    private int MonthPosition(DateOnly date, int perMonth, int perDay, bool oddDays)
    {
        var months = ((date.Year - anchor.Year) * 12) + date.Month - anchor.Month;
        var start = BillingSchedule.DueOn(anchor, dueDay, months);
        if (date >= anchor)
        {
            if (start > date)
            {
                months--;
                start = BillingSchedule.DueOn(anchor, dueDay, months);
            }

            return (months * perMonth) + Math.Min(perMonth, (date.DayNumber - start.DayNumber) * perDay);
        }

        if (start < date)
        {
            months++;
            start = BillingSchedule.DueOn(anchor, dueDay, months);
        }

        var odd = Math.Min(perMonth, (start.DayNumber - date.DayNumber) * perDay);
        return (months * perMonth) - (oddDays || months == 0 ? odd : 0);
    }
}
