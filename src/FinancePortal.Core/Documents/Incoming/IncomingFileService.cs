using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Documents.Incoming;

/// <summary>Keeps a file that a customer sent with the account's documents, where it waits for a colleague; and opens and decides it for colleagues.</summary>
public sealed class IncomingFileService(PortalDbContext db, IDocumentStore store, TimeProvider clock)
{
    /// <summary>The same bytes on the same shelf of the same account are the document that is there.</summary>
    /// <param name="title">Said by us, never the name that came with the file.</param>
    /// <param name="note">What the sender wrote about it.</param>
    /// <exception cref="NotFoundException">No such account, or no right to act for it.</exception>
    public async Task<Document> KeepAsync(string accountReference, DocumentKind kind, string title, IncomingFile file, Actor actor, CancellationToken cancellationToken, string note = "")
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(actor);
        var customerId = actor.CustomerId ?? throw new NotFoundException();
        var hash = Document.HashOf(file.Bytes);
        var today = clock.Today();
        var accountId = Reference.IsWellFormed(accountReference)
            ? await db.Accounts.OfCustomer(customerId, PartyRights.Pay, today).Where(a => a.Reference == accountReference).Select(a => (long?)a.FinancedAccountId).SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException()
            : throw new NotFoundException();
        await store.KeepAsync(hash, file.Bytes, cancellationToken);
        return await db.WriteAsync(async () =>
        {
            if (await db.Documents.SingleOrDefaultAsync(d => d.FinancedAccountId == accountId && d.Kind == kind && d.Subject == hash, cancellationToken) is { } known)
            {
                return known;
            }

            var document = new Document
            {
                FinancedAccountId = accountId,
                Kind = kind,
                Title = title,
                DatedOn = today,
                Subject = hash,
                Form = DocumentForm.File,
                ContentType = file.ContentType,
                Content = note,
                CreatedAt = clock.UtcNow(),
                UploadedBy = actor.UserId,
            };
            document.Fix(file.Bytes);
            document.Wait();
            db.Documents.Add(document);
            db.AuditRows.Add(new AuditRow(actor, "file sent", document.Reference, clock.UtcNow(), financedAccountId: accountId, after: $"{title}, {file.ContentType}, {file.Bytes.Length} bytes"));
            await db.SaveChangesAsync(cancellationToken);
            return document;
        }, cancellationToken);
    }

    /// <summary>The file for a colleague who is to decide about it; each look is on record. Null when it is gone or not what it was.</summary>
    /// <exception cref="NotFoundException">No such document, nobody sent it, or a scanner or colleague refused it.</exception>
    public async Task<(Document Document, byte[]? Bytes)> OpenAsync(long documentId, Actor colleague, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(colleague);
        var document = await db.Documents.SingleOrDefaultAsync(d => d.DocumentId == documentId && d.Form == DocumentForm.File && d.UploadedBy != null && d.State != DocumentState.Refused, cancellationToken) ?? throw new NotFoundException();
        db.AuditRows.Add(new AuditRow(colleague, "file opened", document.Reference, clock.UtcNow(), financedAccountId: document.FinancedAccountId, after: document.Title));
        await db.SaveChangesAsync(cancellationToken);
        var bytes = await store.ReadAsync(document.Sha256!, cancellationToken);
        return (document, bytes is not null && Document.HashOf(bytes) == document.Sha256 ? bytes : null);
    }

    /// <summary>A colleague has looked at it: the customer may open it from now on, or it is gone from their list.</summary>
    public Task<bool> DecideAsync(long documentId, bool accept, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        var document = await db.Documents.SingleAsync(d => d.DocumentId == documentId, cancellationToken);
        if (document.State is not DocumentState.Waiting)
        {
            return false;
        }

        document.Decide(accept);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }, cancellationToken);
}
