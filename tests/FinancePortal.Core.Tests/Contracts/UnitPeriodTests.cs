using System.Globalization;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Contracts;

/// <summary>The unit-period of Appendix J (b)(4) and (5) from real dates, and the rate that follows.</summary>
[Trait("Rule", "R-203")]
public sealed class UnitPeriodTests
{
    [Theory]
    [InlineData(UnitPeriodKind.Day, 1, "365")]
    [InlineData(UnitPeriodKind.Day, 10, "36.5")]
    [InlineData(UnitPeriodKind.Week, 1, "52")]
    [InlineData(UnitPeriodKind.Week, 2, "26")]
    [InlineData(UnitPeriodKind.SemiMonth, 1, "24")]
    [InlineData(UnitPeriodKind.Month, 1, "12")]
    [InlineData(UnitPeriodKind.Month, 3, "4")]
    [InlineData(UnitPeriodKind.TermInMonths, 6, "2")]
    [InlineData(UnitPeriodKind.TermInDays, 73, "5")]
    [InlineData(UnitPeriodKind.Year, 1, "1")]
    public void A_year_has_so_many_unit_periods(UnitPeriodKind kind, int multiple, string perYear) => Assert.Equal(decimal.Parse(perYear, CultureInfo.InvariantCulture), new UnitPeriod(kind, multiple).PerYear);

    [Fact]
    public void An_unknown_kind_is_named() =>
        Assert.Contains("99", Assert.Throws<InvalidOperationException>(() => new UnitPeriod((UnitPeriodKind)99, 1).PerYear).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-01-01", "2026-01-25", UnitPeriodKind.Week, 2, 1, 10, 14)]
    [InlineData("2026-01-01", "2026-01-25", UnitPeriodKind.Day, 10, 2, 4, 10)]
    [InlineData("2026-01-01", "2026-01-01", UnitPeriodKind.Month, 1, 0, 0, 30)]
    [InlineData("2024-02-29", "2025-02-28", UnitPeriodKind.Year, 1, 1, 0, 12)]
    [InlineData("2026-01-30", "2026-02-28", UnitPeriodKind.Month, 1, 1, 0, 30)]
    [InlineData("2026-02-28", "2026-03-31", UnitPeriodKind.Month, 1, 1, 0, 30)]
    [InlineData("2026-01-01", "2026-08-20", UnitPeriodKind.TermInDays, 231, 1, 0, 1)]
    public void Time_is_counted_in_whole_periods_and_a_fraction(string from, string to, UnitPeriodKind kind, int multiple, int whole, int odd, int parts)
    {
        var span = new UnitPeriod(kind, multiple).Between(Day(from), Day(to));

        Assert.Equal(new UnitPeriodSpan(whole, odd, parts), span);
        Assert.Equal((decimal)odd / parts, span.Odd);
    }

    [Fact]
    public void Time_does_not_run_backwards() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => UnitPeriod.Month.Between(Day("2026-01-02"), Day("2026-01-01")));

