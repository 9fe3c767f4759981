using FinancePortal.Core.Data;
using FinancePortal.Core.Secrets;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Notifications;

/// <summary>Codes and links that wait in the outbox or for the printer, sealed anew after a new key was added. There are few at a time: all are looked at.</summary>
public sealed class WaitingSecretsService(PortalDbContext db, FieldCipher cipher)
{
    /// <summary>Rewrites up to <paramref name="most"/> e-mails behind <paramref name="after"/>. One that is sent meanwhile is left as it is.</summary>
    public async Task<RenewedSecrets> RenewEmailsAsync(long after, int most, CancellationToken cancellationToken = default)
    {
        var rows = await db.OutboxEmails.AsNoTracking().Where(e => e.OutboxEmailId > after && e.SealedSecret != null).OrderBy(e => e.OutboxEmailId).Take(most).ToListAsync(cancellationToken);
        var (renewed, unreadable) = (0, 0);
        foreach (var row in rows.Where(r => !cipher.IsCurrent(r.SealedSecret)))
        {
            if (Resealed(row.SealedSecret!, row.SecretAddress) is not { } box)
            {
                unreadable++;
                continue;
            }

            renewed += await db.OutboxEmails.Where(e => e.OutboxEmailId == row.OutboxEmailId && e.SealedSecret != null)
                .ExecuteUpdateAsync(u => u.SetProperty(e => e.SealedSecret, box), cancellationToken);
        }

        return new RenewedSecrets(renewed, unreadable, rows.Count == most ? rows[^1].OutboxEmailId : null);
    }

    /// <summary>The same for letters that are not printed yet.</summary>
    public async Task<RenewedSecrets> RenewLettersAsync(long after, int most, CancellationToken cancellationToken = default)
    {
        var rows = await db.Set<PostalLetter>().AsNoTracking().Where(l => l.PostalLetterId > after && l.SealedSecret != null).OrderBy(l => l.PostalLetterId).Take(most).ToListAsync(cancellationToken);
        var (renewed, unreadable) = (0, 0);
        foreach (var row in rows.Where(r => !cipher.IsCurrent(r.SealedSecret)))
        {
            if (Resealed(row.SealedSecret!, row.SecretAddress) is not { } box)
            {
                unreadable++;
                continue;
            }

            renewed += await db.Set<PostalLetter>().Where(l => l.PostalLetterId == row.PostalLetterId && l.SealedSecret != null)
                .ExecuteUpdateAsync(u => u.SetProperty(l => l.SealedSecret, box), cancellationToken);
        }

        return new RenewedSecrets(renewed, unreadable, rows.Count == most ? rows[^1].PostalLetterId : null);
    }

    private byte[]? Resealed(byte[] box, FieldAddress address) => cipher.TryOpen(box, address, out var secret) ? cipher.Seal(secret, address) : null;
}
