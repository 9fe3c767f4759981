using FinancePortal.Core.Documents;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Data;

/// <summary>Keeps files in the database: one backup holds everything, and instances need no shared folder.</summary>
public sealed class DatabaseDocumentStore(PortalDbContext db) : IDocumentStore
{
    public async Task KeepAsync(string sha256, ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        if (await db.StoredFiles.AnyAsync(f => f.Sha256 == sha256, cancellationToken))
        {
            return;
        }

        var kept = db.StoredFiles.Add(new StoredFile { Sha256 = sha256, Bytes = file.ToArray() });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (WriteTransaction.IsDuplicate(e))
        {
            // Somebody kept the same bytes in the same moment.
        }

        kept.State = EntityState.Detached;
    }

    public Task<byte[]?> ReadAsync(string sha256, CancellationToken cancellationToken) =>
        db.StoredFiles.Where(f => f.Sha256 == sha256).Select(f => f.Bytes).SingleOrDefaultAsync(cancellationToken);
}
