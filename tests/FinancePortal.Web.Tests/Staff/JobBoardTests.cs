using FinancePortal.Core.Jobs;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using FinancePortal.Web.Staff.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.Staff;

/// <summary>What operators see of jobs.</summary>
public sealed class JobBoardTests : IAsyncDisposable
{
    private static readonly DateOnly Day = new(2026, 3, 10);
    private readonly PortalHost portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task What_was_set_aside_stays_on_the_board_until_a_run_does_it()
    {
        await RunAsync("2 set aside", failed: false, new SetAsideRow("a", "first"), new SetAsideRow("b", "second"));
        await RunAsync("1 set aside", failed: false, new SetAsideRow("a", "still"));

        var board = await BoardAsync();
        Assert.Equal([("a", "still")], board.SetAside.Select(s => (s.Subject, s.Why)));
        Assert.Equal(["1 set aside", "2 set aside"], board.Runs.Select(r => r.Said));
    }

    [Fact]
    public async Task Every_job_says_what_it_does() => Assert.All((await BoardAsync()).Jobs, j => Assert.False(JobsPage.About(j.Job).Length == 0, j.Job));

    [Fact]
    public async Task A_failed_run_clears_nothing()
    {
        await RunAsync("1 set aside", failed: false, new SetAsideRow("a", "first"));
        await RunAsync("TimeoutException", failed: true, new SetAsideRow("a", "again"));

        Assert.Equal("again", Assert.Single((await BoardAsync()).SetAside).Why);
    }

    [Fact]
    public async Task The_board_names_every_job_of_the_timetable_and_when_the_daily_ones_run_next()
    {
        var board = await BoardAsync();

        Assert.Equal(JobSchedule.All.Count, board.Jobs.Select(j => j.Job).Distinct().Count());
        Assert.All(board.Jobs.Where(j => j.Time.DailyAt is not null), j => Assert.True(j.NextAt > portal.Clock.GetUtcNow().UtcDateTime));
    }

    [Fact]
    public async Task How_far_a_run_is_can_be_seen_while_it_runs()
    {
        var run = await WithAsync<long>(r => r.StartAsync("collect-autopay", Day, "me", default));
        await WithAsync<bool>(async r =>
        {
            await r.ProgressAsync(run, "1,200 debits", default);
            return true;
        });

        Assert.Equal("1,200 debits", (await BoardAsync()).Jobs.Single(j => j.Job == "collect-autopay").LastRun!.Said);
        await using var db = portal.Database.Open();
        Assert.Null((await db.JobRuns.SingleAsync()).EndedAt);
    }

    private async Task RunAsync(string said, bool failed, params SetAsideRow[] rows)
    {
        var run = await WithAsync<long>(r => r.StartAsync("collect-autopay", Day, "me", default));
        await WithAsync<bool>(r => r.EndAsync(run, said, failed, rows, default));
    }

    private Task<JobBoard> BoardAsync() => WithAsync<JobBoard>(r => r.BoardAsync(default));

    private async Task<T> WithAsync<T>(Func<JobRunService, Task<T>> use)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<JobRunService>());
    }
}
