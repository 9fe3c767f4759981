using FinancePortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>What a person sees of their own sign-ins: where they are signed in, and what was attempted.</summary>
public sealed class SessionListService(PortalDbContext db, SecurityClock clock, SessionCache cache, SessionService sessions)
{
    /// <summary>The log is shown for this long and kept for years.</summary>
    public static readonly TimeSpan LogShown = TimeSpan.FromDays(90);

    public Task<List<UserSession>> LivingAsync(long userId, CancellationToken cancellationToken = default)
    {
        var (now, idle) = (clock.UtcNow, clock.UtcNow - SessionRules.Idle - SessionRules.UseGrain);
        return db.Set<UserSession>().AsNoTracking().Where(s => s.UserId == userId && s.EndedAt == null && s.EndsAt > now && s.LastSeenAt > idle)
            .OrderByDescending(s => s.LastSeenAt).ToListAsync(cancellationToken);
    }

    /// <summary>Ends one of the user's own sessions.</summary>
    /// <exception cref="NotFoundException">It is not theirs, or not alive.</exception>
    public async Task EndAsync(long userId, string reference, Origin origin, CancellationToken cancellationToken = default)
    {
        var now = clock.UtcNow;
        var ended = await db.Set<UserSession>().Where(s => s.UserId == userId && s.Reference == reference && s.EndedAt == null)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.EndedAt, now).SetProperty(s => s.EndReason, SessionEnd.EndedByUser), cancellationToken);
        if (ended == 0)
        {
            throw new NotFoundException();
        }

        cache.ForgetUser(userId, exceptSessionId: null);
        db.Add(AccessLogEntry.Of(AccessEvent.SessionEnded, userId, origin, now));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Ends all of the user's own sessions, but the one that asks when it is given.</summary>
    /// <returns>How many.</returns>
    public async Task<int> EndAllAsync(long userId, long? exceptSessionId, Origin origin, CancellationToken cancellationToken = default)
    {
        var ended = await sessions.EndAllAsync(userId, SessionEnd.EndedByUser, exceptSessionId, cancellationToken);
        if (ended > 0)
        {
            db.Add(AccessLogEntry.Of(AccessEvent.SessionEnded, userId, origin, clock.UtcNow));
            await db.SaveChangesAsync(cancellationToken);
        }

        return ended;
    }

    /// <summary>Newest first, one page and one row more.</summary>
    public Task<List<AccessLogEntry>> LogAsync(long userId, int page, int size, CancellationToken cancellationToken = default)
    {
        var since = clock.UtcNow - LogShown;
        return db.Set<AccessLogEntry>().AsNoTracking().Where(e => e.UserId == userId && e.At > since)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.AccessLogEntryId).Skip((page - 1) * size).Take(size + 1).ToListAsync(cancellationToken);
    }
}
