namespace FinancePortal.Core.Contracts;

public enum UnitPeriodKind
{
    Day = 0,
    Week = 1,
    SemiMonth = 2,
    Month = 3,
    Year = 4,

    /// <summary>The whole term of a single-payment transaction, in days.</summary>
    TermInDays = 5,

    /// <summary>The same when it is a whole number of months.</summary>
    TermInMonths = 6,
}

/// <summary>How many whole unit-periods and what fraction of one lie between two dates; the fraction stays a fraction.</summary>
public readonly record struct UnitPeriodSpan(int Whole, int OddParts, int PartsPerPeriod)
{
    public decimal Odd => (decimal)OddParts / PartsPerPeriod;
}

/// <summary>
/// The period in which the annual percentage rate counts time (Regulation Z, Appendix J (b)(4), (5)): one or more days, weeks,
/// months, half a month, a year, or the term of a single-payment transaction.
/// </summary>
public readonly record struct UnitPeriod(UnitPeriodKind Kind, int Multiple)
{
    public static readonly UnitPeriod Month = new(UnitPeriodKind.Month, 1);

    /// <summary>How many of it make a year.</summary>
    public decimal PerYear => Kind switch
    {
        UnitPeriodKind.Day or UnitPeriodKind.TermInDays => 365m / Multiple,
        UnitPeriodKind.Week => 52m / Multiple,
        UnitPeriodKind.SemiMonth => 24m,
        UnitPeriodKind.Month or UnitPeriodKind.TermInMonths => 12m / Multiple,
        UnitPeriodKind.Year => 1m,
        _ => throw new InvalidOperationException($"Unknown unit-period {Kind}."),
    };

    /// <summary>
    /// Counts from one date to a later one. Whole months and years are measured back from the later date; what is left is
    /// counted in days from the earlier one: over 30 for a month, 15 for half a month, 30 × k for k months, 365 (or twelve
    /// whole months) for a year.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The second date is earlier.</exception>
    public UnitPeriodSpan Between(DateOnly from, DateOnly to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        var days = to.DayNumber - from.DayNumber;
        switch (Kind)
        {
            case UnitPeriodKind.Day:
                return Divide(days, Multiple);
            case UnitPeriodKind.Week:
                return Divide(days, 7 * Multiple);
            case UnitPeriodKind.TermInDays or UnitPeriodKind.TermInMonths:
                return new UnitPeriodSpan(1, 0, 1);
        }

        var months = WholeMonths(from, to);
        var left = MonthsBack(from, to, months).DayNumber - from.DayNumber;
        switch (Kind)
        {
            case UnitPeriodKind.SemiMonth:
                return Divide((30 * months) + left, 15);
            case UnitPeriodKind.Month when Multiple == 1:
                return new UnitPeriodSpan(months, left, 30);
            case UnitPeriodKind.Month:
                return Divide((30 * months) + left, 30 * Multiple);
            default:
                var years = months / 12;
                var fromFirstYear = MonthsBack(from, to, years * 12).DayNumber - from.DayNumber;
                return left == 0 ? new UnitPeriodSpan(years, months % 12, 12) : new UnitPeriodSpan(years, fromFirstYear, 365);
        }
    }

    /// <summary>
    /// The unit-period of a transaction from its dates: its term, up to a year, when there is one advance and one payment;
    /// otherwise the interval that occurs most often, the shorter one on a tie; the average of all when none occurs twice.
    /// </summary>
    /// <param name="dates">The dates of all advances and payments.</param>
    /// <exception cref="ArgumentException">Fewer than two different dates.</exception>
    public static UnitPeriod Of(IEnumerable<DateOnly> dates)
    {
        ArgumentNullException.ThrowIfNull(dates);
        var ordered = dates.Distinct().Order().ToArray();
        if (ordered.Length < 2)
        {
            throw new ArgumentException("A unit-period needs two different dates.", nameof(dates));
        }

        if (ordered.Length == 2)
        {
            return OfTerm(ordered[0], ordered[1]);
        }

        var intervals = ordered.Zip(ordered.Skip(1), IntervalBetween).ToArray();
        var common = intervals.GroupBy(u => u).Where(g => g.Count() > 1)
            .OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key.PerYear).Select(g => (UnitPeriod?)g.Key).FirstOrDefault();
        return common ?? Nearest((ordered[^1].DayNumber - ordered[0].DayNumber) / (decimal)intervals.Length);
    }

    private static UnitPeriod OfTerm(DateOnly from, DateOnly to)
    {
        var months = WholeMonths(from, to);
        var whole = MonthsBack(from, to, months) == from;
        return months >= 12 ? new UnitPeriod(UnitPeriodKind.Year, 1)
            : whole ? new UnitPeriod(UnitPeriodKind.TermInMonths, months)
            : new UnitPeriod(UnitPeriodKind.TermInDays, to.DayNumber - from.DayNumber);
    }

    private static UnitPeriod IntervalBetween(DateOnly from, DateOnly to)
    {
        var days = to.DayNumber - from.DayNumber;
        var months = WholeMonths(from, to);
        if (months > 0 && MonthsBack(from, to, months) == from)
        {
            return months >= 12 ? new UnitPeriod(UnitPeriodKind.Year, 1) : new UnitPeriod(UnitPeriodKind.Month, months);
        }

        return days % 7 == 0 ? new UnitPeriod(UnitPeriodKind.Week, days / 7)
            : days is >= 13 and <= 16 ? new UnitPeriod(UnitPeriodKind.SemiMonth, 1)
            : new UnitPeriod(UnitPeriodKind.Day, Math.Min(days, 365));
    }

    /// <summary>The standard interval nearest to an average of days, the shorter one when two are equally near.</summary>
    private static UnitPeriod Nearest(decimal days)
    {
        IEnumerable<UnitPeriod> standard =
        [
            new(UnitPeriodKind.Day, 1),
            new(UnitPeriodKind.SemiMonth, 1),
            .. Enumerable.Range(1, 52).Select(k => new UnitPeriod(UnitPeriodKind.Week, k)),
            .. Enumerable.Range(1, 11).Select(k => new UnitPeriod(UnitPeriodKind.Month, k)),
            new(UnitPeriodKind.Year, 1),
        ];
        return standard.OrderBy(u => Math.Abs((365m / u.PerYear) - days)).ThenByDescending(u => u.PerYear).First();
    }

    private static UnitPeriodSpan Divide(int days, int perPeriod) => new(days / perPeriod, days % perPeriod, perPeriod);

    private static int WholeMonths(DateOnly from, DateOnly to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        return MonthsBack(from, to, months) < from ? months - 1 : months;
    }

    /// <summary>
    /// So many months before the later date. The last day of a short month stands for the day that month does not have:
    /// a month before Feb 28 is Jan 31 for a transaction that began on Jan 31.
    /// </summary>
    private static DateOnly MonthsBack(DateOnly from, DateOnly to, int months)
    {
        var standsForLater = to.Day == DateTime.DaysInMonth(to.Year, to.Month) && from.Day > to.Day;
        return BillingSchedule.DueOn(to, standsForLater ? from.Day : to.Day, -months);
    }
}
