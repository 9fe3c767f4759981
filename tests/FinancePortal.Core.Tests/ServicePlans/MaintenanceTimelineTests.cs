using FinancePortal.Core.ServicePlans.Maintenance;
using FinancePortal.Core.Vehicles;
using FinancePortal.Testing;

namespace FinancePortal.Core.Tests.ServicePlans;

/// <summary>What was due against what was done.</summary>
[Trait("Feature", "F-804")]
public sealed class MaintenanceTimelineTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);

    private static readonly MaintenanceSchedule Schedule = new()
    {
        Services = [new ScheduledService { Code = "oil", Name = "Oil", EveryMiles = 10_000, EveryMonths = 12 }, new ScheduledService { Code = "fluid", Name = "Brake fluid", EveryMonths = 24 }],
    };

    private static MaintenanceTimeline On(DateOnly today, MaintenanceRecord[]? records = null, (DateOnly On, int Miles)[]? readings = null) => MaintenanceTimeline.Of(
        Schedule, Start, startMiles: 0, records ?? [], [.. (readings ?? []).Select(r => TestPlans.Reading(r.On, r.Miles))],
        OdometerPace.Of((readings ?? []).Prepend((Start, 0))), today);

    private static MaintenanceRecord Oil(DateOnly on, int miles) => MaintenanceRecord.OfDealer(1, "oil", on, miles, "Dealer", default, $"{on}");

    [Fact]
    public void Nothing_done_is_due_from_the_day_the_vehicle_was_handed_over()
    {
        var next = On(Start.AddMonths(6)).Next;
        Assert.Equal([(Start.AddMonths(12), (int?)10_000, ServiceState.Later), (Start.AddMonths(24), null, ServiceState.Later)], next.Select(n => (n.DueOn!.Value, n.DueMiles, n.State)));
    }

    [Theory]
    [InlineData("2026-10-31", ServiceState.Later)]
    [InlineData("2026-11-02", ServiceState.Soon)]
    [InlineData("2027-01-01", ServiceState.Soon)]
    [InlineData("2027-01-02", ServiceState.Overdue)]
    public void By_time_it_is_soon_two_months_ahead_and_overdue_the_day_after(string today, ServiceState state) => Assert.Equal(state, On(DateOnly.Parse(today)).Next[0].State);

    [Fact]
    public void By_miles_the_pace_tells_when_and_a_reading_beyond_makes_it_overdue()
    {
        // 9,000 miles in 180 days: 10,000 on day 200.
        var next = On(Start.AddDays(181), readings: [(Start.AddDays(180), 9_000)]).Next[0];
        Assert.Equal((ServiceState.Soon, Start.AddDays(200)), (next.State, next.FirstOn));
        Assert.Equal(ServiceState.Overdue, On(Start.AddDays(202), readings: [(Start.AddDays(201), 10_050)]).Next[0].State);
    }

    [Fact]
    public void A_service_counts_from_when_it_was_done()
    {
        var next = On(Start.AddMonths(11), [Oil(Start.AddMonths(10), 8_000)], [(Start.AddMonths(10), 8_000)]).Next.Single(n => n.Service.Code == "oil");
        Assert.Equal((Start.AddMonths(22), 18_000), (next.DueOn, next.DueMiles));
    }

    [Theory]
    [InlineData(12, 10_000, false)]
    [InlineData(13, 11_000, false)]
    [InlineData(12, 11_001, true)]
    [InlineData(14, 9_000, true)]
    public void A_service_that_came_much_later_than_due_flags_a_gap(int months, int miles, bool isGap)
    {
        var done = Assert.Single(On(Start.AddMonths(15), [Oil(Start.AddMonths(months), miles)]).Done);
        Assert.Equal(isGap, done.Gap is not null);
    }

    [Fact]
    public void Only_what_is_confirmed_counts()
    {
        var waiting = MaintenanceRecord.OfOwner(1, "oil", Start.AddMonths(12), 9_900, "Shop", documentId: null, default, "K");
        Assert.Equal(ServiceState.Overdue, On(Start.AddMonths(13), [waiting]).Next[0].State);
        waiting.Decide(confirm: true, "", "Sam", default);
        Assert.Equal(ServiceState.Later, On(Start.AddMonths(13), [waiting]).Next.Single(n => n.Service.Code == "oil").State);
        Assert.Throws<InvalidOperationException>(() => waiting.Decide(confirm: false, "", "Sam", default));
    }

    [Fact]
    public void The_examples_name_every_vehicle()
    {
        var schedules = MaintenanceSchedules.Read(file: null);
        Assert.DoesNotContain(schedules.For(new Vehicle { Vin = "", ModelYear = 2026, Make = "Lumera", Model = "Six" }).Services, s => s.Code == "oil");
        Assert.Contains(schedules.For(new Vehicle { Vin = "", ModelYear = 2026, Make = "Nobody", Model = "Knows" }).Services, s => s.Code == "oil");
    }

    [Theory]
    [InlineData("""[{"make":"A","services":[]}]""", "needs a schedule without a make")]
    [InlineData("""[{"services":[{"code":"oil","name":"Oil"}]}]""", "needs a name and an interval")]
    [InlineData("""[{"services":[{"code":"oil","name":"Oil","everyMiles":0}]}]""", "needs a name and an interval")]
    [InlineData("{", "can't be read")]
    public void A_mistake_in_the_file_is_named(string json, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidOperationException>(() => MaintenanceSchedules.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)), "schedules.json")).Message, StringComparison.Ordinal);
}
