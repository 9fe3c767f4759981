using FinancePortal.Core.Data;
using FinancePortal.Core.Secrets;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>The browsers that a user has signed in with.</summary>
public sealed class KnownDeviceService(PortalDbContext db, SecurityClock clock)
{
    /// <summary>The browser of this token, when it is this user's. Asks the database in every case that brings a token, so that all take one time.</summary>
    public async Task<KnownDevice?> FindAsync(string? token, long userId, CancellationToken cancellationToken = default)
    {
        var (hash, now) = (RandomKey.HashOf(token), clock.UtcNow);
        return hash is null ? null : await db.Set<KnownDevice>().AsNoTracking()
            .SingleOrDefaultAsync(d => d.TokenHash == hash && d.UserId == userId && d.ExpiresAt > now, cancellationToken);
    }

    /// <summary>Notes a complete sign-in, in the caller's transaction.</summary>
    /// <returns>The token that the browser keeps: the one it brought when it is good, else a new one; and whether the browser is new to this user.</returns>
    public async Task<(string Token, bool IsNew)> NoteAsync(PortalUser user, Origin origin, SignInFactor factor, bool skipCode, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(origin);
        var now = clock.UtcNow;
        var token = RandomKey.HashOf(origin.DeviceToken) is null ? RandomKey.New() : origin.DeviceToken!;
        var hash = RandomKey.HashOf(token)!;
        var device = await db.Set<KnownDevice>().SingleOrDefaultAsync(d => d.TokenHash == hash && d.UserId == user.Id, cancellationToken);
        var isNew = device is null || device.ExpiresAt <= now;
        if (device is null)
        {
            device = new KnownDevice { UserId = user.Id, TokenHash = hash, CreatedAt = now };
            db.Add(device);
        }

        device.Device = origin.Device;
        device.Source = origin.Source;
        device.LastUsedAt = now;
        device.ExpiresAt = now + KnownDevice.Life;
        if (factor != SignInFactor.RememberedDevice)
        {
            device.FactorShownAt = now;
            device.SkipsCodeUntil = skipCode ? now + KnownDevice.CodeSkipped : null;
            device.SecurityStamp = user.SecurityStamp!;
        }

        await db.SaveChangesAsync(cancellationToken);
        return (token, isNew);
    }

    public Task<List<KnownDevice>> ListAsync(long userId, CancellationToken cancellationToken = default)
    {
        var now = clock.UtcNow;
        return db.Set<KnownDevice>().AsNoTracking().Where(d => d.UserId == userId && d.ExpiresAt > now).OrderByDescending(d => d.LastUsedAt).ToListAsync(cancellationToken);
    }

    /// <summary>Forgets one browser, or all when no reference is given.</summary>
    public Task<int> ForgetAsync(long userId, string? reference, CancellationToken cancellationToken = default) =>
        db.Set<KnownDevice>().Where(d => d.UserId == userId && (reference == null || d.Reference == reference)).ExecuteDeleteAsync(cancellationToken);
}