    public static TheoryData<string, UnitPeriod> Intervals => new()
    {
        // Quarterly after an odd first period.
        { "2026-01-10 2026-04-01 2026-07-01 2026-10-01", new(UnitPeriodKind.Month, 3) },

        // Every 13 to 16 days that is no whole week is half a month; 12 and 17 days are days.
        { "2026-01-01 2026-01-14 2026-01-27", new(UnitPeriodKind.SemiMonth, 1) },
        { "2026-01-01 2026-01-17 2026-02-02", new(UnitPeriodKind.SemiMonth, 1) },
        { "2026-01-01 2026-01-13 2026-01-25", new(UnitPeriodKind.Day, 12) },
        { "2026-01-01 2026-01-18 2026-02-04", new(UnitPeriodKind.Day, 17) },
        { "2026-01-01 2026-01-02 2026-01-03", new(UnitPeriodKind.Day, 1) },

        // A year and more is a year.
        { "2024-01-01 2025-01-01 2026-01-01", new(UnitPeriodKind.Year, 1) },
        { "2024-01-01 2026-01-01 2028-01-01", new(UnitPeriodKind.Year, 1) },
        { "2024-01-01 2024-12-01 2025-11-01", new(UnitPeriodKind.Month, 11) },
        { "2020-01-01 2021-06-13 2022-11-24", new(UnitPeriodKind.Day, 365) },

        // The interval that occurs most often, not the first; the shorter one on a tie.
        { "2026-01-01 2026-01-08 2026-01-15 2026-02-15 2026-03-15 2026-04-15", new(UnitPeriodKind.Month, 1) },
        { "2026-01-01 2026-02-01 2026-03-01 2026-03-08 2026-03-15", new(UnitPeriodKind.Week, 1) },

        // Two that are no pair: the average, the shorter one when two are as near.
        { "2026-01-01 2026-01-02 2026-01-04", new(UnitPeriodKind.Day, 1) },

        // A single payment: whole months, days, or a year and more.
        { "2025-03-01 2026-02-01", new(UnitPeriodKind.TermInMonths, 11) },
        { "2025-03-01 2026-03-01", new(UnitPeriodKind.Year, 1) },
        { "2025-03-01 2026-02-28", new(UnitPeriodKind.TermInDays, 364) },
    };

    [Theory]
    [MemberData(nameof(Intervals))]
    public void The_unit_period_follows_from_the_dates(string dates, UnitPeriod expected) =>
        Assert.Equal(expected, UnitPeriod.Of(dates.Split(' ').Select(Day)));

    [Fact]
    public void One_date_has_no_unit_period() =>
        Assert.Contains("two different dates", Assert.Throws<ArgumentException>(() => UnitPeriod.Of([Day("2026-01-01"), Day("2026-01-01")])).Message, StringComparison.Ordinal);

    [Fact]
    public void The_unit_period_may_be_given()
    {
        DatedAmount[] advances = [new(Day("2026-01-01"), Usd("1_000"))];
        DatedAmount[] payments = [new(Day("2026-02-01"), Usd("520")), new(Day("2026-03-01"), Usd("520"))];

        var byMonth = Apr.Percent(advances, payments);
        var byDay = Apr.Percent(advances, payments, new UnitPeriod(UnitPeriodKind.Day, 1));

        Assert.Equal(Apr.Percent(advances, payments, UnitPeriod.Month), byMonth);
        Assert.NotEqual(Rounding.Decimals(byMonth, 2), Rounding.Decimals(byDay, 2));
    }

    [Fact]
    public void Time_runs_from_the_first_advance_whatever_the_order_in_which_they_are_given()
    {
        DatedAmount[] advances = [new(Day("2026-03-01"), Usd("400")), new(Day("2026-01-01"), Usd("600"))];
        DatedAmount[] payments = [new(Day("2026-05-01"), Usd("530")), new(Day("2026-04-01"), Usd("500"))];

        var timed = Apr.Timed(advances, payments, UnitPeriod.Month);

        Assert.Equal([new(-600m, 0, 0m), new(-400m, 2, 0m), new(500m, 3, 0m), new(530m, 4, 0m)], timed);
    }

    [Fact]
    public void A_rate_needs_an_advance_and_a_payment_that_is_not_before_it()
    {
        DatedAmount[] advance = [new(Day("2026-01-02"), Usd("1_000"))];

        Assert.Contains("an advance and a payment", Assert.Throws<ArgumentException>(() => Apr.Percent([], advance)).Message, StringComparison.Ordinal);
        Assert.Contains("an advance and a payment", Assert.Throws<ArgumentException>(() => Apr.Percent(advance, [])).Message, StringComparison.Ordinal);
        var early = Assert.Throws<ArgumentException>(() => Apr.Timed(advance, [new(Day("2026-01-01"), Usd("10")), new(Day("2026-02-01"), Usd("1_010"))], UnitPeriod.Month));
        Assert.Contains("before the first advance", early.Message, StringComparison.Ordinal);
        Assert.Equal(2, Apr.Timed(advance, [new(Day("2026-01-02"), Usd("10"))], UnitPeriod.Month).Count);
    }
}
