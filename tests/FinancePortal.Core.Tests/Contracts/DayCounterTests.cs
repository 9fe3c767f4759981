using FinancePortal.Core.Contracts;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Contracts;

public sealed class DayCounterTests
{
    [Theory]
    [InlineData(DayCount.Actual365Fixed, "2024-01-31", "2024-03-01", 30, 365)]
    [InlineData(DayCount.Actual360, "2024-01-31", "2024-03-01", 30, 360)]
    [InlineData(DayCount.Actual364, "2024-01-01", "2024-01-15", 14, 364)]
    [InlineData(DayCount.Daily, "2022-11-26", "2022-11-30", 4, 1)]
    [InlineData(DayCount.ActualActual, "2023-12-31", "2024-01-02", 366 + 365, 133_590)]
    [InlineData(DayCount.ActualActual, "2024-12-31", "2025-01-02", 365 + 366, 133_590)]
    [InlineData(DayCount.ActualActual, "2023-01-01", "2024-01-01", 133_590, 133_590)]
    [InlineData(DayCount.ActualActual, "2024-01-01", "2025-01-01", 133_590, 133_590)]
    [InlineData(DayCount.Thirty360, "2024-01-31", "2024-02-29", 29, 360)]
    [InlineData(DayCount.Thirty360, "2024-01-15", "2025-01-15", 360, 360)]
    [InlineData(DayCount.Thirty360, "2024-01-30", "2024-01-31", 0, 360)]
    public void Days_are_counted_as_the_contract_says(DayCount kind, string from, string to, int units, int perYear)
    {
        var counter = new DayCounter(kind, Day("2024-03-01"), 1);

        Assert.Equal(units, counter.Units(Day(from), Day(to)));
        Assert.Equal(-units, counter.Units(Day(to), Day(from)));
        Assert.Equal(perYear, counter.UnitsPerYear);
    }

    [Theory]
    [InlineData(DayCount.Monthly, "2024-02-01", "2024-03-01", 30)]
    [InlineData(DayCount.Monthly, "2024-03-01", "2024-04-01", 30)]
    [InlineData(DayCount.Monthly, "2024-01-15", "2024-03-01", 30)]
    [InlineData(DayCount.Monthly, "2024-02-20", "2024-03-01", 10)]
    [InlineData(DayCount.Monthly, "2024-03-01", "2024-03-11", 10)]
    [InlineData(DayCount.Monthly, "2024-03-31", "2024-04-01", 0)]
    [InlineData(DayCount.Unit360, "2024-02-01", "2024-03-01", 30)]
    [InlineData(DayCount.Unit360, "2024-01-15", "2024-03-01", 47)]
    [InlineData(DayCount.Unit360, "2024-01-15", "2024-04-01", 77)]
    [InlineData(DayCount.Unit365, "2024-01-15", "2024-03-01", 365 + (17 * 12))]
    [InlineData(DayCount.Unit365, "2024-03-01", "2025-03-01", 12 * 365)]
    public void Months_are_counted_from_the_first_due_date(DayCount kind, string from, string to, int units)
    {
        Assert.Equal(units, new DayCounter(kind, Day("2024-03-01"), 1).Units(Day(from), Day(to)));
    }

    [Fact]
    public void Months_that_end_on_a_short_day_are_whole_months()
    {
        var counter = new DayCounter(DayCount.Monthly, Day("2023-01-31"), 31);

        Assert.Equal(30, counter.Units(Day("2023-01-31"), Day("2023-02-28")));
        Assert.Equal(30, counter.Units(Day("2023-02-28"), Day("2023-03-31")));
        Assert.Equal(360, counter.Units(Day("2022-12-31"), Day("2023-12-31")));
    }

    [Theory]
    [InlineData(DayCount.Actual365Fixed)]
    [InlineData(DayCount.ActualActual)]
    [InlineData(DayCount.Thirty360)]
    [InlineData(DayCount.Monthly)]
    [InlineData(DayCount.Unit360)]
    [InlineData(DayCount.Unit365)]
    public void Spans_add_up_wherever_they_are_cut(DayCount kind)
    {
        var counter = new DayCounter(kind, Day("2024-03-31"), 31);
        var (from, to) = (Day("2023-12-05"), Day("2025-07-09"));
        for (var cut = from; cut <= to; cut = cut.AddDays(1))
        {
            Assert.Equal(counter.Units(from, to), counter.Units(from, cut) + counter.Units(cut, to));
        }
    }

    [Theory]
    [InlineData("2026-01-31", 31, 1, "2026-02-28")]
    [InlineData("2026-01-31", 31, 2, "2026-03-31")]
    [InlineData("2026-01-31", 31, 25, "2028-02-29")]
    [InlineData("2026-02-28", 30, 1, "2026-03-30")]
    [InlineData("2026-03-01", 1, -3, "2025-12-01")]
    [InlineData("2026-12-15", 15, 1, "2027-01-15")]
    public void A_due_day_that_a_month_does_not_have_is_its_last_day(string first, int day, int months, string due)
    {
        Assert.Equal(Day(due), BillingSchedule.DueOn(Day(first), day, months));
    }
}
