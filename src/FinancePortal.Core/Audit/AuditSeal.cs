namespace FinancePortal.Core.Audit;

/// <summary>
/// The link of the chain that closes one committed audit row: append-only, numbered without a gap, keyed by a key that the
/// database never holds. It has no foreign key, so that a row that was taken away is found and named.
/// </summary>
public sealed class AuditSeal
{
    public long AuditSealId { get; private set; }

    /// <summary>1, 2, 3 … in the order in which rows were seen committed.</summary>
    public required long Number { get; init; }
    public required long AuditRowId { get; init; }

    /// <summary>Over the hash before it and everything the row says.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The number of the key.</summary>
    public required int KeyNumber { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime SealedAt { get; init; }
}
