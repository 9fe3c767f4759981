using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Documents.Scanning;

/// <summary>
/// Shows waiting uploads to the virus scanner. A clean one can be opened, an infected one is refused and staff are told; what the
/// scanner could not judge waits for a colleague.
/// </summary>
public sealed class ScanUploadsJob(PortalDbContext db, IDocumentStore store, IVirusScanner scanner, CaseService cases, TimeProvider clock) : Job
{
    private const int BatchSize = 20;
    private static readonly Actor Self = Actor.System("scan-uploads");

    public override string Name => "scan-uploads";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (scanner is NoVirusScanner)
        {
            return "no scanner is set up";
        }

        var (clean, infected, after) = (0, 0, 0L);
        while (await TakeAsync(after, cancellationToken) is { Count: > 0 } batch)
        {
            foreach (var (key, hash) in batch)
            {
                after = key;
                var verdict = await store.ReadAsync(hash, cancellationToken) is { } bytes ? await scanner.ScanAsync(bytes, cancellationToken) : ScanVerdict.Unknown;
                if (verdict is ScanVerdict.Unknown || !await db.WriteAsync(() => DecideAsync(key, verdict is ScanVerdict.Clean, cancellationToken), cancellationToken))
                {
                    continue;
                }

                clean += verdict is ScanVerdict.Clean ? 1 : 0;
                infected += verdict is ScanVerdict.Infected ? 1 : 0;
            }

            db.ChangeTracker.Clear();
            progress.Report(clean + infected, "uploads");
        }

        return $"{clean} clean, {infected} infected";
    }

    private async Task<List<(long Key, string Hash)>> TakeAsync(long after, CancellationToken cancellationToken)
    {
        var rows = await db.Documents.Where(d => d.State == DocumentState.Waiting && d.Form == DocumentForm.File && d.Sha256 != null && d.DocumentId > after)
            .OrderBy(d => d.DocumentId).Take(BatchSize).Select(d => new { d.DocumentId, d.Sha256 }).ToListAsync(cancellationToken);
        return rows.ConvertAll(r => (r.DocumentId, r.Sha256!));
    }

    private async Task<bool> DecideAsync(long key, bool isClean, CancellationToken cancellationToken)
    {
        var document = await db.Documents.SingleAsync(d => d.DocumentId == key, cancellationToken);
        if (document.State is not DocumentState.Waiting)
        {
            return false;
        }

        document.Decide(isClean);
        db.AuditRows.Add(new AuditRow(Self, isClean ? "upload found clean" : "upload found infected", document.Reference, clock.UtcNow(), document.CustomerId, document.FinancedAccountId));
        if (!isClean)
        {
            await cases.OpenAsync(CaseKind.SetAside, $"document {document.Reference}", $"The scanner found a virus in '{document.Title}'", clock.Today(), document.CustomerId, document.FinancedAccountId,
                "Nobody can open it. Ask the customer for another copy, and warn them about their device.", cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
