using System.Collections.Frozen;

namespace FinancePortal.Core.Values;

/// <summary>
/// The days on which the Federal Reserve Banks move money, by rule for any year (R-414, DOMAIN §17): closed on Saturdays,
/// Sundays and the federal holidays. A holiday on a Sunday closes the Monday after; one on a Saturday closes nothing.
/// </summary>
public static class BankCalendar
{
    /// <summary>Juneteenth is a Reserve Bank holiday from this year on.</summary>
    private const int FirstJuneteenth = 2022;

    /// <summary>What the company knows better than the rule, one for the whole process as the rule itself is: days of both kinds.</summary>
    private static volatile Tuple<FrozenSet<DateOnly>, FrozenSet<DateOnly>> known = new(FrozenSet<DateOnly>.Empty, FrozenSet<DateOnly>.Empty);

    /// <summary>Takes over the days on which the banks are closed or open against the rule: a storm, a day of mourning (F-1206).</summary>
    public static void Override(IEnumerable<DateOnly> closed, IEnumerable<DateOnly> open)
    {
        ArgumentNullException.ThrowIfNull(closed);
        ArgumentNullException.ThrowIfNull(open);
        known = new(closed.ToFrozenSet(), open.ToFrozenSet());
    }

    public static bool IsBankingDay(DateOnly date)
    {
        var (closed, open) = known;
        return !closed.Contains(date) && date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && (HolidayClosedOn(date) is null || open.Contains(date));
    }

    /// <summary>The date itself when it is a banking day, otherwise the next one ("following").</summary>
    public static DateOnly OnOrAfter(DateOnly date)
    {
        while (!IsBankingDay(date))
        {
            date = date.AddDays(1);
        }

        return date;
    }

    /// <summary>The date itself when it is a banking day, otherwise the one before ("preceding").</summary>
    public static DateOnly OnOrBefore(DateOnly date)
    {
        while (!IsBankingDay(date))
        {
            date = date.AddDays(-1);
        }

        return date;
    }

    /// <summary>The next banking day, unless that leaves the month, then the previous one ("modified following").</summary>
    public static DateOnly ModifiedFollowing(DateOnly date)
    {
        var following = OnOrAfter(date);
        return following.Month == date.Month ? following : OnOrBefore(date);
    }

    /// <summary>The banking day that lies a number of banking days after the date, or before it when the number is negative; 0 is the date itself.</summary>
    public static DateOnly AddBankingDays(DateOnly date, int days)
    {
        var step = Math.Sign(days);
        for (var left = Math.Abs(days); left > 0;)
        {
            date = date.AddDays(step);
            if (IsBankingDay(date))
            {
                left--;
            }
        }

        return date;
    }

    /// <summary>The holidays of a year in order of the calendar, with the weekday on which the banks close, or none for a Saturday.</summary>
    public static IReadOnlyList<BankHoliday> Holidays(int year)
    {
        List<BankHoliday> holidays =
        [
            Fixed("New Year’s Day", year, 1, 1),
            On("Birthday of Martin Luther King, Jr.", Nth(year, 1, DayOfWeek.Monday, 3)),
            On("Washington’s Birthday", Nth(year, 2, DayOfWeek.Monday, 3)),
            On("Memorial Day", LastMonday(year, 5)),
        ];
        if (year >= FirstJuneteenth)
        {
            holidays.Add(Fixed("Juneteenth National Independence Day", year, 6, 19));
        }

        holidays.AddRange(
        [
            Fixed("Independence Day", year, 7, 4),
            On("Labor Day", Nth(year, 9, DayOfWeek.Monday, 1)),
            On("Columbus Day", Nth(year, 10, DayOfWeek.Monday, 2)),
            Fixed("Veterans Day", year, 11, 11),
            On("Thanksgiving Day", Nth(year, 11, DayOfWeek.Thursday, 4)),
            Fixed("Christmas Day", year, 12, 25),
        ]);
        return holidays;
    }

    /// <summary>The holiday for which the banks are closed on a weekday, or null.</summary>
    public static string? HolidayClosedOn(DateOnly date)
    {
        var (month, day) = (date.Month, date.Day);
        var monday = date.DayOfWeek == DayOfWeek.Monday;
        return (month, day) switch
        {
            (1, 1) => "New Year’s Day",
            (1, 2) when monday => "New Year’s Day",
            (1, >= 15 and <= 21) when monday => "Birthday of Martin Luther King, Jr.",
            (2, >= 15 and <= 21) when monday => "Washington’s Birthday",
            (5, >= 25) when monday => "Memorial Day",
            (6, 19) when date.Year >= FirstJuneteenth => "Juneteenth National Independence Day",
            (6, 20) when monday && date.Year >= FirstJuneteenth => "Juneteenth National Independence Day",
            (7, 4) => "Independence Day",
            (7, 5) when monday => "Independence Day",
            (9, <= 7) when monday => "Labor Day",
            (10, >= 8 and <= 14) when monday => "Columbus Day",
            (11, 11) => "Veterans Day",
            (11, 12) when monday => "Veterans Day",
            (11, >= 22 and <= 28) when date.DayOfWeek == DayOfWeek.Thursday => "Thanksgiving Day",
            (12, 25) => "Christmas Day",
            (12, 26) when monday => "Christmas Day",
            _ => null,
        };
    }

    private static BankHoliday On(string name, DateOnly date) => new(name, date, date);

    private static BankHoliday Fixed(string name, int year, int month, int day)
    {
        var date = new DateOnly(year, month, day);
        return new BankHoliday(name, date, date.DayOfWeek switch
        {
            DayOfWeek.Saturday => null,
            DayOfWeek.Sunday => date.AddDays(1),
            _ => date,
        });
    }

    private static DateOnly Nth(int year, int month, DayOfWeek weekday, int nth)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((weekday - first.DayOfWeek + 7) % 7) + (7 * (nth - 1)));
    }

    private static DateOnly LastMonday(int year, int month)
    {
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-((last.DayOfWeek - DayOfWeek.Monday + 7) % 7));
    }
}

/// <summary>A federal holiday: its date, and the weekday on which the Reserve Banks close for it, if any.</summary>
public sealed record BankHoliday(string Name, DateOnly Date, DateOnly? ClosedOn);
