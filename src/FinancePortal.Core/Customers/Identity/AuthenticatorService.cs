using FinancePortal.Core.Data;
using FinancePortal.Core.Secrets;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>Authenticator apps: enrols them and takes their codes.</summary>
public sealed class AuthenticatorService(PortalDbContext db, SecurityClock clock, FieldCipher cipher)
{
    /// <summary>
    /// Whether the code is the user's and was never used before. The step is taken by one statement that demands a smaller one, so of any
    /// number of equal codes at the same moment, on any number of instances, one wins.
    /// </summary>
    public async Task<bool> TakeAsync(long userId, string? code, CancellationToken cancellationToken = default)
    {
        if (await db.Set<AuthenticatorApp>().AsNoTracking().SingleOrDefaultAsync(a => a.UserId == userId, cancellationToken) is not { } app)
        {
            return false;
        }

        var secret = Base32.Decode(cipher.Open(app.Secret, AuthenticatorApp.SecretAddress(userId)));
        return Totp.FindStep(secret, code, clock.UtcNow) is { } step
            && await db.Set<AuthenticatorApp>().Where(a => a.UserId == userId && a.LastStep < step)
                .ExecuteUpdateAsync(u => u.SetProperty(a => a.LastStep, step), cancellationToken) == 1;
    }

    /// <summary>Gives the user this app, in place of an earlier one, in the caller's transaction.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="secret">Base32.</param>
    /// <param name="lastStep">The step of the code that proved it; that code cannot sign in any more (T5).</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task EnrollAsync(long userId, string secret, long lastStep, CancellationToken cancellationToken = default)
    {
        await db.Set<AuthenticatorApp>().Where(a => a.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        db.Add(new AuthenticatorApp
        {
            UserId = userId,
            Secret = cipher.Seal(secret, AuthenticatorApp.SecretAddress(userId)),
            SecretKey = cipher.CurrentKey,
            LastStep = lastStep,
            EnrolledAt = clock.UtcNow,
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    public Task<int> RemoveAsync(long userId, CancellationToken cancellationToken = default) =>
        db.Set<AuthenticatorApp>().Where(a => a.UserId == userId).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Since when the user has an app; nothing when they have none.</summary>
    public Task<DateTime?> EnrolledAtAsync(long userId, CancellationToken cancellationToken = default) =>
        db.Set<AuthenticatorApp>().Where(a => a.UserId == userId).Select(a => (DateTime?)a.EnrolledAt).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Rewrites up to <paramref name="most"/> secrets behind <paramref name="after"/> that an older key sealed.</summary>
    public async Task<RenewedSecrets> RenewAsync(long after, int most, CancellationToken cancellationToken = default)
    {
        var current = cipher.CurrentKey;
        var apps = await db.Set<AuthenticatorApp>().AsNoTracking().Where(a => a.UserId > after && a.SecretKey != current).OrderBy(a => a.UserId).Take(most).ToListAsync(cancellationToken);
        var unreadable = 0;
        foreach (var app in apps)
        {
            var address = AuthenticatorApp.SecretAddress(app.UserId);
            if (!cipher.TryOpen(app.Secret, address, out var secret))
            {
                unreadable++;
                continue;
            }

            var box = cipher.Seal(secret, address);
            await db.Set<AuthenticatorApp>().Where(a => a.UserId == app.UserId && a.SecretKey == app.SecretKey && a.EnrolledAt == app.EnrolledAt)
                .ExecuteUpdateAsync(u => u.SetProperty(a => a.Secret, box).SetProperty(a => a.SecretKey, current), cancellationToken);
        }

        return new RenewedSecrets(apps.Count - unreadable, unreadable, apps.Count == most ? apps[^1].UserId : null);
    }
}
