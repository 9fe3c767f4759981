using FinancePortal.Core.Data;
using FinancePortal.Core.Secrets;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Identity;

/// <param name="Key">What the browser keeps; stored nowhere.</param>
public sealed record StartedSession(string Key, string Reference, IReadOnlyList<string> Roles);

/// <summary>Opens, finds and ends sessions. One statement finds one, and an instance remembers it for <see cref="SessionRules.Cached"/>.</summary>
public sealed class SessionService(PortalDbContext db, SecurityClock clock, SessionCache cache)
{
    /// <summary>Opens a session for somebody who has just shown both factors.</summary>
    /// <param name="userId">Who.</param>
    /// <param name="factor">The last factor that was shown.</param>
    /// <param name="shownAt">When; a remembered device has it from an earlier day, which is never fresh enough for step-up.</param>
    /// <param name="origin">Of the request.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task<StartedSession> StartAsync(long userId, SignInFactor factor, DateTime shownAt, Origin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(origin);
        var user = await (from u in db.Users where u.Id == userId select new { u.SecurityStamp, Roles = (from ur in db.UserRoles join r in db.Roles on ur.RoleId equals r.Id where ur.UserId == u.Id select r.Name!).ToList() }).SingleAsync(cancellationToken);
        var key = RandomKey.New();
        var now = clock.UtcNow;
        var session = new UserSession
        {
            KeyHash = RandomKey.HashOf(key)!,
            UserId = userId,
            SecurityStamp = user.SecurityStamp!,
            Device = origin.Device,
            Source = origin.Source,
            CreatedAt = now,
            LastSeenAt = now,
            AuthenticatedAt = shownAt,
            Factor = factor,
            EndsAt = now + SessionRules.Longest(user.Roles),
        };
        db.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        return new StartedSession(key, session.Reference, user.Roles);
    }

    /// <summary>The living session of a key, and notes that it was used. Nothing for a key that is unknown, ended, idle or too old.</summary>
    public async Task<SignedInSession?> FindAsync(string? key, CancellationToken cancellationToken = default)
    {
        if (RandomKey.HashOf(key) is not { } hash)
        {
            return null;
        }

        var now = clock.UtcNow;
        var session = cache.Find(hash);
        if (session is null)
        {
            session = await ReadAsync(hash, cancellationToken);
            if (session is null)
            {
                return null;
            }

            cache.Keep(hash, session);
        }

        var end = now >= session.EndsAt ? SessionEnd.TooOld : now - session.LastSeenAt > SessionRules.Idle + SessionRules.UseGrain ? SessionEnd.Idle : default(SessionEnd?);
        if (end is { } reason)
        {
            await CloseAsync(db.Set<UserSession>().Where(s => s.UserSessionId == session.SessionId), reason, cancellationToken);
            cache.Forget(hash);
            return null;
        }

        if (session.NoteUse(now))
        {
            await db.Set<UserSession>().Where(s => s.UserSessionId == session.SessionId && s.LastSeenAt < now)
                .ExecuteUpdateAsync(u => u.SetProperty(s => s.LastSeenAt, now), cancellationToken);
        }

        return session;
    }

    /// <summary>The same session under a new key, with its second factor shown just now. The old key opens nothing any more.</summary>
    public async Task<StartedSession?> RotateAsync(string? key, SignInFactor factor, CancellationToken cancellationToken = default)
    {
        if (RandomKey.HashOf(key) is not { } hash || await db.Set<UserSession>().SingleOrDefaultAsync(s => s.KeyHash == hash && s.EndedAt == null, cancellationToken) is not { } session)
        {
            return null;
        }

        var fresh = RandomKey.New();
        session.KeyHash = RandomKey.HashOf(fresh)!;
        session.Factor = factor;
        session.AuthenticatedAt = session.LastSeenAt = clock.UtcNow;
        await db.SaveChangesAsync(cancellationToken);
        cache.Forget(hash);
        return new StartedSession(fresh, session.Reference, []);
    }

    /// <summary>The person leaves.</summary>
    public async Task SignOutAsync(string? key, Origin origin, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(key, cancellationToken) is { } session)
        {
            db.Add(AccessLogEntry.Of(AccessEvent.SignedOut, session.UserId, origin, clock.UtcNow));
            await db.SaveChangesAsync(cancellationToken);
            await EndAsync(key, SessionEnd.SignedOut, cancellationToken);
        }
    }

    /// <summary>Ends the session of a key, if it lives.</summary>
    public async Task EndAsync(string? key, SessionEnd reason, CancellationToken cancellationToken = default)
    {
        if (RandomKey.HashOf(key) is { } hash)
        {
            await CloseAsync(db.Set<UserSession>().Where(s => s.KeyHash == hash), reason, cancellationToken);
            cache.Forget(hash);
        }
    }

    /// <summary>Ends all sessions of a user, but the one that asks when it is given.</summary>
    public async Task<int> EndAllAsync(long userId, SessionEnd reason, long? exceptSessionId = null, CancellationToken cancellationToken = default)
    {
        var ended = await CloseAsync(db.Set<UserSession>().Where(s => s.UserId == userId && s.UserSessionId != exceptSessionId), reason, cancellationToken);
        cache.ForgetUser(userId, exceptSessionId);
        return ended;
    }

    private Task<int> CloseAsync(IQueryable<UserSession> sessions, SessionEnd reason, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        return sessions.Where(s => s.EndedAt == null)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.EndedAt, now).SetProperty(s => s.EndReason, reason), cancellationToken);
    }

    private Task<SignedInSession?> ReadAsync(byte[] hash, CancellationToken cancellationToken) =>
        (from s in db.Set<UserSession>()
         join u in db.Users on s.UserId equals u.Id
         where s.KeyHash == hash && s.EndedAt == null && u.DisabledAt == null && u.FrozenAt == null && s.SecurityStamp == u.SecurityStamp
         select new SignedInSession
         {
             SessionId = s.UserSessionId,
             Reference = s.Reference,
             UserId = u.Id,
             DisplayName = u.DisplayName,
             CustomerId = u.CustomerId,
             Roles = (from ur in db.UserRoles join r in db.Roles on ur.RoleId equals r.Id where ur.UserId == u.Id select r.Name!).ToList(),
             AuthenticatedAt = s.AuthenticatedAt,
             EndsAt = s.EndsAt,
             LastSeenAt = s.LastSeenAt,
         }).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
}
