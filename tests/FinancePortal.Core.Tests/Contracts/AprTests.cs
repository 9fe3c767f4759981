using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Contracts;

/// <summary>DOMAIN §15 and Regulation Z, Appendix J.</summary>
[Trait("Rule", "R-203")]
public sealed class AprTests
{
    public static TheoryData<decimal, decimal, int, int, int, decimal, decimal> AppendixJ => new()
    {
        { 5_000m, 230m, 24, 12, 1, 0m, 9.69m },
        { 6_000m, 200m, 36, 12, 1, 19m / 30m, 11.82m },
        { 5_000m, 219.17m, 24, 24, 0, 6m / 15m, 10.34m },
        { 10_000m, 385m, 40, 4, 1, 39m / 90m, 8.97m },
        { 500m, 17.60m, 30, 52, 4, 4m / 7m, 14.96m },
    };

    [Theory]
    [MemberData(nameof(AppendixJ))]
    public void The_five_vectors_of_Appendix_J_come_out(decimal advance, decimal payment, int count, int perYear, int first, decimal odd, decimal apr)
    {
        TimedAmount[] amounts = [new(-advance, 0, 0m), .. Enumerable.Range(first, count).Select(t => new TimedAmount(payment, t, odd))];

        Assert.Equal(apr, Rounding.Decimals(Apr.Percent(amounts, perYear), 2));
        Assert.InRange(PresentValue.At(amounts, PresentValue.SolveRate(amounts)), -1e-9m, 1e-9m);
    }

    [Fact]
    public void Loan_A_discloses_5_89_although_its_contract_rate_is_5_90()
    {
        var box = TruthInLending.Of(Terms());

        Assert.Equal(5.8926m, Rounding.Decimals(box.AprPercentExact, 4));
        Assert.Equal(5.89m, box.AprPercent);
        Assert.Equal(Usd("6_728.03"), box.FinanceCharge);
        Assert.Equal(Usd("42_000"), box.AmountFinanced);
        Assert.Equal(Usd("48_728.03"), box.TotalOfPayments);
    }

    [Fact]
    public void A_prepaid_finance_charge_raises_the_rate()
    {
        var schedule = AmortizationSchedule.Original(Terms()).Rows.Select(r => new DatedAmount(r.DueOn, r.Payment)).ToArray();

        var apr = Apr.Percent([new DatedAmount(Day("2026-01-15"), Usd("41_605"))], schedule);

        Assert.Equal(6.2782m, Rounding.Decimals(apr, 4));
    }

    [Theory]
    [InlineData("1978-02-10", "1978-04-01", UnitPeriodKind.Month, 1, 1, 19, 30)]
    [InlineData("1978-02-23", "1978-03-01", UnitPeriodKind.SemiMonth, 1, 0, 6, 15)]
    [InlineData("1978-02-23", "1978-03-16", UnitPeriodKind.SemiMonth, 1, 1, 6, 15)]
    [InlineData("1978-02-23", "1978-04-01", UnitPeriodKind.SemiMonth, 1, 2, 6, 15)]
    [InlineData("1978-05-23", "1978-10-01", UnitPeriodKind.Month, 3, 1, 39, 90)]
    [InlineData("1978-06-23", "1978-10-01", UnitPeriodKind.Month, 3, 1, 8, 90)]
    [InlineData("2023-10-26", "2023-11-30", UnitPeriodKind.Day, 1, 35, 0, 1)]
    [InlineData("2023-10-28", "2023-11-30", UnitPeriodKind.Week, 1, 4, 5, 7)]
    [InlineData("1978-01-03", "1980-01-03", UnitPeriodKind.Year, 1, 2, 0, 12)]
    [InlineData("1978-01-03", "1979-07-03", UnitPeriodKind.Year, 1, 1, 6, 12)]
    [InlineData("1978-01-03", "1979-01-13", UnitPeriodKind.Year, 1, 1, 10, 365)]
    [InlineData("2026-01-15", "2026-03-01", UnitPeriodKind.Month, 1, 1, 17, 30)]
    [InlineData("2026-01-31", "2026-02-28", UnitPeriodKind.Month, 1, 1, 0, 30)]
    public void Unit_periods_are_counted_back_from_the_later_date(string from, string to, UnitPeriodKind kind, int multiple, int whole, int odd, int parts)
    {
        Assert.Equal(new UnitPeriodSpan(whole, odd, parts), new UnitPeriod(kind, multiple).Between(Day(from), Day(to)));
    }

