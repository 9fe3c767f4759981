using FinancePortal.Core.Cases;
using FinancePortal.Core.Customers.Emails;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Recovery;

/// <summary>Starts and ends recoveries and tells every contact, all in the caller's unit of work.</summary>
public sealed class RecoveryNoticeService(
    PortalDbContext db, SecurityClock clock, OneTimeTokenService tokens, CaseService cases, SecurityAlertService alerts, FieldCipher cipher, Letterhead letterhead, TimeProvider businessClock)
{
    /// <summary>Opens one, with a mail to each address of the person and a case for colleagues; with nobody given it writes a mail to nobody.</summary>
    /// <returns>The open recovery, the one there was or a new one.</returns>
    public async Task<AccessRecovery?> StartAsync(PortalUser? user, long? startedBy, CancellationToken cancellationToken = default)
    {
        var now = clock.UtcNow;
        var userId = user?.Id ?? 0;
        var open = (await db.Set<AccessRecovery>().Where(r => r.UserId == userId && r.CancelledAt == null && r.CompletedAt == null).ToListAsync(cancellationToken)).Find(r => r.IsOpen(now));
        if (user is null || open is not null)
        {
            var nobody = RecoveryStartedEmail.For("", "nobody", customerId: null, now + AccessRecovery.Wait).ToOutbox(letterhead, businessClock.UtcNow());
            nobody.DueAt = null;
            db.Add(nobody);
            return open;
        }

        var recovery = new AccessRecovery { UserId = user.Id, AskedAt = now, StartedBy = startedBy };
        db.Add(recovery);
        var language = await db.Customers.Where(c => c.CustomerId == user.CustomerId).Select(c => c.Language).SingleOrDefaultAsync(cancellationToken) ?? MailWords.English;
        foreach (var address in await AddressesAsync(user, cancellationToken))
        {
            var mail = (RecoveryStartedEmail.For(address, user.DisplayName, user.CustomerId, recovery.OpensAt) with { Language = language }).ToOutbox(letterhead, businessClock.UtcNow());
            mail.SealedSecret = cipher.Seal(tokens.Issue(TokenPurpose.CancelRecovery, user.Id, AccessRecovery.Life, address), mail.SecretAddress);
            db.Add(mail);
        }

        await cases.OpenAsync(CaseKind.LostAccess, recovery.Reference, "Lost all ways to sign in: call back, compare documents", BusinessClock.BusinessDateOf(recovery.OpensAt), user.CustomerId, cancellationToken: cancellationToken);
        return recovery;
    }

    public async Task CancelAsync(long userId, string outcome, CancellationToken cancellationToken = default)
    {
        var now = clock.UtcNow;
        foreach (var recovery in await db.Set<AccessRecovery>().Where(r => r.UserId == userId && r.CancelledAt == null && r.CompletedAt == null).ToListAsync(cancellationToken))
        {
            recovery.CancelledAt = now;
            await cases.CloseAsync(CaseKind.LostAccess, recovery.Reference, outcome, cancellationToken);
        }

        await tokens.RevokeAsync(TokenPurpose.Recover, userId, cancellationToken);
        await tokens.RevokeAsync(TokenPurpose.CancelRecovery, userId, cancellationToken);
    }

    /// <summary>The link goes to the address on file, and not before the wait is over.</summary>
    public async Task MailLinkAsync(AccessRecovery recovery, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recovery);
        var user = await db.Users.Include(u => u.Customer).SingleAsync(u => u.Id == recovery.UserId, cancellationToken);
        var now = clock.UtcNow;
        var left = recovery.OpensAt > now ? recovery.OpensAt - now : TimeSpan.Zero;
        var mail = RecoverEmail.For(user).ToOutbox(letterhead, businessClock.UtcNow());
        mail.DueAt = businessClock.UtcNow() + left;
        mail.SealedSecret = cipher.Seal(tokens.Issue(TokenPurpose.Recover, user.Id, left + AccessRecovery.LinkLife), mail.SecretAddress);
        db.Add(mail);
    }

    public async Task CompleteAsync(PortalUser user, AccessRecovery recovery, Origin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(recovery);
        db.Add(AccessLogEntry.Of(AccessEvent.RecoveryCompleted, user.Id, origin, clock.UtcNow));
        await alerts.TellAsync(user, RecoveredEmail.For(), origin, cancellationToken);
        await cases.CloseAsync(CaseKind.LostAccess, recovery.Reference, "recovered", cancellationToken);
    }

    private async Task<IEnumerable<string>> AddressesAsync(PortalUser user, CancellationToken cancellationToken)
    {
        var onFile = await db.Customers.Where(c => c.CustomerId == user.CustomerId).Select(c => c.Email).SingleOrDefaultAsync(cancellationToken);
        return new[] { user.Email ?? "", onFile ?? "" }.Where(a => a.Length > 0).DistinctBy(EmailAddress.Normalize, StringComparer.Ordinal);
    }
}
