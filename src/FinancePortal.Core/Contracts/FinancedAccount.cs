using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.Contracts;

/// <summary>
/// The one account that payments, journals, documents, cases and messages point at. Its balances are a cache of the ledger,
/// rewritten in the transaction that books (SCHEMA, three layers of truth).
/// </summary>
public sealed class FinancedAccount
{
    private AccountState? state;

    public long FinancedAccountId { get; private set; }

    /// <summary>The opaque name in URLs.</summary>
    public string Reference { get; init; } = Values.Reference.New();

    /// <summary>What the contract and the statement print, such as <c>4410084471</c>.</summary>
    public required string AccountNumber { get; init; }

    public required ProductKind Product { get; init; }
    public AccountStatus Status { get; private set; } = AccountStatus.Open;
    public required DateOnly OpenedOn { get; init; }
    public DateOnly? ClosedOn { get; private set; }

    public long VehicleId { get; private set; }
    public required Vehicle Vehicle { get; init; }

    public List<AccountTerms> Terms { get; } = [];
    public List<AccountParty> Parties { get; } = [];

    /// <summary>The terms in force: the latest version.</summary>
    public AccountTerms CurrentTerms => Terms.MaxBy(t => t.TermsVersion) ?? throw new InvalidOperationException($"Account {Reference} was read without its terms.");

    /// <summary>The number of the last event booked.</summary>
    public int LastSequence { get; private set; }

    /// <summary>
    /// The state of Replay after event <see cref="LastSequence"/>, as JSON: pages and batches continue from it instead of
    /// starting from zero. Null until the first event.
    /// </summary>
    public string? Checkpoint { get; private set; }

    /// <summary>The account after its last event, read from <see cref="Checkpoint"/>.</summary>
    public AccountState State => state ??= Checkpoint is null ? new AccountState() : AccountState.FromCheckpoint(Checkpoint);

    /// <summary>Cached ledger balances, compared with the sums of entries by <c>verify</c>.</summary>
    public AccountBalances Balances { get; private set; } = new();

    /// <summary>The earliest unsatisfied due date, for jobs and lists; null when nothing is left to bill.</summary>
    public DateOnly? NextDueOn { get; private set; }

    /// <summary>Optimistic concurrency.</summary>
    public long Version { get; private set; }

    /// <summary>The last four characters of the account number, the only part that pages show.</summary>
    public string LastFour => AccountNumber[^4..];

    /// <summary>Takes over what Replay says after an event: all caches change together.</summary>
    public void Advance(int sequence, AccountState after)
    {
        ArgumentNullException.ThrowIfNull(after);
        state = after;
        LastSequence = sequence;
        Checkpoint = after.ToCheckpoint();
        Balances = Posting.Balances(after);
        ClosedOn = after.Status == AccountStatus.Open ? null : ClosedOn ?? after.LastEffectiveOn;
        Status = after.Status;
        NextDueOn = after.Open.Count > 0 ? after.Open[0].DueOn : CurrentTerms.Servicing().NextBillingOn(after);
    }
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
