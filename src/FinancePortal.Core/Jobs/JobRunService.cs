using FinancePortal.Core.Cases;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.Jobs;

/// <summary>What operators see of a job.</summary>
/// <param name="NextAt">When it runs next, UTC; null for a relay that runs all the time.</param>
public sealed record JobStatus(string Job, JobTime Time, JobLease? Lease, JobRun? LastRun, DateTime? NextAt)
{
    public bool IsRunning(DateTime now) => LastRun is { EndedAt: null } && Lease?.ExpiresAt > now;
}

/// <summary>Everything about jobs on one page.</summary>
public sealed record JobBoard(IReadOnlyList<JobStatus> Jobs, IReadOnlyList<JobRun> Runs, IReadOnlyList<JobSetAside> SetAside, DateTime Now);

/// <summary>Keeps a record of daily runs, and shows it to operators.</summary>
public sealed class JobRunService(PortalDbContext db, CaseService cases, IServiceProvider services, TimeProvider clock)
{
    private const int RunsShown = 60;
    private const int SaidLength = 256;

    public async Task<long> StartAsync(string job, DateOnly on, string owner, CancellationToken cancellationToken)
    {
        var run = new JobRun { Job = job, BusinessDate = on, Owner = owner, StartedAt = clock.UtcNow() };
        db.JobRuns.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return run.JobRunId;
    }

    public Task ProgressAsync(long jobRunId, string said, CancellationToken cancellationToken) =>
        db.JobRuns.Where(r => r.JobRunId == jobRunId && r.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(r => r.Said, Short(said)), cancellationToken);

    /// <summary>Ends a run; what it set aside is remembered, and what it did not set aside any more is cleared.</summary>
    public Task<bool> EndAsync(long jobRunId, string said, bool failed, IReadOnlyList<SetAsideRow> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return db.WriteAsync(async () =>
        {
            var now = clock.UtcNow();
            var run = await db.JobRuns.SingleAsync(r => r.JobRunId == jobRunId, cancellationToken);
            (run.EndedAt, run.Said, run.Failed) = (now, Short(said), failed);
            await KeepAsync(run.Job, rows, clear: !failed, withCases: true, now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
            return true;
        }, cancellationToken);
    }

    /// <summary>Remembers what a relay sets aside, and clears what it does not set aside any more. A relay opens its cases itself.</summary>
    public Task<bool> SetAsideAsync(string job, IReadOnlyList<SetAsideRow> rows, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        await KeepAsync(job, rows, clear: true, withCases: false, clock.UtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return true;
    }, cancellationToken);

    /// <summary>All jobs of the timetable with their last and next runs, the last runs, and what is set aside.</summary>
    public async Task<JobBoard> BoardAsync(CancellationToken cancellationToken)
    {
        var now = clock.UtcNow();
        var leases = await db.JobLeases.AsNoTracking().ToDictionaryAsync(l => l.Name, cancellationToken);
        var runs = await db.JobRuns.AsNoTracking().OrderByDescending(r => r.JobRunId).Take(RunsShown).ToListAsync(cancellationToken);
        var setAside = await db.JobSetAsides.AsNoTracking().Where(a => a.ClearedAt == null).OrderByDescending(a => a.JobSetAsideId).Take(RunsShown).ToListAsync(cancellationToken);
        return new JobBoard([.. JobSchedule.All.Select(time => StatusOf(((Job)services.GetRequiredService(time.Job)).Name, time))], runs, setAside, now);

        JobStatus StatusOf(string name, JobTime time)
        {
            var lease = leases.GetValueOrDefault(name);
            return new JobStatus(name, time, lease, runs.Find(r => r.Job == name), time.DailyAt is { } at ? NextAt(lease, at, now) : null);
        }
    }

    private async Task KeepAsync(string job, IReadOnlyList<SetAsideRow> rows, bool clear, bool withCases, DateTime now, CancellationToken cancellationToken)
    {
        var open = await db.JobSetAsides.Where(a => a.Job == job && a.ClearedAt == null).ToListAsync(cancellationToken);
        var subjects = rows.Select(r => Short(r.Subject)).ToHashSet(StringComparer.Ordinal);
        foreach (var done in open.Where(a => clear && !subjects.Contains(a.Subject)))
        {
            done.ClearedAt = now;
            await cases.CloseAsync(CaseKind.SetAside, SubjectOf(done), "A later run did it", cancellationToken);
        }

        foreach (var row in rows.DistinctBy(r => Short(r.Subject)))
        {
            if (open.Find(a => a.Subject == Short(row.Subject)) is { } known)
            {
                known.Why = Short(row.Why);
            }
            else
            {
                var added = new JobSetAside { Job = job, Subject = Short(row.Subject), Why = Short(row.Why), Since = now };
                db.JobSetAsides.Add(added);
                if (!withCases)
                {
                    continue;
                }

                await cases.OpenAsync(CaseKind.SetAside, SubjectOf(added), $"{job} passed over {(row.Subject.Length <= 60 ? row.Subject : row.Subject[..60])}", note: $"{added.Why}. The case closes by itself when a later run does it.", cancellationToken: cancellationToken);
            }
        }
    }

    private static DateTime NextAt(JobLease? lease, TimeOnly at, DateTime now)
    {
        var today = BusinessClock.BusinessDateOf(now);
        return BusinessClock.ToUtc(lease?.DoneThrough >= today || BusinessClock.ToUtc(today, at) < now ? today.AddDays(1) : today, at);
    }

    private static string SubjectOf(JobSetAside row)
    {
        var subject = $"{row.Job} {row.Subject}";
        return subject.Length <= 80 ? subject : subject[..80];
    }

    private static string Short(string text) => text.Length <= SaidLength ? text : text[..SaidLength];
}
