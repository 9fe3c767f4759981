using System.Security.Cryptography;
using System.Text;
using FinancePortal.Core.Customers.Emails;
using FinancePortal.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>Keeps passkeys. What a browser sent was checked before it comes here: its signature, its origin, and that its owner was asked.</summary>
public sealed class PasskeyService(PortalDbContext db, SecurityClock clock, FactorService factors, SignInGateService gate, SecurityAlertService alerts)
{
    private static readonly TimeSpan SpentKept = TimeSpan.FromHours(1);

    public Task<List<Passkey>> ListAsync(long userId, CancellationToken cancellationToken = default) =>
        db.Set<Passkey>().AsNoTracking().Where(p => p.UserId == userId).OrderBy(p => p.CreatedAt).ToListAsync(cancellationToken);

    /// <param name="stamp">For somebody half-way in; for somebody signed in, nothing.</param>
    /// <returns>The user under the new stamp; nothing when there are too many already.</returns>
    public Task<HalfSignedIn?> AddAsync(long userId, string? stamp, UserPasskeyInfo shown, string name, Origin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(shown);
        return factors.ChangeAsync(userId, stamp, async user =>
        {
            if (await db.Set<Passkey>().CountAsync(p => p.UserId == userId, cancellationToken) >= Passkey.MostPerUser)
            {
                return false;
            }

            db.Add(new Passkey { UserId = userId, CredentialId = shown.CredentialId, Name = name, CreatedAt = clock.UtcNow });
            db.Add(new IdentityUserPasskey<long>
            {
                UserId = userId,
                CredentialId = shown.CredentialId,
                Data = new IdentityPasskeyData
                {
                    PublicKey = shown.PublicKey,
                    Name = name,
                    CreatedAt = shown.CreatedAt,
                    SignCount = shown.SignCount,
                    Transports = shown.Transports,
                    IsUserVerified = shown.IsUserVerified,
                    IsBackupEligible = shown.IsBackupEligible,
                    IsBackedUp = shown.IsBackedUp,
                    AttestationObject = shown.AttestationObject,
                    ClientDataJson = shown.ClientDataJson,
                },
            });
            db.Add(AccessLogEntry.Of(AccessEvent.FactorAdded, userId, origin, clock.UtcNow, SignInFactor.Passkey, name));
            await alerts.TellAsync(user, FactorsEmail.PasskeyAdded(name), origin, cancellationToken);
            return true;
        }, cancellationToken);
    }

    /// <exception cref="NotFoundException">It is not theirs.</exception>
    public async Task RenameAsync(long userId, string reference, string name, CancellationToken cancellationToken = default)
    {
        if (await db.Set<Passkey>().Where(p => p.UserId == userId && p.Reference == reference).ExecuteUpdateAsync(u => u.SetProperty(p => p.Name, name), cancellationToken) == 0)
        {
            throw new NotFoundException();
        }
    }

    /// <returns>Nothing when it is the only factor.</returns>
    /// <exception cref="NotFoundException">It is not theirs.</exception>
    public Task<HalfSignedIn?> RemoveAsync(long userId, string reference, Origin origin, CancellationToken cancellationToken = default) => factors.ChangeAsync(userId, stamp: null, async user =>
    {
        var all = await db.Set<Passkey>().Where(p => p.UserId == userId).ToListAsync(cancellationToken);
        var gone = all.Find(p => p.Reference == reference) ?? throw new NotFoundException();
        if (all.Count == 1 && !await db.Set<AuthenticatorApp>().AnyAsync(a => a.UserId == userId, cancellationToken))
        {
            return false;
        }

        await db.Set<IdentityUserPasskey<long>>().Where(p => p.UserId == userId && p.CredentialId == gone.CredentialId).ExecuteDeleteAsync(cancellationToken);
        db.Remove(gone);
        db.Add(AccessLogEntry.Of(AccessEvent.FactorRemoved, userId, origin, clock.UtcNow, SignInFactor.Passkey, gone.Name));
        await alerts.TellAsync(user, FactorsEmail.PasskeyRemoved(gone.Name), origin, cancellationToken);
        return true;
    }, cancellationToken);

    /// <summary>Somebody has shown a passkey: at sign-in, or once more while signed in. It counts as password and factor at once.</summary>
    /// <returns>Nothing for a user who is disabled, locked, not confirmed, or has to wait, and for a passkey that was removed or copied meanwhile.</returns>
    public Task<HalfSignedIn?> ShownAsync(long userId, UserPasskeyInfo shown, AccessEvent what, Origin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(shown);
        return db.WriteAsync(async () =>
        {
            var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == userId, cancellationToken);
            var lane = await gate.LaneAsync(user.NormalizedEmail!, userId, origin, cancellationToken);
            var looked = await gate.MayTryAsync(lane, origin, cancellationToken);
            var key = await db.Set<IdentityUserPasskey<long>>().SingleOrDefaultAsync(p => p.UserId == userId && p.CredentialId == shown.CredentialId, cancellationToken);
            if (!looked || key is null || user is not { DisabledAt: null, FrozenAt: null, EmailConfirmed: true })
            {
                await gate.FailedAsync(lane, looked ? AccessEvent.PasskeyRefused : AccessEvent.SignInHeld, origin, cancellationToken);
                return null;
            }

            await gate.PassedAsync(lane, origin, cancellationToken);
            var now = clock.UtcNow;
            key.Data.SignCount = shown.SignCount;
            key.Data.IsBackedUp = shown.IsBackedUp;
            key.Data.IsUserVerified = shown.IsUserVerified;
            await db.Set<Passkey>().Where(p => p.CredentialId == shown.CredentialId).ExecuteUpdateAsync(u => u.SetProperty(p => p.LastUsedAt, now), cancellationToken);
            if (what == AccessEvent.ConfirmedAgain)
            {
                db.Add(AccessLogEntry.Of(what, userId, origin, now, SignInFactor.Passkey));
            }

            await db.SaveChangesAsync(cancellationToken);
            return new HalfSignedIn(userId, user.SecurityStamp!, user.CustomerId is not null);
        }, cancellationToken);
    }

    /// <summary>Uses up a challenge. Of any number of answers to it, at whichever instance, one is looked at.</summary>
    public async Task<bool> SpendAsync(string challenge, CancellationToken cancellationToken = default)
    {
        var old = clock.UtcNow - SpentKept;
        await db.Set<SpentChallenge>().Where(s => s.SpentAt < old).ExecuteDeleteAsync(cancellationToken);
        var spent = db.Add(new SpentChallenge { Hash = SHA256.HashData(Encoding.UTF8.GetBytes(challenge)), SpentAt = clock.UtcNow });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException e) when (WriteTransaction.IsDuplicate(e))
        {
            return false;
        }
        finally
        {
            spent.State = EntityState.Detached;
        }
    }
}
