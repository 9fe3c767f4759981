using System.Collections.Concurrent;
using FinancePortal.Core.Values;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Core.Jobs;

/// <summary>
/// Keeps the timetable on every instance; for a daily job the lease decides which one works. Daily jobs catch up missed business days in
/// order. A failing job is logged and tried again at its next time; it never stops the others.
/// </summary>
public sealed class JobRunner(IServiceScopeFactory scopes, TimeProvider clock, ILogger<JobRunner> log) : BackgroundService
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, string> setAside = new(StringComparer.Ordinal);
    private readonly string owner = $"{Environment.MachineName}-{Reference.New()}";

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(JobSchedule.All.Select(time => Task.Run(() => KeepAsync(time, stoppingToken), stoppingToken)));

    private async Task KeepAsync(JobTime time, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(time.Every ?? TimeSpan.FromMinutes(1));
        do
        {
            try
            {
                await RunDueAsync(time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogError(e, "Job {Job} failed; it is tried again at its next time", time.Job.Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RunDueAsync(JobTime time, CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var job = (Job)scope.ServiceProvider.GetRequiredService(time.Job);
        if (time.DailyAt is null)
        {
            // Relays lease their own rows, so every instance may help.
            var progress = JobProgress.Silent(clock);
            await job.RunAsync(clock.Today(), progress, stoppingToken);
            await RememberAsync(job.Name, progress.Rows, stoppingToken);
            return;
        }

        var leases = scope.ServiceProvider.GetRequiredService<JobLeaseService>();
        if (await leases.TryTakeAsync(job.Name, owner, Lease, stoppingToken) is not { } lease)
        {
            return;
        }

        foreach (var day in DaysDue(lease, time.DailyAt.Value))
        {
            var result = await RecordedAsync(job, day, stoppingToken);
            await leases.CompleteAsync(job.Name, owner, day, stoppingToken);
            log.LogInformation("Job {Job} for {Day}: {Result}", job.Name, day, result);
        }
    }

    /// <summary>A relay runs all the time: what it sets aside is written down only when it changes.</summary>
    private async Task RememberAsync(string job, IReadOnlyList<SetAsideRow> rows, CancellationToken stoppingToken)
    {
        var now = string.Join('\n', rows.Select(r => r.Subject));
        if (setAside.GetValueOrDefault(job) != now)
        {
            await RecordAsync(r => r.SetAsideAsync(job, rows, stoppingToken));
            setAside[job] = now;
        }
    }

    /// <summary>Operators see when it began, how far it is and what it came to.</summary>
    private async Task<string> RecordedAsync(Job job, DateOnly day, CancellationToken stoppingToken)
    {
        var run = await RecordAsync(r => r.StartAsync(job.Name, day, owner, stoppingToken));
        var state = new RunState(run);
        var progress = new JobProgress(clock, said => state.Said = said);
        try
        {
            var result = await RenewingAsync(job, day, progress, state, stoppingToken);
            await RecordAsync(r => r.EndAsync(run, result, failed: false, progress.Rows, stoppingToken));
            return result;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await RecordAsync(r => r.EndAsync(run, e.GetType().Name, failed: true, progress.Rows, stoppingToken));
            throw;
        }
    }

    /// <summary>In a scope of its own: a run's own context may hold anything.</summary>
    private async Task<T> RecordAsync<T>(Func<JobRunService, Task<T>> record)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await record(scope.ServiceProvider.GetRequiredService<JobRunService>());
    }

    /// <summary>A long run keeps its lease alive by a timer of its own.</summary>
    private async Task<string> RenewingAsync(Job job, DateOnly day, JobProgress progress, RunState state, CancellationToken stoppingToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var renewing = RenewAsync(job.Name, state, done.Token);
        try
        {
            return await job.RunAsync(day, progress, stoppingToken);
        }
        finally
        {
            await done.CancelAsync();
            await renewing;
        }
    }

    private async Task RenewAsync(string job, RunState state, CancellationToken stop)
    {
        try
        {
            for (var beat = 1; ; beat++)
            {
                await Task.Delay(Beat, stop);
                await using var scope = scopes.CreateAsyncScope();
                if (state.Said.Length > 0)
                {
                    await scope.ServiceProvider.GetRequiredService<JobRunService>().ProgressAsync(state.JobRunId, state.Said, stop);
                }

                if (beat % 6 == 0)
                {
                    await scope.ServiceProvider.GetRequiredService<JobLeaseService>().TryTakeAsync(job, owner, Lease, stop);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // the run is over
        }
    }

    private IEnumerable<DateOnly> DaysDue(JobLease lease, TimeOnly from)
    {
        var today = clock.Today();
        var through = TimeOnly.FromDateTime(BusinessClock.ToNewYork(clock.UtcNow())) >= from ? today : today.AddDays(-1);
        for (var day = lease.DoneThrough?.AddDays(1) ?? through; day <= through; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    /// <summary>What a run last said of itself, written by the run and read by its timer.</summary>
    private sealed class RunState(long jobRunId)
    {
        public long JobRunId { get; } = jobRunId;
        public volatile string Said = "";
    }
}
