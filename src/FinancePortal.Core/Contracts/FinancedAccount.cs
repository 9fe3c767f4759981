using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.Contracts;

/// <summary>
/// The one account that payments, journals, documents, cases and messages point at. Its balances are a cache of the ledger,
/// rewritten in the transaction that books (SCHEMA, three layers of truth).
/// </summary>
public sealed class FinancedAccount
{
    public long FinancedAccountId { get; private set; }

    /// <summary>The opaque name in URLs.</summary>
    public string Reference { get; init; } = Values.Reference.New();

    /// <summary>What the contract and the statement print, such as <c>4410084471</c>.</summary>
    public required string AccountNumber { get; init; }

    public required ProductKind Product { get; init; }
    public AccountStatus Status { get; set; } = AccountStatus.Open;
    public required DateOnly OpenedOn { get; init; }
    public DateOnly? ClosedOn { get; set; }

    public long VehicleId { get; private set; }
    public required Vehicle Vehicle { get; init; }

    public List<AccountTerms> Terms { get; } = [];
    public List<AccountParty> Parties { get; } = [];

    /// <summary>The number of the last event booked.</summary>
    public int LastSequence { get; set; }

    /// <summary>
    /// The state of Replay after event <see cref="LastSequence"/>, as JSON: pages and batches continue from it instead of
    /// starting from zero. Null until the first event.
    /// </summary>
    public string? Checkpoint { get; set; }

    /// <summary>Cached ledger balances, compared with the sums of entries by <c>verify</c>.</summary>
    public AccountBalances Balances { get; set; } = new();

    /// <summary>The earliest unsatisfied due date, for jobs and lists; null when nothing is left to bill.</summary>
    public DateOnly? NextDueOn { get; set; }

    /// <summary>Optimistic concurrency.</summary>
    public long Version { get; private set; }

    /// <summary>The last four characters of the account number, the only part that pages show.</summary>
    public string LastFour => AccountNumber[^4..];
}

/// <summary>Sums of the account's ledger entries by account of the chart; debits positive.</summary>
public sealed record AccountBalances
{
    public Money Principal { get; init; }
    public Money Interest { get; init; }
    public Money Fees { get; init; }
    public Money Lease { get; init; }
    public Money Unapplied { get; init; }
    public Money Credit { get; init; }
}
