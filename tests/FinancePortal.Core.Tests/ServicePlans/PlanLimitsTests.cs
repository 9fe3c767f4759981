using FinancePortal.Core.ServicePlans;
using FinancePortal.Testing;

namespace FinancePortal.Core.Tests.ServicePlans;

/// <summary>Time and miles, whichever comes first.</summary>
[Trait("Feature", "F-801")]
public sealed class PlanLimitsTests
{
    /// <summary>36 months or 36,000 miles from January 15, 2026.</summary>
    private static PlanLimits On(string today, params (string On, int Miles)[] readings) =>
        TestPlans.File(DateOnly.Parse(today), [TestPlans.Plan("NCM-36", months: 36, startMiles: 0, endMiles: 36_000)],
            readings.Select(r => TestPlans.Reading(DateOnly.Parse(r.On), r.Miles))).Plans[0].Limits;

    [Theory]
    [InlineData("2026-01-14", LimitState.NotStarted)]
    [InlineData("2026-01-15", LimitState.Running)]
    [InlineData("2029-01-14", LimitState.Running)]
    [InlineData("2029-01-15", LimitState.EndedByDate)]
    public void Without_a_reading_only_the_date_ends_it_and_the_last_day_is_covered(string today, LimitState state)
    {
        var limits = On(today);
        Assert.Equal(state, limits.State);
        Assert.Null(limits.MilesOn);
        Assert.Equal(new DateOnly(2029, 1, 14), limits.FirstOn);
    }

    [Fact]
    public void A_fast_driver_reaches_the_miles_first()
    {
        // 18,000 miles in 300 days are 60 a day: the other 18,000 take 300 days more.
        var limits = On("2026-12-01", ("2026-11-11", 18_000));
        Assert.Equal((LimitState.Running, true, new DateOnly(2027, 9, 7)), (limits.State, limits.IsByMiles, limits.FirstOn));
    }

    [Fact]
    public void A_slow_driver_reaches_the_date_first()
    {
        var limits = On("2026-12-01", ("2026-11-11", 3_000));
        Assert.Equal((LimitState.Running, false, new DateOnly(2029, 1, 14)), (limits.State, limits.IsByMiles, limits.FirstOn));
    }

    [Fact]
    public void A_pace_that_passed_the_miles_without_a_reading_is_a_question_and_a_reading_answers_it()
    {
        Assert.Equal(LimitState.MilesMayBeOver, On("2027-09-07", ("2026-11-11", 18_000)).State);
        Assert.Equal(LimitState.Running, On("2027-09-06", ("2026-11-11", 18_000)).State);
        Assert.Equal(LimitState.EndedByMiles, On("2027-09-08", ("2026-11-11", 18_000), ("2027-09-07", 36_000)).State);
        Assert.Equal(LimitState.Running, On("2027-09-08", ("2026-11-11", 18_000), ("2027-09-07", 35_900)).State);
    }

    [Fact]
    public void A_plan_whose_date_came_first_ended_by_its_date_whatever_was_driven_later() =>
        Assert.Equal(LimitState.EndedByDate, On("2030-01-01", ("2028-12-01", 30_000), ("2029-12-01", 40_000)).State);
}
