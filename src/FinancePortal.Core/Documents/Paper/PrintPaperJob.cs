using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Documents.Paper;

/// <summary>
/// Puts papers that go by post into the print queue: the PDF and a sheet with its address, in the folder <c>Documents:PrintFolder</c>, from
/// where whoever prints takes them. The address sheet appears last: a paper with its sheet is whole.
/// </summary>
public sealed class PrintPaperJob(PortalDbContext db, DocumentFileService files, DocumentPrinter printer, PrintFolder queue, TimeProvider clock) : Job
{
    private const int BatchSize = 50;

    public override string Name => "print-paper";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (!queue.IsSetUp)
        {
            return "no print queue is set up";
        }

        var (printed, after) = (0, 0L);
        while (await TakeAsync(after, cancellationToken) is { Count: > 0 } batch)
        {
            foreach (var document in batch)
            {
                after = document.DocumentId;
                if (await files.OpenAsync(document, cancellationToken) is DocumentAnswer.Found { File.Bytes: var pdf })
                {
                    await queue.PutAsync($"{document.Reference}.pdf", pdf, cancellationToken);
                    await queue.PutAsync($"{document.Reference}-address.pdf", printer.PrintAddress(document), cancellationToken);
                    var now = clock.UtcNow();
                    await db.Documents.Where(d => d.DocumentId == document.DocumentId).ExecuteUpdateAsync(s => s.SetProperty(d => d.DeliveredAt, now), cancellationToken);
                    printed++;
                }
            }

            db.ChangeTracker.Clear();
            progress.Report(printed, "papers");
        }

        return $"{printed} papers put into the print queue";
    }

    /// <summary>What is held because its address is new waits, and what its owner took back is never printed.</summary>
    private Task<List<Document>> TakeAsync(long after, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow();
        return db.Documents.AsNoTracking()
            .Where(d => d.Delivery == DeliveryRoute.Paper && d.DeliveredAt == null && d.DocumentId > after
                && (d.HeldUntil == null || (d.HeldUntil <= now && !db.IssuedLetters.Any(l => l.DocumentId == d.DocumentId && l.WithdrawnAt != null))))
            .OrderBy(d => d.DocumentId).Take(BatchSize).ToListAsync(cancellationToken);
    }
}
