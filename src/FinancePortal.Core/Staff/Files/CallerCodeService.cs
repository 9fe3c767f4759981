using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FinancePortal.Core.Audit;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Staff.Files;

/// <summary>Makes the code that a caller reads out, and checks it.</summary>
public sealed class CallerCodeService(PortalDbContext db, SecretKeys keys, Letterhead letterhead, TimeProvider clock)
{
    /// <summary>A new code for a customer who is signed in; an older one ends.</summary>
    public Task<string> MakeAsync(long customerId, Actor actor, CancellationToken cancellationToken) => db.WriteAsync(
        async () =>
        {
            var code = await NewAsync(customerId, cancellationToken);
            db.AuditRows.Add(new AuditRow(actor, "caller code made", "", clock.UtcNow(), customerId));
            await db.SaveChangesAsync(cancellationToken);
            return code;
        },
        cancellationToken);

    /// <summary>Sends a new code to the address on file, for a caller who is not signed in.</summary>
    /// <returns>False when there is no address.</returns>
    public Task<bool> SendAsync(long customerId, Actor actor, CancellationToken cancellationToken) => db.WriteAsync(
        async () =>
        {
            var customer = await db.Customers.SingleAsync(c => c.CustomerId == customerId, cancellationToken);
            if (customer.Email.Length == 0)
            {
                return false;
            }

            var draft = new EmailDraft
            {
                To = customer.Email,
                CustomerId = customerId,
                Subject = "Your code for the call",
                Greeting = customer.FirstName,
                Paragraphs =
                [
                    $"Read this code to the person from {letterhead.Company} you are talking to: {await NewAsync(customerId, cancellationToken)}",
                    "It works for ten minutes. If you are not on the phone with us, ignore this message and don’t give the code to anybody.",
                ],
            };
            db.OutboxEmails.Add(draft.ToOutbox(letterhead, clock.UtcNow()));
            db.AuditRows.Add(new AuditRow(actor, "caller code sent", customer.Reference, clock.UtcNow(), customerId));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Whether the caller knows the code; it works once, and a few wrong tries end it. The caller saves.</summary>
    internal async Task<bool> CheckAsync(long customerId, string typed, CancellationToken cancellationToken)
    {
        var row = await db.Set<CallerCode>().SingleOrDefaultAsync(c => c.CustomerId == customerId, cancellationToken);
        if (row is null || row.EndsAt <= clock.UtcNow() || row.Tries >= CallerCode.MostTries)
        {
            return false;
        }

        row.Tries++;
        var right = CryptographicOperations.FixedTimeEquals(row.Hash, HashOf(customerId, typed));
        if (right)
        {
            row.EndsAt = clock.UtcNow();
        }

        return right;
    }

    private async Task<string> NewAsync(long customerId, CancellationToken cancellationToken)
    {
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var endsAt = clock.UtcNow() + CallerCode.Lasts;
        if (await db.Set<CallerCode>().SingleOrDefaultAsync(c => c.CustomerId == customerId, cancellationToken) is { } row)
        {
            (row.Hash, row.EndsAt, row.Tries) = (HashOf(customerId, code), endsAt, 0);
        }
        else
        {
            db.Add(new CallerCode { CustomerId = customerId, Hash = HashOf(customerId, code), EndsAt = endsAt });
        }

        return code;
    }

    private byte[] HashOf(long customerId, string code) =>
        HMACSHA256.HashData(keys.Lookups.CurrentKey, Encoding.UTF8.GetBytes($"caller {customerId} {string.Concat(code.Where(char.IsAsciiDigit))}"));
}
