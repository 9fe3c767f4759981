using System.Diagnostics;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Customers.Emails;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Registration;

/// <summary>
/// The first two steps to a sign-in: a claim selects a customer, and a code to a contact on file proves that the person is that customer. Whatever
/// was claimed, the same rows are written and the same answer is given at the same time; only the mailbox of the real person learns the difference.
/// </summary>
public sealed class RegistrationService(
    PortalDbContext db, SecurityClock clock, SsnService ssns, RegistrationGateService gate, CaseService cases, SecretKeys keys, FieldCipher cipher, Letterhead letterhead, AnswerFloor floor, TimeProvider businessClock)
{
    private const int BusyFloors = 5;

    /// <param name="claim">Of the right shape.</param>
    /// <param name="browser">The key that the browser brings.</param>
    /// <param name="origin">Of the request.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task ClaimAsync(PersonClaim claim, string browser, Origin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var arrived = Stopwatch.GetTimestamp();
        var keyHash = RandomKey.HashOf(browser) ?? throw new ArgumentException("Not a key.", nameof(browser));
        var found = await ssns.FindAsync(claim.Ssn, cancellationToken);
        var matches = ClaimMatch.Matches(claim, found ?? ClaimMatch.Nobody) & found is not null;
        var isBusy = await db.WriteAsync(async () =>
        {
            var (mayLook, busy, persistent) = await gate.TakeAsync(claim, browser, origin, cancellationToken);
            if (persistent && found is not null)
            {
                await cases.OpenAsync(CaseKind.RegistrationLock, found.Reference, "Online access asked for again and again with this person’s number", customerId: found.CustomerId, cancellationToken: cancellationToken);
            }

            var person = mayLook ? found : null;
            await NoteAsync(keyHash, person, person is not null && matches, origin, cancellationToken);
            return busy;
        }, cancellationToken);
        await floor.WaitAsync(arrived, isBusy ? BusyFloors : 1, cancellationToken);
    }

    /// <summary>The attempt of this browser while it lives.</summary>
    public async Task<RegistrationAttempt?> FindAsync(string? browser, CancellationToken cancellationToken = default)
    {
        var now = clock.UtcNow;
        return RandomKey.HashOf(browser) is { } hash
            ? await db.Set<RegistrationAttempt>().AsNoTracking().SingleOrDefaultAsync(a => a.KeyHash == hash && a.ExpiresAt > now && a.Stage != RegistrationStage.Completed, cancellationToken)
            : null;
    }

    /// <summary>Mails another code, if there was a first one, not too often. Nobody sees whether.</summary>
    public async Task MailAgainAsync(string? browser, Origin origin, CancellationToken cancellationToken = default)
    {
        var arrived = Stopwatch.GetTimestamp();
        if (RandomKey.HashOf(browser) is { } hash)
        {
            await db.WriteAsync(async () =>
            {
                var attempt = await db.Set<RegistrationAttempt>().SingleOrDefaultAsync(a => a.KeyHash == hash && a.Stage == RegistrationStage.AwaitingCode, cancellationToken);
                var person = attempt?.CustomerId is { } id ? await db.Customers.SingleAsync(c => c.CustomerId == id, cancellationToken) : null;
                if (attempt is not null)
                {
                    await MailAsync(attempt, person, await UserOfAsync(attempt.CustomerId, cancellationToken), attempt.MayGoOn, origin, cancellationToken);
                }

                return await db.SaveChangesAsync(cancellationToken);
            }, cancellationToken);
        }

        await floor.WaitAsync(arrived, cancellationToken);
    }

    /// <summary>Tries a code: five times at most, and only in the browser that asked.</summary>
    /// <returns>The browser's new key: whoever planted or saw the old one has nothing. Nothing when the code is wrong, used, too old, or was never sent.</returns>
    public async Task<string?> ConfirmAsync(string? browser, string? code, CancellationToken cancellationToken = default)
    {
        var arrived = Stopwatch.GetTimestamp();
        var hash = RandomKey.HashOf(browser) ?? [];
        var fresh = await db.WriteAsync(async () =>
        {
            var now = clock.UtcNow;
            var taken = await db.Set<RegistrationAttempt>()
                .Where(a => a.KeyHash == hash && a.Stage == RegistrationStage.AwaitingCode && a.Tries < RegistrationAttempt.MostTries && a.ExpiresAt > now)
                .ExecuteUpdateAsync(u => u.SetProperty(a => a.Tries, a => unchecked(a.Tries + 1)), cancellationToken);
            if (taken == 0)
            {
                return null;
            }

            var attempt = await db.Set<RegistrationAttempt>().SingleAsync(a => a.KeyHash == hash, cancellationToken);
            if (!(RegistrationCode.Matches(attempt, code, keys) & attempt.MayGoOn))
            {
                return null;
            }

            var key = RandomKey.New();
            attempt.KeyHash = RandomKey.HashOf(key)!;
            attempt.Stage = RegistrationStage.Proven;
            attempt.ExpiresAt = now + RegistrationAttempt.ProofLife;
            await db.SaveChangesAsync(cancellationToken);
            return key;
        }, cancellationToken);
        if (fresh is null)
        {
            await floor.WaitAsync(arrived, cancellationToken);
        }

        return fresh;
    }

    private async Task NoteAsync(byte[] keyHash, Customer? person, bool matches, Origin origin, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var customerId = person?.CustomerId;
        var user = await UserOfAsync(customerId, cancellationToken);
        var attempt = await db.Set<RegistrationAttempt>().SingleOrDefaultAsync(a => a.KeyHash == keyHash, cancellationToken);
        if (attempt is null)
        {
            attempt = new RegistrationAttempt { KeyHash = keyHash, CreatedAt = now, ExpiresAt = now };
            db.Add(attempt);
        }
        else if (attempt.CustomerId != customerId || attempt.Stage != RegistrationStage.AwaitingCode || attempt.ExpiresAt <= now)
        {
            // Other details in the same browser, or much later: whatever was on its way is worthless.
            attempt.CodeHash = [];
            attempt.Mails = 0;
            attempt.Stage = RegistrationStage.AwaitingCode;
            (attempt.Email, attempt.PasswordHash, attempt.ProvenEmail) = ("", "", "");
        }

        attempt.CustomerId = customerId;
        attempt.MayGoOn = matches && user is null;
        attempt.ExpiresAt = now + RegistrationAttempt.CodeLife;
        await MailAsync(attempt, person, user, matches, origin, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private Task<PortalUser?> UserOfAsync(long? customerId, CancellationToken cancellationToken)
    {
        var id = customerId ?? 0;
        return db.Users.AsNoTracking().Include(u => u.Customer).SingleOrDefaultAsync(u => u.CustomerId == id, cancellationToken);
    }

    /// <summary>Writes one e-mail in every case. One that must not go out is addressed to nobody and never due.</summary>
    private async Task MailAsync(RegistrationAttempt attempt, Customer? person, PortalUser? user, bool matches, Origin origin, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var (customerId, since) = (attempt.CustomerId ?? 0, now - RegistrationAttempt.BetweenMails);
        var recently = await db.Set<RegistrationAttempt>().AnyAsync(a => a.CustomerId == customerId && a.MailedAt > since, cancellationToken);
        var code = RegistrationCode.New();
        var draft = user is not null ? AlreadyRegisteredEmail.For(user) : matches ? RegistrationCodeEmail.For(person!) : DetailsDontMatchEmail.For(person ?? ClaimMatch.Nobody);
        var goesOut = person is not null && draft.To.Length > 0 && !recently && attempt.Mails < RegistrationAttempt.MostMails;
        var mail = (goesOut ? draft : draft with { To = "", CustomerId = null }).ToOutbox(letterhead, businessClock.UtcNow());
        mail.SealedSecret = cipher.Seal(code, mail.SecretAddress);
        mail.DueAt = goesOut ? mail.DueAt : null;
        db.Add(mail);
        db.Add(AccessLogEntry.Of(AccessEvent.RegistrationAttempted, user?.Id, origin, now));

        // A code on its way stays good when nothing new is mailed: a second press of the button loses nothing.
        if (goesOut || attempt.CodeHash.Length == 0)
        {
            attempt.CodeHash = RegistrationCode.HashOf(code, attempt.KeyHash, keys);
            attempt.Tries = 0;
        }

        if (goesOut)
        {
            attempt.MailedAt = now;
            attempt.Mails++;
            attempt.ProvenEmail = matches && user is null ? person!.Email : "";
            attempt.ExpiresAt = now + RegistrationAttempt.CodeLife;
        }
    }
}
