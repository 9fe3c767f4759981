using FinancePortal.Core.Customers.Emails;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>What a person can show beyond the password.</summary>
/// <param name="AppSince">When the authenticator app was set up; nothing without one.</param>
public sealed record Factors(DateTime? AppSince, int Passkeys, int RecoveryCodes, bool PaymentsFrozen)
{
    public bool Any => AppSince is not null || Passkeys > 0;
}

/// <summary>
/// Sets up and takes away second factors. Every change renews the user's stamp: other sessions and remembered devices end with it, and the caller
/// starts the person's own session anew.
/// </summary>
public sealed class FactorService(PortalDbContext db, SecurityClock clock, AuthenticatorService authenticators, SecurityAlertService alerts)
{
    public async Task<Factors> OfAsync(long userId, CancellationToken cancellationToken = default) =>
        await db.Users.Where(u => u.Id == userId).Select(u => new Factors(
            db.Set<AuthenticatorApp>().Where(a => a.UserId == u.Id).Select(a => (DateTime?)a.EnrolledAt).SingleOrDefault(),
            db.Set<IdentityUserPasskey<long>>().Count(p => p.UserId == u.Id),
            db.Set<RecoveryCode>().Count(c => c.UserId == u.Id && c.UsedAt == null),
            u.Customer != null && u.Customer.PaymentsFrozenAt != null)).SingleAsync(cancellationToken);

    /// <summary>The address that the app opens on, the letterhead of its entry.</summary>
    public async Task<string> NameAsync(long userId, CancellationToken cancellationToken = default) =>
        await db.Users.Where(u => u.Id == userId).Select(u => u.Email!).SingleAsync(cancellationToken);

    /// <summary>Sets up an app, in place of an earlier one, when the code proves that it holds the secret. That code is used up with it (T5).</summary>
    /// <param name="stamp">For somebody half-way in: what their note says, so that a note works once. For somebody signed in, nothing.</param>
    /// <returns>The user under the new stamp; nothing when the code is wrong.</returns>
    public Task<HalfSignedIn?> EnrollAppAsync(long userId, string? stamp, string secret, string? code, Origin origin, CancellationToken cancellationToken = default)
    {
        if (Totp.FindStep(Base32.Decode(secret), code, clock.UtcNow) is not { } step)
        {
            return Task.FromResult<HalfSignedIn?>(null);
        }

        return ChangeAsync(userId, stamp, async user =>
        {
            var replaced = await authenticators.RemoveAsync(user.Id, cancellationToken) > 0;
            await authenticators.EnrollAsync(user.Id, secret, step, cancellationToken);
            db.Add(AccessLogEntry.Of(AccessEvent.FactorAdded, user.Id, origin, clock.UtcNow, SignInFactor.AuthenticatorApp));
            await alerts.TellAsync(user, FactorsEmail.AppAdded(replaced), origin, cancellationToken);
            return true;
        }, cancellationToken);
    }

    /// <returns>Nothing when it is the only factor: nobody may lock themselves out, or be left with a password alone.</returns>
    public Task<HalfSignedIn?> RemoveAppAsync(long userId, Origin origin, CancellationToken cancellationToken = default) => ChangeAsync(userId, stamp: null, async user =>
    {
        if (!await db.Set<IdentityUserPasskey<long>>().AnyAsync(p => p.UserId == user.Id, cancellationToken) || await authenticators.RemoveAsync(user.Id, cancellationToken) == 0)
        {
            return false;
        }

        db.Add(AccessLogEntry.Of(AccessEvent.FactorRemoved, user.Id, origin, clock.UtcNow, SignInFactor.AuthenticatorApp));
        await alerts.TellAsync(user, FactorsEmail.AppRemoved(), origin, cancellationToken);
        return true;
    }, cancellationToken);

    /// <summary>One transaction around every change of factors.</summary>
    internal Task<HalfSignedIn?> ChangeAsync(long userId, string? stamp, Func<PortalUser, Task<bool>> change, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == userId && (stamp == null || u.SecurityStamp == stamp) && u.DisabledAt == null && u.FrozenAt == null, cancellationToken);
        if (user is null || !await change(user))
        {
            return null;
        }

        var now = clock.UtcNow;
        user.TwoFactorEnabled = true;
        user.SecurityStamp = Reference.New();
        await db.Set<UserSession>().Where(s => s.UserId == userId && s.EndedAt == null)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.EndedAt, now).SetProperty(s => s.EndReason, SessionEnd.CredentialsChanged), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new HalfSignedIn(userId, user.SecurityStamp, user.CustomerId is not null);
    }, cancellationToken);
}
