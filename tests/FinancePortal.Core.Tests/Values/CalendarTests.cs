using FinancePortal.Core.Values;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Values;

/// <summary>DOMAIN §17.</summary>
[Trait("Rule", "R-414")]
public sealed class CalendarTests
{
    [Theory]
    [InlineData(2026, "2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-09-07 2026-10-12 2026-11-11 2026-11-26 2026-12-25")]
    [InlineData(2027, "2027-01-01 2027-01-18 2027-02-15 2027-05-31 2027-07-05 2027-09-06 2027-10-11 2027-11-11 2027-11-25")]
    [InlineData(2028, "2028-01-17 2028-02-21 2028-05-29 2028-06-19 2028-07-04 2028-09-04 2028-10-09 2028-11-23 2028-12-25")]
    [InlineData(2021, "2021-01-01 2021-01-18 2021-02-15 2021-05-31 2021-07-05 2021-09-06 2021-10-11 2021-11-11 2021-11-25")]
    public void The_closed_weekdays_of_a_year_follow_the_rule(int year, string closed)
    {
        var days = Enumerable.Range(0, 366).Select(i => new DateOnly(year, 1, 1).AddDays(i)).Where(d => d.Year == year);

        Assert.Equal(closed.Split(' ').Select(Day), days.Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !BankCalendar.IsBankingDay(d)));
        Assert.Equal(closed.Split(' ').Select(Day), BankCalendar.Holidays(year).Select(h => h.ClosedOn).OfType<DateOnly>());
    }

    [Theory]
    [InlineData("2026-07-03", "2026-07-03")]
    [InlineData("2026-07-04", "2026-07-06")]
    [InlineData("2027-07-04", "2027-07-06")]
    [InlineData("2027-06-18", "2027-06-18")]
    [InlineData("2027-12-24", "2027-12-24")]
    [InlineData("2026-11-26", "2026-11-27")]
    [InlineData("2026-12-25", "2026-12-28")]
    public void The_next_banking_day_is_the_published_one(string date, string next)
    {
        Assert.Equal(Day(next), BankCalendar.OnOrAfter(Day(date)));
    }

    [Theory]
    [InlineData("2026-12-28", -3, "2026-12-22")]
    [InlineData("2026-11-25", 2, "2026-11-30")]
    [InlineData("2026-11-25", 0, "2026-11-25")]
    [InlineData("2026-07-04", -1, "2026-07-03")]
    public void Banking_days_are_added_and_taken_off(string date, int days, string result)
    {
        Assert.Equal(Day(result), BankCalendar.AddBankingDays(Day(date), days));
    }

    [Theory]
    [InlineData("2026-11-30", "2026-11-30")]
    [InlineData("2026-10-31", "2026-10-30")]
    [InlineData("2026-08-01", "2026-08-03")]
    public void Modified_following_stays_in_the_month(string date, string result)
    {
        Assert.Equal(Day(result), BankCalendar.ModifiedFollowing(Day(date)));
    }

    [Theory]
    [InlineData("2026-03-08T06:59:00", "2026-03-08", 1)]
    [InlineData("2026-03-08T07:00:00", "2026-03-08", 3)]
    [InlineData("2026-11-01T04:59:00", "2026-11-01", 0)]
    [InlineData("2026-11-01T06:30:00", "2026-11-01", 1)]
    [InlineData("2026-07-01T03:59:59", "2026-06-30", 23)]
    [InlineData("2026-01-01T04:59:59", "2025-12-31", 23)]
    public void The_business_day_is_New_Yorks_with_daylight_saving(string utc, string day, int hour)
    {
        var moment = DateTime.SpecifyKind(DateTime.Parse(utc), DateTimeKind.Utc);

        Assert.Equal(Day(day), BusinessClock.BusinessDateOf(moment));
        Assert.Equal(hour, BusinessClock.ToNewYork(moment).Hour);
    }

    [Theory]
    [InlineData("2026-07-01", "18:00", "2026-07-01T22:00:00")]
    [InlineData("2026-12-01", "18:00", "2026-12-01T23:00:00")]
    [InlineData("2026-03-08", "02:30", "2026-03-08T07:30:00")]
    public void A_cut_off_is_a_moment_and_a_skipped_hour_counts_later(string day, string time, string utc)
    {
        Assert.Equal(DateTime.Parse(utc), BusinessClock.ToUtc(Day(day), TimeOnly.Parse(time)));
    }
}
