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
            await job.RunAsync(clock.Today(), JobProgress.Silent(clock), stoppingToken);
            return;
        }

        var leases = scope.ServiceProvider.GetRequiredService<JobLeaseService>();
        if (await leases.TryTakeAsync(job.Name, owner, Lease, stoppingToken) is not { } lease)
        {
            return;
        }

        foreach (var day in DaysDue(lease, time.DailyAt.Value))
        {
            var result = await RenewingAsync(job, day, stoppingToken);
            await leases.CompleteAsync(job.Name, owner, day, stoppingToken);
            log.LogInformation("Job {Job} for {Day}: {Result}", job.Name, day, result);
        }
    }

    /// <summary>A long run keeps its lease alive by a timer of its own.</summary>
    private async Task<string> RenewingAsync(Job job, DateOnly day, CancellationToken stoppingToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var renewing = RenewAsync(job.Name, done.Token);
        try
        {
            return await job.RunAsync(day, JobProgress.Silent(clock), stoppingToken);
        }
        finally
        {
            await done.CancelAsync();
            await renewing;
        }
    }

    private async Task RenewAsync(string job, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Lease / 4, stop);
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<JobLeaseService>().TryTakeAsync(job, owner, Lease, stop);
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
}
