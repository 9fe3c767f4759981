using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Leases;

/// <summary>The lease of DOMAIN §9: 10,000 miles a year for three years, 12 on the odometer at delivery on January 15, 2026.</summary>
[Trait("Feature", "F-701")]
public sealed class MileageTests
{
    private static readonly DateOnly Today = Day("2027-02-20");

    [Fact]
    public void The_outlook_is_the_published_one_with_a_range_by_the_recent_pace()
    {
        var outlook = Outlook(("2026-11-01", 9_000), ("2027-02-20", 14_210));

        Assert.Equal((14_198, 10_976, 38_806), (outlook.Pace.Driven, outlook.Pace.AllowedToDate, outlook.Pace.Projected));
        Assert.Equal(Usd("2_201.50"), outlook.Pace.ProjectedCharge);
        Assert.Equal(3_222, outlook.OverPace);
        Assert.Equal(15_802, outlook.MilesLeft);
        Assert.Equal(PaceLevel.FarOver, outlook.Level);
        // 5,210 miles in the last 111 days, 695 days to go: 14,198 + 32,621.
        Assert.Equal((38_806, 46_819), (outlook.ProjectedLow, outlook.ProjectedHigh));
        Assert.Equal(1_080, outlook.MonthlySoFar);
        Assert.Equal(690, outlook.MonthlyToStayWithin);
    }

    [Fact]
    public void One_reading_gives_no_range_and_none_no_outlook()
    {
        Assert.False(Outlook(("2027-02-20", 14_210)).HasRange);
        Assert.Null(MileageOutlook.Of(LeaseL.Terms(), new AccountState(), [], Today));
    }

    [Theory]
    [InlineData(9_877, PaceLevel.WellUnder)]
    [InlineData(9_879, PaceLevel.Near)]
    [InlineData(10_975, PaceLevel.Near)]
    [InlineData(10_976, PaceLevel.Over)]
    [InlineData(12_073, PaceLevel.Over)]
    [InlineData(12_074, PaceLevel.FarOver)]
    public void The_steps_are_90_100_and_110_percent_of_the_even_pace(int driven, PaceLevel level) =>
        Assert.Equal(level, Outlook(("2027-02-20", driven + 12)).Level);

    [Theory]
    [InlineData(90, false)]
    [InlineData(91, true)]
    public void A_reading_of_more_than_90_days_is_stale(int days, bool stale) =>
        Assert.Equal(stale, MileageOutlook.Of(LeaseL.Terms(), new AccountState(), [Reading("2026-06-01", 5_000)], Day("2026-06-01").AddDays(days))!.IsStale);

    [Fact]
    public void Miles_bought_ahead_raise_the_allowance_and_are_owed()
    {
        var life = LeaseL.After(14).Add(AccountEventKind.MilesBought, Today, Usd("720.00"), number: 4_000);

        Assert.Equal(34_000, MileageAllowance.Total(LeaseL.Terms(), life.State));
        Assert.Equal(Usd("720.00"), life.State.FeesOwed);
        life.Pay(Today, Usd("1_498.99"));
        Assert.True(life.State.FeesOwed.IsZero);
        Assert.Equal(1, life.State.Ahead);
        Assert.Equal(4_000, AccountState.FromCheckpoint(life.State.ToCheckpoint()).MilesBought);
    }

    [Fact]
    public void Buying_pays_when_they_are_driven_and_what_is_not_may_come_back()
    {
        var quote = MilesAheadQuote.Of(LeaseL.Terms(), projected: 38_806, allowedNow: 30_000, miles: 4_000);
        Assert.Equal((Usd("720.00"), Usd("2_201.50"), Usd("1_201.50"), Usd("280.00")), (quote.Price, quote.ChargeWithout, quote.ChargeWith, quote.Saves));

        var tooMany = MilesAheadQuote.Of(LeaseL.Terms(), projected: 31_000, allowedNow: 30_000, miles: 4_000);
        Assert.Equal(Usd("-470.00"), tooMany.Saves);
        Assert.Equal(Money.Zero, tooMany.CreditBack);
        Assert.Equal(Usd("540.00"), MileageAllowance.UnusedCredit(31_000, 34_000, 4_000, 0.18m));
        Assert.Equal(Usd("720.00"), MileageAllowance.UnusedCredit(20_000, 34_000, 4_000, 0.18m));
    }

