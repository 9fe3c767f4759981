using FinancePortal.Core.Audit;
using FinancePortal.Core.Data;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers;

/// <summary>Keeps, finds and (with a reason) shows Social Security numbers.</summary>
public sealed class SsnService(PortalDbContext db, FieldCipher cipher, SsnLookup lookup, TimeProvider clock)
{
    /// <summary>Adds the row to the caller's unit of work. The customer must have been saved: the number is sealed for their key.</summary>
    /// <param name="customerId">Whose.</param>
    /// <param name="typed">With or without hyphens.</param>
    /// <param name="cost"><see cref="SsnLookup.Normal"/> unless the person is synthetic.</param>
    /// <exception cref="FormatException">No nine digits.</exception>
    public void Add(long customerId, string typed, int cost = SsnLookup.Normal)
    {
        var digits = Ssn.Digits(typed) ?? throw new FormatException("A Social Security number has nine digits.");
        var hash = lookup.Hash(digits, cost);
        db.Add(new CustomerSsn
        {
            CustomerId = customerId,
            Sealed = cipher.Seal(digits, CustomerSsn.SealedAddress(customerId)),
            SealedKey = cipher.CurrentKey,
            Lookup = hash.Value,
            LookupKey = hash.Key,
            LookupCost = hash.Cost,
            LastFour = digits[5..],
        });
    }

    /// <summary>The customer with this number, if the company knows one.</summary>
    /// <param name="typed">A text without nine digits costs the same and finds nobody.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task<Customer?> FindAsync(string? typed, CancellationToken cancellationToken = default)
    {
        // One look for each key and cost, found or not, so that the time says nothing; a list of bytes in one look is more than
        // some servers that speak TDS can compare.
        Customer? found = null;
        foreach (var candidate in lookup.Candidates(Ssn.Digits(typed) ?? "000000000"))
        {
            found = await (from s in db.Set<CustomerSsn>()
                           join c in db.Customers on s.CustomerId equals c.CustomerId
                           where s.Lookup == candidate
                           select c).AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? found;
        }

        return found;
    }

    /// <summary>The full number, for a colleague who says why. Who, whose and why are in the audit trail before it is shown (DATA 1f).</summary>
    /// <exception cref="SealedFieldException">The stored bytes were tampered with; show "unavailable".</exception>
    public async Task<string?> RevealAsync(long customerId, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (string.IsNullOrWhiteSpace(actor.Reason))
        {
            throw new ArgumentException("A reason is needed.", nameof(actor));
        }

        var row = await (from s in db.Set<CustomerSsn>()
                         join c in db.Customers on s.CustomerId equals c.CustomerId
                         where s.CustomerId == customerId
                         select new { s.Sealed, c.Reference }).SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return null;
        }

        var address = CustomerSsn.SealedAddress(customerId);
        var opened = cipher.TryOpen(row.Sealed, address, out var digits);
        db.Add(new AuditRow(actor, opened ? "SSN shown" : "SSN did not open", row.Reference, clock.UtcNow(), customerId));
        await db.SaveChangesAsync(cancellationToken);
        return opened ? digits : throw new SealedFieldException(address);
    }

    /// <summary>The number for a calculation that shows it to nobody; nothing when there is none or it does not open.</summary>
    internal async Task<string?> DigitsAsync(long customerId, CancellationToken cancellationToken)
    {
        var box = await db.Set<CustomerSsn>().Where(s => s.CustomerId == customerId).Select(s => s.Sealed).SingleOrDefaultAsync(cancellationToken);
        return box is not null && cipher.TryOpen(box, CustomerSsn.SealedAddress(customerId), out var digits) ? digits : null;
    }

    /// <summary>Rewrites up to <paramref name="most"/> rows behind <paramref name="after"/> that an older key sealed or hashed. They stay readable meanwhile.</summary>
    public async Task<RenewedSecrets> RenewAsync(long after, int most, CancellationToken cancellationToken = default)
    {
        var (field, look) = (cipher.CurrentKey, lookup.CurrentKey);
        var rows = await db.Set<CustomerSsn>().AsNoTracking().Where(s => s.CustomerId > after && (s.SealedKey != field || s.LookupKey != look))
            .OrderBy(s => s.CustomerId).Take(most).ToListAsync(cancellationToken);
        var unreadable = 0;
        foreach (var row in rows)
        {
            var address = CustomerSsn.SealedAddress(row.CustomerId);
            if (!cipher.TryOpen(row.Sealed, address, out var digits))
            {
                unreadable++;
                continue;
            }

            var (box, hash) = (cipher.Seal(digits, address), lookup.Hash(digits, row.LookupCost));
            await db.Set<CustomerSsn>().Where(s => s.CustomerId == row.CustomerId && s.SealedKey == row.SealedKey && s.LookupKey == row.LookupKey)
                .ExecuteUpdateAsync(u => u
                    .SetProperty(s => s.Sealed, box).SetProperty(s => s.SealedKey, field)
                    .SetProperty(s => s.Lookup, hash.Value).SetProperty(s => s.LookupKey, look), cancellationToken);
        }

        return new RenewedSecrets(rows.Count - unreadable, unreadable, rows.Count == most ? rows[^1].CustomerId : null);
    }
}
