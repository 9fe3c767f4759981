using FinancePortal.Core.Data;
using FinancePortal.Core.Secrets;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments.Wallet;

/// <summary>After a new key was added: seals account numbers anew, while they stay readable.</summary>
public sealed class AccountNumberRenewalService(PortalDbContext db, FieldCipher cipher)
{
    /// <summary>Rewrites up to <paramref name="most"/> rows behind <paramref name="after"/> that an older key sealed.</summary>
    public async Task<RenewedSecrets> RenewAsync(long after, int most, CancellationToken cancellationToken)
    {
        var key = cipher.CurrentKey;
        var rows = await db.PaymentMethods.AsNoTracking().Where(m => m.PaymentMethodId > after && m.AccountNumberKey != key && m.AccountNumber != null)
            .OrderBy(m => m.PaymentMethodId).Take(most)
            .Select(m => new { m.PaymentMethodId, m.Reference, Sealed = m.AccountNumber!, m.AccountNumberKey, m.Version })
            .ToListAsync(cancellationToken);
        var unreadable = 0;
        foreach (var row in rows)
        {
            var address = AccountNumberSeal.AddressOf(row.Reference);
            if (!cipher.TryOpen(row.Sealed, address, out var number))
            {
                unreadable++;
                continue;
            }

            // Not when it was changed or removed meanwhile: the next round finds it again.
            var box = cipher.Seal(number, address);
            await db.PaymentMethods.Where(m => m.PaymentMethodId == row.PaymentMethodId && m.Version == row.Version && m.AccountNumberKey == row.AccountNumberKey)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.AccountNumber, box).SetProperty(m => m.AccountNumberKey, key).SetProperty(m => m.Version, m => m.Version + 1), cancellationToken);
        }

        return new RenewedSecrets(rows.Count - unreadable, unreadable, rows.Count == most ? rows[^1].PaymentMethodId : null);
    }
}
