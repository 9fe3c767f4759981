using FinancePortal.Core.Data;
using FinancePortal.Core.Secrets;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Audit;

/// <summary>What reading the whole chain came to.</summary>
/// <param name="Sealed">How many seals there are.</param>
/// <param name="Unsealed">Rows after the head that wait to be sealed.</param>
/// <param name="FirstBad">The first thing that is wrong, in words; null when the trail is as it was written.</param>
public sealed record AuditVerdict(long Sealed, long Unsealed, string? FirstBad);

/// <summary>Reads the audit trail from its first row and compares it with the chain and with the heads that were written down outside (P-AUD1).</summary>
public sealed class AuditVerificationService(PortalDbContext db, SecretKeys keys, AuditHeads heads)
{
    public async Task<AuditVerdict> VerifyAsync(Action<long> report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        Dictionary<long, string> written;
        try
        {
            written = heads.Read().GroupBy(h => h.Number).ToDictionary(h => h.Key, h => h.Last().Hash);
        }
        catch (FormatException e)
        {
            return new AuditVerdict(0, 0, e.Message);
        }

        var (number, previous, highestRow) = (0L, AuditChain.Start, 0L);
        var links = from seal in db.AuditSeals.AsNoTracking()
                    join r in db.AuditRows.AsNoTracking() on seal.AuditRowId equals r.AuditRowId into rows
                    from row in rows.DefaultIfEmpty()
                    orderby seal.Number
                    select new { seal, row };
        await foreach (var link in links.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            number++;
            if (Wrong(link.seal, link.row, number, previous, written) is { } wrong)
            {
                return new AuditVerdict(number - 1, 0, wrong);
            }

            previous = link.seal.Hash;
            highestRow = Math.Max(highestRow, link.seal.AuditRowId);
            report(number);
        }

        var inserted = await db.AuditRows.Where(a => a.AuditRowId < highestRow && !db.AuditSeals.Any(s => s.AuditRowId == a.AuditRowId))
            .OrderBy(a => a.AuditRowId).Select(a => (long?)a.AuditRowId).FirstOrDefaultAsync(cancellationToken);
        var cutOff = written.Keys.Where(n => n > number).DefaultIfEmpty().Max();
        var bad = cutOff > 0 ? $"seal {number + 1} is missing: the chain once reached seal {cutOff}, as written down outside the database"
            : inserted is { } between ? $"row {between} was put between others: it was never sealed"
            : null;
        return new AuditVerdict(number, await db.AuditRows.LongCountAsync(a => a.AuditRowId > highestRow, cancellationToken), bad);
    }

    private string? Wrong(AuditSeal seal, AuditRow? row, long number, byte[] previous, Dictionary<long, string> written)
    {
        if (seal.Number != number)
        {
            return $"seal {number} is missing";
        }

        if (row is null)
        {
            return $"row {seal.AuditRowId} (seal {number}) was deleted";
        }

        if (keys.Audits.Find(seal.KeyNumber) is not { } key)
        {
            return $"row {row.AuditRowId} (seal {number}) is sealed with key {seal.KeyNumber}, which is not known";
        }

        return !AuditChain.Link(key, previous, number, seal.SealedAt, row).AsSpan().SequenceEqual(seal.Hash) ? $"row {row.AuditRowId} (seal {number}) is not what was sealed"
            : written.TryGetValue(number, out var hash) && hash != Convert.ToHexString(seal.Hash) ? $"row {row.AuditRowId} (seal {number}) is not what was written down outside the database"
            : null;
    }
}
