using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FinancePortal.Core.Customers.Emails;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Customers.Risk;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Contact;

/// <summary>Another e-mail address to sign in with and be written to: proven by a code mailed there, told at the old one.</summary>
public sealed class EmailChangeService(
    PortalDbContext db, SecurityClock clock, FactorService factors, SecurityAlertService alerts, RiskService risk, SecretKeys keys, FieldCipher cipher, Letterhead letterhead, TimeProvider businessClock)
{
    private const int Digits = 8;

    /// <summary>
    /// Mails a code to the new address. When somebody signs in with it already, that mailbox is told so instead: the page says the same.
    /// </summary>
    public Task AskAsync(long userId, string email, CancellationToken cancellationToken = default) => db.WriteAsync(async () =>
    {
        var user = await db.Users.Include(u => u.Customer).SingleAsync(u => u.Id == userId, cancellationToken);
        var name = EmailAddress.Normalize(email);
        var isTaken = await db.Users.AnyAsync(u => u.NormalizedEmail == name, cancellationToken);
        var code = RandomNumberGenerator.GetString("0123456789", Digits);
        await db.Set<EmailChange>().Where(c => c.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        db.Add(new EmailChange { UserId = userId, NewEmail = email.Trim(), CodeHash = HashOf(userId, isTaken ? "" : code), ExpiresAt = clock.UtcNow + EmailChange.Life });
        var mail = (isTaken ? NewAddressEmail.Taken(email.Trim(), user.DisplayName) : NewAddressEmail.WithCode(email.Trim(), user)).ToOutbox(letterhead, businessClock.UtcNow());
        mail.SealedSecret = isTaken ? null : cipher.Seal(code, mail.SecretAddress);
        db.Add(mail);
        return await db.SaveChangesAsync(cancellationToken);
    }, cancellationToken);

    /// <summary>The address that waits for its code.</summary>
    public Task<string?> PendingAsync(long userId, CancellationToken cancellationToken = default)
    {
        var now = clock.UtcNow;
        return db.Set<EmailChange>().Where(c => c.UserId == userId && c.ExpiresAt > now).Select(c => c.NewEmail).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The code came back: from now on this is the address. All other sessions end.</summary>
    /// <returns>Nothing when the code is wrong, too old, or was tried too often.</returns>
    public async Task<HalfSignedIn?> ConfirmAsync(long userId, string? code, Origin origin, CancellationToken cancellationToken = default)
    {
        // The try is counted by itself, so that no number of parallel ones gets more than five.
        var now = clock.UtcNow;
        var typed = code?.Replace(" ", "", StringComparison.Ordinal) ?? "";
        if (await db.Set<EmailChange>().Where(c => c.UserId == userId && c.ExpiresAt > now && c.Tries < EmailChange.MostTries).ExecuteUpdateAsync(u => u.SetProperty(c => c.Tries, c => unchecked(c.Tries + 1)), cancellationToken) == 0
            || typed.Length != Digits || !typed.All(char.IsAsciiDigit))
        {
            return null;
        }

        return await factors.ChangeAsync(userId, stamp: null, async user =>
        {
            var change = await db.Set<EmailChange>().AsNoTracking().SingleOrDefaultAsync(c => c.UserId == userId, cancellationToken);
            if (change is null || !CryptographicOperations.FixedTimeEquals(HashOf(userId, typed), change.CodeHash)
                || await db.Set<EmailChange>().Where(c => c.UserId == userId).ExecuteDeleteAsync(cancellationToken) == 0)
            {
                return false;
            }

            var customer = await db.Customers.SingleOrDefaultAsync(c => c.CustomerId == user.CustomerId, cancellationToken);
            var old = new[] { user.Email ?? "", customer?.Email ?? "" };
            (user.Email, user.UserName, user.EmailConfirmed) = (change.NewEmail, change.NewEmail, true);
            user.NormalizedEmail = user.NormalizedUserName = EmailAddress.Normalize(change.NewEmail);
            db.Add(AccessLogEntry.Of(AccessEvent.EmailChanged, user.Id, origin, clock.UtcNow));
            if (customer is not null)
            {
                customer.Email = change.NewEmail;
                customer.MoneyOutHeldUntil = clock.UtcNow + RiskService.AfterContactChange;
            }

            await alerts.TellAsync(user, ContactChangedEmail.Email(change.NewEmail) with { AlsoTell = old }, origin, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            if (customer is not null)
            {
                await risk.NoteAsync(customer.CustomerId, RiskyAct.ContactChanged, cancellationToken);
            }

            return true;
        }, cancellationToken);
    }

    private byte[] HashOf(long userId, string code) => HMACSHA256.HashData(keys.Lookups.CurrentKey, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"email code|{userId}|{code}")));
}