    [Fact]
    public void The_unit_period_is_the_interval_that_occurs_most_often()
    {
        Assert.Equal(UnitPeriod.Month, UnitPeriod.Of([Day("2026-01-15"), Day("2026-03-01"), Day("2026-04-01"), Day("2026-05-01")]));
        Assert.Equal(new UnitPeriod(UnitPeriodKind.Week, 2), UnitPeriod.Of([Day("2026-01-01"), Day("2026-01-15"), Day("2026-01-29"), Day("2026-03-01")]));
        Assert.Equal(new UnitPeriod(UnitPeriodKind.SemiMonth, 1), UnitPeriod.Of([Day("2026-01-01"), Day("2026-01-16"), Day("2026-02-01"), Day("2026-02-16")]));
        Assert.Equal(new UnitPeriod(UnitPeriodKind.TermInDays, 255), UnitPeriod.Of([Day("1978-01-03"), Day("1978-09-15")]));
        Assert.Equal(new UnitPeriod(UnitPeriodKind.TermInMonths, 6), UnitPeriod.Of([Day("1978-01-03"), Day("1978-07-03")]));
        Assert.Equal(new UnitPeriod(UnitPeriodKind.Year, 1), UnitPeriod.Of([Day("1978-01-03"), Day("1980-01-03")]));
    }

    [Fact]
    public void No_common_interval_gives_the_standard_one_nearest_to_the_average()
    {
        // 59 and 92 days: 75.5 on average, between two months (60.8) and eleven weeks (77.2).
        Assert.Equal(new UnitPeriod(UnitPeriodKind.Week, 11), UnitPeriod.Of([Day("2026-01-01"), Day("2026-03-01"), Day("2026-06-01")]));
    }

    [Fact]
    public void Payments_below_the_advance_have_no_rate()
    {
        Assert.Throws<ArgumentException>(() => PresentValue.SolveRate([new(-100m, 0, 0m), new(99m, 1, 0m)]));
        Assert.Throws<ArgumentException>(() => PresentValue.SolveRate([new(-1m, 0, 0m), new(1_000m, 1, 0m)]));
        Assert.Equal(0m, PresentValue.SolveRate([new(-100m, 0, 0m), new(50m, 1, 0m), new(50m, 2, 0m)]));
    }

    [Fact]
    [Trait("Rule", "R-202")]
    public void The_tolerances_are_an_eighth_and_a_quarter_of_a_point_and_five_or_ten_dollars()
    {
        Assert.True(Apr.IsAccurate(9.815m, 9.69m, isIrregular: false));
        Assert.False(Apr.IsAccurate(9.816m, 9.69m, isIrregular: false));
        Assert.True(Apr.IsAccurate(9.94m, 9.69m, isIrregular: true));
        Assert.False(Apr.IsAccurate(9.43m, 9.69m, isIrregular: true));
        var box = TruthInLending.Of(Terms());
        Assert.True(box.IsAccurateFinanceCharge(Usd("6_738.03")));
        Assert.False(box.IsAccurateFinanceCharge(Usd("6_738.04")));
        Assert.True((box with { AmountFinanced = Usd("1_000") }).IsAccurateFinanceCharge(Usd("6_723.03")));
        Assert.False((box with { AmountFinanced = Usd("1_000") }).IsAccurateFinanceCharge(Usd("6_723.02")));
    }
}
