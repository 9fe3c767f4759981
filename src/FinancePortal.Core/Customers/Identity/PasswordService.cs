using FinancePortal.Core.Customers.Emails;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>New passwords: changed by somebody signed in, or set through a mailed link. A reset never signs in and never replaces the second factor.</summary>
public sealed class PasswordService(
    PortalDbContext db, SecurityClock clock, PasswordHashing hashing, PasswordRules rules, OneTimeTokenService tokens, AttemptService attempts, SecurityAlertService alerts, FieldCipher cipher, Letterhead letterhead, TimeProvider businessClock)
{
    private static readonly TimeSpan ResetLife = TimeSpan.FromMinutes(30);
    private static readonly AttemptRule Resets = new() { Window = TimeSpan.FromHours(1), Most = 3 };
    private static readonly AttemptRule ResetsOfNetwork = new() { Window = TimeSpan.FromHours(1), Most = 30 };

    /// <summary>Mails a link to the address, if somebody signs in with it. Nothing that the caller can see tells whether.</summary>
    public async Task AskResetAsync(string email, Origin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(origin);
        var name = EmailAddress.Normalize(email);
        var looked = await attempts.TakeAsync("reset network", origin.Network, ResetsOfNetwork, cancellationToken) & await attempts.TakeAsync("reset", name, Resets, cancellationToken);
        await db.WriteAsync(async () =>
        {
            var user = await db.Users.Include(u => u.Customer).SingleOrDefaultAsync(u => u.NormalizedEmail == name && u.DisabledAt == null, cancellationToken);
            db.Add(AccessLogEntry.Of(AccessEvent.ResetAsked, user?.Id, origin, clock.UtcNow));
            if (looked && user is not null)
            {
                await tokens.RevokeAsync(TokenPurpose.ResetPassword, user.Id, cancellationToken);
                var now = businessClock.UtcNow();
                var mail = ResetPasswordEmail.For(user).ToOutbox(letterhead, now);
                mail.SealedSecret = cipher.Seal(tokens.Issue(TokenPurpose.ResetPassword, user.Id, ResetLife, name), mail.SecretAddress);
                db.Add(mail);
            }

            return await db.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
    }

    /// <summary>What is wrong with a password for this person; nothing when it is fine.</summary>
    public async Task<string?> RefusalAsync(long userId, string password, CancellationToken cancellationToken = default)
    {
        var own = await (from u in db.Users
                         where u.Id == userId
                         select new { u.Email, u.DisplayName, Street = u.Customer == null ? "" : u.Customer.Street, City = u.Customer == null ? "" : u.Customer.City }).SingleAsync(cancellationToken);
        return rules.Refusal(password, own.Email ?? "", own.DisplayName, own.Street, own.City, letterhead.Company);
    }

    /// <summary>Uses the mailed link. The second factor stays what it was; every session ends; a locked sign-in opens again.</summary>
    /// <returns>False when the link was used or is too old.</returns>
    public async Task<bool> ResetAsync(string token, string password, Origin origin, CancellationToken cancellationToken = default)
    {
        var hash = await hashing.HashAsync(password, cancellationToken);
        return await db.WriteAsync(async () =>
        {
            if (await tokens.TakeAsync(TokenPurpose.ResetPassword, token, cancellationToken) is not { } taken)
            {
                return false;
            }

            var user = await db.Users.SingleAsync(u => u.Id == taken.UserId, cancellationToken);
            user.FrozenAt = null;
            await attempts.ClearAsync(SignInGateService.Person, user.NormalizedEmail!, cancellationToken);
            await SetAsync(user, hash, AccessEvent.PasswordReset, origin, cancellationToken);
            return true;
        }, cancellationToken);
    }

    /// <summary>A signed-in person sets a new password. Their other sessions end; the caller gives them a new one.</summary>
    public async Task ChangeAsync(long userId, string password, Origin origin, CancellationToken cancellationToken = default)
    {
        var hash = await hashing.HashAsync(password, cancellationToken);
        await db.WriteAsync(async () =>
        {
            await SetAsync(await db.Users.SingleAsync(u => u.Id == userId, cancellationToken), hash, AccessEvent.PasswordChanged, origin, cancellationToken);
            return true;
        }, cancellationToken);
    }

    private async Task SetAsync(PortalUser user, string hash, AccessEvent what, Origin origin, CancellationToken cancellationToken)
    {
        user.PasswordHash = hash;
        user.SecurityStamp = Reference.New(); // ends every session and every remembered device
        var now = clock.UtcNow;
        await db.Set<UserSession>().Where(s => s.UserId == user.Id && s.EndedAt == null)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.EndedAt, now).SetProperty(s => s.EndReason, SessionEnd.CredentialsChanged), cancellationToken);
        db.Add(AccessLogEntry.Of(what, user.Id, origin, now));
        await alerts.TellAsync(user, PasswordChangedEmail.For(what), origin, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
