namespace FinancePortal.Core.Documents;

/// <summary>A file kept in the database, where no folder is shared between instances.</summary>
public sealed class StoredFile
{
    public required string Sha256 { get; init; }
    public required byte[] Bytes { get; init; }
}
