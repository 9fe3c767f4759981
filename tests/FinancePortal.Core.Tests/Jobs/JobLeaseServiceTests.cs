using FinancePortal.Core.Jobs;
using FinancePortal.Testing;

namespace FinancePortal.Core.Tests.Jobs;

public sealed class JobLeaseServiceTests : IDisposable
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(2);
    private readonly PortalDatabase database = new();
    private readonly FakeClock clock = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task Of_many_instances_one_gets_the_lease()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => TakeAsync($"instance-{i}"))));
        Assert.Single(taken, l => l is not null);
    }

    [Fact]
    public async Task The_owner_prolongs_and_another_takes_over_only_when_it_ran_out()
    {
        var first = await TakeAsync("a");
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await TakeAsync("a"));
        clock.Advance(TimeSpan.FromMinutes(1.5));
        Assert.Null(await TakeAsync("b"));
        clock.Advance(TimeSpan.FromMinutes(1));
        var second = await TakeAsync("b");
        Assert.True(second!.Fence > first!.Fence);
    }

    [Fact]
    public async Task A_late_owner_cannot_record_a_day_as_done()
    {
        await TakeAsync("a");
        clock.Advance(TimeSpan.FromMinutes(3));
        await TakeAsync("b");
        using var db = database.Open();
        Assert.Equal(0, await new JobLeaseService(db, clock).CompleteAsync("job", "a", new DateOnly(2026, 3, 10), CancellationToken.None));
        Assert.Equal(1, await new JobLeaseService(db, clock).CompleteAsync("job", "b", new DateOnly(2026, 3, 10), CancellationToken.None));
    }

    private async Task<JobLease?> TakeAsync(string owner)
    {
        using var db = database.Open();
        return await new JobLeaseService(db, clock).TryTakeAsync("job", owner, Length, CancellationToken.None);
    }
}
