using FinancePortal.Core.Cases;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Core.Documents;

/// <summary>
/// The bytes of documents: printed the first time they are asked for, kept by their hash, and checked against it each time they
/// are read. Whoever calls has decided that the reader may see them.
/// </summary>
public sealed class DocumentFileService(PortalDbContext db, IDocumentStore store, DocumentPrinter printer, CaseService cases, TimeProvider clock, ILogger<DocumentFileService> log)
{
    public async Task<DocumentAnswer> OpenAsync(Document document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.State is DocumentState.Waiting)
        {
            return new DocumentAnswer.Waiting(document.Title);
        }

        if (document.Sha256 is null)
        {
            return new DocumentAnswer.Found(FileOf(document, await PrintAsync(document.DocumentId, cancellationToken)));
        }

        var bytes = await store.ReadAsync(document.Sha256, cancellationToken);
        if (bytes is not null && Document.HashOf(bytes) == document.Sha256)
        {
            return new DocumentAnswer.Found(FileOf(document, bytes));
        }

        log.LogError("The file of document {Document} is {What}", document.Reference, bytes is null ? "gone" : "not what it was");
        await TellStaffAsync(document, bytes is null, cancellationToken);
        return new DocumentAnswer.Missing(document.Title);
    }

    /// <summary>Prints a new document and keeps its file, before its row is saved.</summary>
    public async Task PrintAsync(Document added, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(added);
        var bytes = printer.Print(added);
        added.Fix(bytes);
        await store.KeepAsync(added.Sha256!, bytes, cancellationToken);
    }

    /// <summary>Two readers at once print the same bytes; whoever is second finds the row fixed.</summary>
    private async Task<byte[]> PrintAsync(long documentId, CancellationToken cancellationToken)
    {
        var bytes = printer.Print(await db.Documents.AsNoTracking().SingleAsync(d => d.DocumentId == documentId, cancellationToken));
        await store.KeepAsync(Document.HashOf(bytes), bytes, cancellationToken);
        return await db.WriteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            var document = await db.Documents.SingleAsync(d => d.DocumentId == documentId, cancellationToken);
            if (document.Sha256 is null)
            {
                document.Fix(bytes);
                await db.SaveChangesAsync(cancellationToken);
            }

            return bytes;
        }, cancellationToken);
    }

    private Task<bool> TellStaffAsync(Document document, bool isGone, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        await cases.OpenAsync(
            CaseKind.SetAside,
            $"document {document.Reference}",
            isGone ? $"The file of '{document.Title}' is gone from the store" : $"The file of '{document.Title}' does not have its hash",
            clock.Today(),
            document.CustomerId,
            document.FinancedAccountId,
            $"Restore the file {document.Sha256} from the backup. Nobody can open the document until then.",
            cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }, cancellationToken);

    private static DocumentFile FileOf(Document document, byte[] bytes) => new(document.FileName, document.ContentType, bytes);
}
