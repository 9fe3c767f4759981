namespace FinancePortal.Core.Documents;

/// <summary>Where files are kept, by the SHA-256 of what they hold. A file that is there is never written again.</summary>
public interface IDocumentStore
{
    /// <summary>Keeps a file; when it returns, the file outlives a power cut.</summary>
    Task KeepAsync(string sha256, ReadOnlyMemory<byte> file, CancellationToken cancellationToken);

    /// <summary>The file, unchecked; null when it is gone.</summary>
    Task<byte[]?> ReadAsync(string sha256, CancellationToken cancellationToken);
}
