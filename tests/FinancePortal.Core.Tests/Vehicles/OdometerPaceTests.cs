using FinancePortal.Core.Vehicles;
using FinancePortal.Testing;

namespace FinancePortal.Core.Tests.Vehicles;

/// <summary>How fast a vehicle is driven, and when its odometer comes to a figure.</summary>
[Trait("Feature", "F-801")]
public sealed class OdometerPaceTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);

    [Fact]
    public void The_day_a_figure_is_reached_is_rounded_up_to_a_whole_day()
    {
        // 3,000 miles in 100 days: 30 a day. 1,001 more take 33.4 days.
        var pace = OdometerPace.Of([(Start, 0), (Start.AddDays(100), 3_000)])!;

        Assert.Equal(Start.AddDays(134), pace.Reaches(4_001));
        Assert.Equal(Start.AddDays(133), pace.Reaches(3_990));
        Assert.Equal(Start.AddDays(100), pace.Reaches(2_000));
        Assert.Equal(3_300, pace.ExpectedOn(Start.AddDays(110)));
        Assert.Equal(10_900, pace.PerYear);
    }

    [Fact]
    public void Readings_in_any_order_give_the_same_pace() =>
        Assert.Equal(OdometerPace.Of([(Start, 0), (Start.AddDays(50), 900), (Start.AddDays(100), 3_000)]), OdometerPace.Of([(Start.AddDays(100), 3_000), (Start, 0), (Start.AddDays(50), 900)]));

    [Fact]
    public void One_reading_two_within_a_month_or_a_vehicle_that_stood_still_have_no_pace()
    {
        Assert.Null(OdometerPace.Of([]));
        Assert.Null(OdometerPace.Of([(Start, 10)]));
        Assert.Null(OdometerPace.Of([(Start, 10), (Start.AddDays(29), 1_500)]));
        Assert.Null(OdometerPace.Of([(Start, 10), (Start.AddDays(300), 10)]));
    }

    [Fact]
    public void A_figure_that_nobody_lives_to_see_has_no_day() =>
        Assert.Null(OdometerPace.Of([(Start, 0), (Start.AddDays(3_000), 1)])!.Reaches(999_999));

    [Theory]
    [InlineData("2026-01-09", 100, OdometerRefusal.LowerThanBefore)]
    [InlineData("2026-02-15", 999, OdometerRefusal.LowerThanBefore)]
    [InlineData("2026-02-15", 3_001, OdometerRefusal.HigherThanAfter)]
    [InlineData("2026-05-02", 9_000, OdometerRefusal.InTheFuture)]
    public void Readings_never_fall(string on, int miles, OdometerRefusal refusal)
    {
        OdometerReading[] standing = [TestPlans.Reading(new(2026, 1, 5), 500), TestPlans.Reading(new(2026, 2, 1), 1_000), TestPlans.Reading(new(2026, 3, 1), 3_000)];

        Assert.Equal(refusal, OdometerLog.Check(standing, DateOnly.Parse(on), miles, today: new(2026, 5, 1))?.Refusal);
        Assert.Null(OdometerLog.Check(standing, new(2026, 2, 15), 2_000, today: new(2026, 5, 1)));
        Assert.Null(OdometerLog.Check(standing, new(2026, 5, 1), 3_000, today: new(2026, 5, 1)));
    }
}
