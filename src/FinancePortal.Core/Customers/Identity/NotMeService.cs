using FinancePortal.Core.Customers.Emails;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>
/// "This wasn't me": locks a sign-in at once from a link that needs no sign-in. It signs nobody in and undoes nothing; a new password
/// through a mailed link, and then the second factor, open it again.
/// </summary>
public sealed class NotMeService(PortalDbContext db, SecurityClock clock, OneTimeTokenService tokens, SecurityAlertService alerts, FieldCipher cipher, Letterhead letterhead, TimeProvider businessClock)
{
    private static readonly TimeSpan ResetLife = TimeSpan.FromHours(24);

    public async Task<bool> IsGoodAsync(string token, CancellationToken cancellationToken = default) =>
        await tokens.FindAsync(TokenPurpose.NotMe, token, cancellationToken) is not null;

    /// <returns>False when the link was used or is too old.</returns>
    public Task<bool> LockAsync(string token, Origin origin, CancellationToken cancellationToken = default) => db.WriteAsync(async () =>
    {
        if (await tokens.TakeAsync(TokenPurpose.NotMe, token, cancellationToken) is not { } taken)
        {
            return false;
        }

        var user = await db.Users.Include(u => u.Customer).SingleAsync(u => u.Id == taken.UserId, cancellationToken);
        var now = clock.UtcNow;
        user.FrozenAt = now;
        user.SecurityStamp = Reference.New();
        await db.Customers.Where(c => c.CustomerId == user.CustomerId).ExecuteUpdateAsync(u => u.SetProperty(c => c.PaymentsFrozenAt, now), cancellationToken);
        await db.Set<UserSession>().Where(s => s.UserId == user.Id && s.EndedAt == null)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.EndedAt, now).SetProperty(s => s.EndReason, SessionEnd.NotMe), cancellationToken);
        await db.Set<KnownDevice>().Where(d => d.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
        db.Add(AccessLogEntry.Of(AccessEvent.NotMe, user.Id, origin, now));
        await alerts.TellAsync(user, LockedEmail.For(), origin, cancellationToken);

        // To the address that the link was mailed to, which may be the old one of a change that somebody else made.
        var mail = (ResetPasswordEmail.For(user) with { To = taken.Subject }).ToOutbox(letterhead, businessClock.UtcNow());
        mail.SealedSecret = cipher.Seal(tokens.Issue(TokenPurpose.ResetPassword, user.Id, ResetLife, taken.Subject), mail.SecretAddress);
        db.Add(mail);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }, cancellationToken);
}
