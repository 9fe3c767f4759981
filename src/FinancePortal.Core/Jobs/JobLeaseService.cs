using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Jobs;

/// <summary>Makes sure that one instance at a time runs a job, on both databases with the same code (DATA part 11).</summary>
public sealed class JobLeaseService(PortalDbContext db, TimeProvider clock)
{
    /// <summary>Takes or prolongs the lease of a job; null when another instance holds it.</summary>
    public async Task<JobLease?> TryTakeAsync(string job, string owner, TimeSpan length, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow();
        var until = now + length;
        var taken = await db.JobLeases
            .Where(l => l.Name == job && (l.Owner == owner || l.ExpiresAt < now))
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.Owner, owner).SetProperty(l => l.ExpiresAt, until).SetProperty(l => l.Fence, l => l.Fence + 1), cancellationToken);
        if (taken == 0)
        {
            if (await db.JobLeases.AnyAsync(l => l.Name == job, cancellationToken))
            {
                return null;
            }

            db.JobLeases.Add(new JobLease { Name = job, Owner = owner, ExpiresAt = until, Fence = 1 });
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException)
            {
                // Another instance made the row in the same moment: it has the lease.
                db.ChangeTracker.Clear();
                return null;
            }

            db.ChangeTracker.Clear();
        }

        return await db.JobLeases.AsNoTracking().SingleAsync(l => l.Name == job, cancellationToken);
    }

    /// <summary>Records that the runs up to a date are complete, if the lease is still this owner's.</summary>
    public Task<int> CompleteAsync(string job, string owner, DateOnly through, CancellationToken cancellationToken) =>
        db.JobLeases.Where(l => l.Name == job && l.Owner == owner)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.DoneThrough, through), cancellationToken);

    /// <summary>Lets another instance take over at once.</summary>
    public Task<int> ReleaseAsync(string job, string owner, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow();
        return db.JobLeases.Where(l => l.Name == job && l.Owner == owner)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.ExpiresAt, now.AddTicks(-1)).SetProperty(l => l.Owner, ""), cancellationToken);
    }
}
