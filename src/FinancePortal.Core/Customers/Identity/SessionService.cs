using System.Buffers.Text;
using System.Security.Cryptography;
using FinancePortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>Where a session was opened.</summary>
/// <param name="Device">In words.</param>
/// <param name="Source">Network address.</param>
public sealed record SessionOrigin(string Device, string Source);

/// <param name="Key">What the browser keeps; stored nowhere.</param>
public sealed record StartedSession(string Key, string Reference, IReadOnlyList<string> Roles);

/// <summary>Opens, finds and ends sessions. One statement finds one, and an instance remembers it for <see cref="SessionRules.Cached"/>.</summary>
public sealed class SessionService(PortalDbContext db, SecurityClock clock, SessionCache cache)
{
    private const int KeyBytes = 32;

    /// <summary>Opens a session for somebody who has just shown both factors.</summary>
    public async Task<StartedSession> StartAsync(long userId, SessionOrigin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(origin);
        var user = await (from u in db.Users where u.Id == userId select new { u.SecurityStamp, Roles = (from ur in db.UserRoles join r in db.Roles on ur.RoleId equals r.Id where ur.UserId == u.Id select r.Name!).ToList() }).SingleAsync(cancellationToken);
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        var now = clock.UtcNow;
        var session = new UserSession
        {
            KeyHash = SHA256.HashData(key),
            UserId = userId,
            SecurityStamp = user.SecurityStamp!,
            Device = origin.Device,
            Source = origin.Source,
            CreatedAt = now,
            LastSeenAt = now,
            AuthenticatedAt = now,
            EndsAt = now + SessionRules.Longest(user.Roles),
        };
        db.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        return new StartedSession(Base64Url.EncodeToString(key), session.Reference, user.Roles);
    }

    /// <summary>The living session of a key, and notes that it was used. Nothing for a key that is unknown, ended, idle or too old.</summary>
    public async Task<SignedInSession?> FindAsync(string? key, CancellationToken cancellationToken = default)
    {
        if (HashOf(key) is not { } hash)
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

    /// <summary>Ends the session of a key, if it lives: sign-out, or a new sign-in in the same browser.</summary>
    public async Task EndAsync(string? key, SessionEnd reason, CancellationToken cancellationToken = default)
    {
        if (HashOf(key) is { } hash)
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
         where s.KeyHash == hash && s.EndedAt == null && u.DisabledAt == null && s.SecurityStamp == u.SecurityStamp
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

    private static byte[]? HashOf(string? key)
    {
        Span<byte> bytes = stackalloc byte[KeyBytes];
        return key is { Length: 43 } && Base64Url.TryDecodeFromChars(key, bytes, out var length) && length == KeyBytes ? SHA256.HashData(bytes) : null;
    }
}
