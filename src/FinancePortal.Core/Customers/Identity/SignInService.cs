using FinancePortal.Core.Secrets;
using FinancePortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>Somebody who has shown the password and still owes a second factor. Worth nothing once the stamp is renewed.</summary>
public sealed record HalfSignedIn(long UserId, string Stamp);

/// <summary>The two steps of signing in. What it refuses it does not explain: every cause has one answer and takes one time.</summary>
public sealed class SignInService(PortalDbContext db, SecurityClock clock, PasswordHashing hashing, FieldCipher cipher)
{
    /// <returns>The half-signed-in user, or nothing: unknown, wrong, disabled.</returns>
    /// <exception cref="PasswordQueueFullException">Too many sign-ins at once.</exception>
    public async Task<HalfSignedIn?> CheckPasswordAsync(string email, string password, CancellationToken cancellationToken = default)
    {
        var name = EmailAddress.Normalize(email);
        var user = await db.Users.AsNoTracking().Where(u => u.NormalizedEmail == name)
            .Select(u => new { u.Id, u.PasswordHash, u.SecurityStamp, u.DisabledAt }).SingleOrDefaultAsync(cancellationToken);
        var verdict = await hashing.VerifyAsync(user?.PasswordHash, password, cancellationToken);
        if (!verdict.Matches || user is not { DisabledAt: null })
        {
            return null;
        }

        if (verdict.IsOutdated)
        {
            var fresh = await hashing.HashAsync(password, cancellationToken);
            await db.Users.Where(u => u.Id == user.Id && u.PasswordHash == user.PasswordHash)
                .ExecuteUpdateAsync(u => u.SetProperty(x => x.PasswordHash, fresh), cancellationToken);
        }

        return new HalfSignedIn(user.Id, user.SecurityStamp!);
    }

    /// <summary>
    /// Whether the code is the user's and was never used before. The step is taken by one statement that demands a smaller one, so of
    /// any number of equal codes at the same moment, on any number of instances, one wins.
    /// </summary>
    public async Task<bool> TakeCodeAsync(HalfSignedIn who, string? code, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(who);
        var app = await (from a in db.Set<AuthenticatorApp>()
                         join u in db.Users on a.UserId equals u.Id
                         where u.Id == who.UserId && u.SecurityStamp == who.Stamp && u.DisabledAt == null
                         select a).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (app is null)
        {
            return false;
        }

        var secret = Base32.Decode(cipher.Open(app.Secret, AuthenticatorApp.SecretAddress(app.UserId)));
        return Totp.FindStep(secret, code, clock.UtcNow) is { } step
            && await db.Set<AuthenticatorApp>().Where(a => a.UserId == who.UserId && a.LastStep < step)
                .ExecuteUpdateAsync(u => u.SetProperty(a => a.LastStep, step), cancellationToken) == 1;
    }
}