    [Theory]
    [InlineData("2027-02-21", 14_300, ReadingProblem.InTheFuture)]
    [InlineData("2026-01-15", 20, ReadingProblem.BeforeDelivery)]
    [InlineData("2025-01-15", 20, ReadingProblem.BeforeDelivery)]
    [InlineData("2026-02-01", 11, ReadingProblem.BelowDelivery)]
    [InlineData("2027-02-20", 13_999, ReadingProblem.LowerThanBefore)]
    [InlineData("2026-09-01", 14_001, ReadingProblem.HigherThanAfter)]
    [InlineData("2027-02-20", 14_000, ReadingProblem.None)]
    [InlineData("2027-02-20", 18_000, ReadingProblem.None)]
    [InlineData("2027-02-20", 25_000, ReadingProblem.Kilometers)]
    [InlineData("2027-02-20", 160_000, ReadingProblem.Unusual)]
    public void A_reading_is_compared_with_those_around_it(string on, int miles, ReadingProblem problem)
    {
        OdometerReading[] standing = [Reading("2026-06-01", 4_000), Reading("2027-02-01", 14_000)];
        Assert.Equal(problem, ReadingCheck.Of(LeaseL.Terms(), standing, Day(on), miles, Today).Problem);
    }

    [Fact]
    public void A_number_of_kilometers_is_given_in_miles_when_that_fits()
    {
        var check = ReadingCheck.Of(LeaseL.Terms(), [Reading("2027-02-01", 14_000)], Today, 23_174, Today);
        Assert.Equal((ReadingProblem.Kilometers, 14_399), (check.Problem, check.InMiles));
        Assert.True(check.MayBeKept);
    }

    [Fact]
    public void A_quick_trip_right_after_a_reading_is_nothing_unusual()
    {
        Assert.Equal(ReadingProblem.None, ReadingCheck.Of(LeaseL.Terms(), [Reading("2027-02-19", 14_000)], Today, 14_300, Today).Problem);
        Assert.Equal(ReadingProblem.Unusual, ReadingCheck.Of(LeaseL.Terms(), [Reading("2027-02-19", 14_000)], Today, 14_301, Today).Problem);
        Assert.Equal(ReadingProblem.None, ReadingCheck.Of(LeaseL.Terms(), [Reading("2026-02-20", 4_000)], Today, 44_000, Today).Problem);
    }

    [Fact]
    [Trait("Feature", "F-709")]
    public void After_a_reported_return_nothing_is_billed_and_a_reversal_lets_it_go_on()
    {
        var life = LeaseL.After(35).Add(AccountEventKind.ReturnReported, Day("2028-12-14"));
        Assert.Null(BillingSchedule.NextOn(life.Terms, life.State));
        Assert.Empty(BillingSchedule.NotBilled(life.Terms, life.State, DateOnly.MaxValue));
        Assert.Null(life.Position(Day("2029-02-01")).NextDueOn);
        Assert.True(life.Position(Day("2029-02-01")).AmountDueNow.IsZero);

        life.Add(AccountEventKind.Reversal, Day("2028-12-14"), reverses: life.Events.Count);
        Assert.Equal(Day("2028-12-15"), BillingSchedule.NextOn(life.Terms, life.State));
    }

    private static MileageOutlook Outlook(params (string On, int Miles)[] readings) =>
        MileageOutlook.Of(LeaseL.Terms(), new AccountState(), [.. readings.Select(r => Reading(r.On, r.Miles))], Today)!;

    private static OdometerReading Reading(string on, int miles) => new() { ReadOn = Day(on), Miles = miles, Source = OdometerSource.Customer, RecordedAt = default };
}
