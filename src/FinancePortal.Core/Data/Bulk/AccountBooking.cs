using FinancePortal.Core.Contracts;

namespace FinancePortal.Core.Data.Bulk;

/// <summary>What was booked on one account and is to be written whole or not at all.</summary>
internal sealed record AccountBooking(FinancedAccount Account, BookedRows Rows)
{
    /// <summary>A row that moves on with it, and is somebody else's when its version has changed.</summary>
    public RowClaim? Claim { get; init; }

    /// <summary>New rows that go with it.</summary>
    public IReadOnlyList<object> With { get; init; } = [];
}

/// <summary>Columns of one row, written if the row still has the version that was read.</summary>
internal sealed record RowClaim(object Row, long Version, IReadOnlySet<string> Columns);
