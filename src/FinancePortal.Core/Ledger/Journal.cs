using FinancePortal.Core.Values;

namespace FinancePortal.Core.Ledger;

/// <summary>
/// One balanced set of entries, caused by one event of an account's life. Append-only: a journal is never changed; a
/// correction books a journal that reverses it whole (I1, I5, I7 of DATA part 5).
/// </summary>
public sealed class Journal
{
    private readonly List<LedgerEntry> entries = [];

    private Journal()
    {
    }

    /// <exception cref="InvalidOperationException">The entries do not sum to zero, or there are none.</exception>
    public Journal(long financedAccountId, int eventSequence, DateOnly effectiveOn, DateTime bookedAt, IEnumerable<LedgerEntry> entries, Journal? reverses = null)
    {
        FinancedAccountId = financedAccountId;
        EventSequence = eventSequence;
        EffectiveOn = effectiveOn;
        BookedAt = bookedAt;
        BookedOn = BusinessClock.BusinessDateOf(bookedAt);
        Reverses = reverses;
        this.entries.AddRange(entries);
        if (this.entries.Count == 0 || !Money.Sum(this.entries.Select(e => e.Amount)).IsZero)
        {
            throw new InvalidOperationException($"The journal of event {eventSequence} does not sum to zero.");
        }
    }

    public long JournalId { get; private set; }
    public long FinancedAccountId { get; private set; }

    /// <summary>Which event of the account caused it: events are numbered within their account.</summary>
    public int EventSequence { get; private set; }

    /// <summary>The business date from which it counts.</summary>
    public DateOnly EffectiveOn { get; private set; }

    /// <summary>The moment it was written, UTC.</summary>
    public DateTime BookedAt { get; private set; }

    /// <summary>The New York date of <see cref="BookedAt"/>.</summary>
    public DateOnly BookedOn { get; private set; }

    /// <summary>The journal that this one undoes, at most once each (a unique index holds it).</summary>
    public long? ReversesJournalId { get; private set; }
    public Journal? Reverses { get; private set; }

    public IReadOnlyList<LedgerEntry> Entries => entries;

    /// <summary>The exact mirror image of this journal, booked now and effective on the same date.</summary>
    public Journal Reverse(DateTime bookedAt) =>
        new(FinancedAccountId, EventSequence, EffectiveOn, bookedAt, entries.Select(e => new LedgerEntry(FinancedAccountId, e.Account, -e.Amount)), this);
}
