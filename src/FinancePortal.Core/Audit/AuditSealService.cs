using FinancePortal.Core.Data;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Audit;

/// <summary>
/// Chains committed audit rows in the order in which they are seen committed. Business transactions never wait for the chain; a
/// row is unsealed for about a second.
/// </summary>
public sealed class AuditSealService(PortalDbContext db, SecretKeys keys, AuditHeads heads, TimeProvider clock)
{
    /// <summary>Small enough to hold SQLite's one writer for only a moment.</summary>
    private const int Batch = 400;

    /// <summary>How far behind the newest sealed row one that committed late is still looked for, in rows and in time. What is older was put there by somebody else.</summary>
    private const int LatestRows = 2_000;
    private static readonly TimeSpan LongestTransaction = TimeSpan.FromMinutes(5);

    /// <summary>Seals what is committed and not sealed. Says how many rows that were.</summary>
    public async Task<int> SealAsync(CancellationToken cancellationToken)
    {
        var all = 0;
        int done;
        do
        {
            // Looking first without a transaction keeps an idle portal from taking the write lock each second.
            done = await Unsealed(await HeadAsync(cancellationToken)).AnyAsync(cancellationToken) ? await db.WriteAsync(() => BatchAsync(cancellationToken), cancellationToken) : 0;
            all += done;
        }
        while (done == Batch);
        return all;
    }

    private async Task<int> BatchAsync(CancellationToken cancellationToken)
    {
        var last = await HeadAsync(cancellationToken);
        var rows = await Unsealed(last).OrderBy(a => a.AuditRowId).Take(Batch).ToListAsync(cancellationToken);
        var (number, hash, now) = (last?.Number ?? 0, last?.Hash ?? AuditChain.Start, clock.UtcNow());
        foreach (var row in rows)
        {
            hash = AuditChain.Link(keys.Audits.CurrentKey, hash, ++number, now, row);
            db.AuditSeals.Add(new AuditSeal { Number = number, AuditRowId = row.AuditRowId, Hash = hash, KeyNumber = keys.Audits.Current, SealedAt = now });
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        if (rows.Count > 0)
        {
            // Written down before the commit: a head without its seals is an alarm, seals without a head would be a hole.
            heads.Write(new AuditHead(number, Convert.ToHexString(hash), now));
        }

        return rows.Count;
    }

    private IQueryable<AuditRow> Unsealed(AuditSeal? head)
    {
        if (head is null)
        {
            return db.AuditRows.AsNoTracking();
        }

        var (newest, from, since) = (head.AuditRowId, head.AuditRowId - LatestRows, clock.UtcNow() - LongestTransaction);
        return db.AuditRows.AsNoTracking()
            .Where(a => a.AuditRowId > from && (a.AuditRowId > newest || a.At > since) && !db.AuditSeals.Any(s => s.AuditRowId == a.AuditRowId));
    }

    private Task<AuditSeal?> HeadAsync(CancellationToken cancellationToken) =>
        db.AuditSeals.AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken);
}
