using FinancePortal.Core.Secrets;

namespace FinancePortal.Core.Customers;

/// <summary>
/// A customer's Social Security (or taxpayer) number, in a table of its own so that no list ever loads it: sealed for this row, findable by a keyed
/// slow hash, and its last four digits for people (DATA parts 1 and 2).
/// </summary>
public sealed class CustomerSsn
{
    public required long CustomerId { get; init; }
    public required byte[] Sealed { get; set; }

    /// <summary>The number of the key that sealed it.</summary>
    public required int SealedKey { get; set; }
    public required byte[] Lookup { get; set; }

    /// <summary>The number of the key of the look-up hash.</summary>
    public required int LookupKey { get; set; }

    /// <summary>The cost version of the look-up hash (<see cref="SsnLookup"/>).</summary>
    public required int LookupCost { get; set; }
    public required string LastFour { get; init; }

    public static FieldAddress SealedAddress(long customerId) => new("CustomerSsns", nameof(Sealed), customerId);
}
