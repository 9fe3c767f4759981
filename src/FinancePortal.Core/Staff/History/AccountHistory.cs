using FinancePortal.Core.Contracts;
using FinancePortal.Core.Ledger;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Staff.History;

/// <summary>One event of an account's life with what it did.</summary>
/// <param name="Counts">False when it was undone, or undoes another.</param>
/// <param name="PrincipalAfter">Principal owed when it had counted.</param>
public sealed record HistoryRow(AccountEvent Event, bool Counts, Money Principal, Money Interest, Money Fees, Money Lease, Money PrincipalAfter);

/// <summary>
/// A life as it was known at some time, replayed to a day: every row, and where the account stood. Pure, so that the account as of any
/// past date, the same date as known today, and a correction that nobody booked yet come from one engine.
/// </summary>
public sealed record AccountHistory(IReadOnlyList<HistoryRow> Rows, AccountState State, AccountPosition Position)
{
    /// <param name="events">All events of the account that were known then, in any order.</param>
    /// <param name="asOf">Events of later dates do not count.</param>
    /// <exception cref="EventRefusedException">The events cannot be replayed.</exception>
    public static AccountHistory Of(AccountTerms terms, IReadOnlyList<AccountEvent> events, DateOnly asOf)
    {
        var lines = new Dictionary<int, (IReadOnlyList<JournalLine> Lines, Money PrincipalAfter)>();
        var principal = Money.Zero;
        var state = Replay.Run(terms, events, asOf, (e, draft) =>
        {
            var booked = draft.Lines();
            principal += Sum(booked, LedgerAccount.PrincipalReceivable);
            lines[e.Sequence] = (booked, principal);
        });
        var rows = events.Where(e => e.EffectiveOn <= asOf).OrderBy(e => e.EffectiveOn).ThenBy(e => e.Sequence).Select(e => RowOf(e, lines.TryGetValue(e.Sequence, out var booked) ? booked : null)).ToList();
        return new AccountHistory(rows, state, AccountPosition.On(terms, state, asOf));
    }

    /// <summary>What was known at the end of a New York day.</summary>
    public static IReadOnlyList<AccountEvent> KnownOn(IReadOnlyList<AccountEvent> events, DateOnly day) =>
        [.. events.Where(e => BusinessClock.BusinessDateOf(e.BookedAt) <= day)];

    private static HistoryRow RowOf(AccountEvent e, (IReadOnlyList<JournalLine> Lines, Money PrincipalAfter)? booked)
    {
        if (booked is not { } found)
        {
            return new HistoryRow(e, Counts: false, Money.Zero, Money.Zero, Money.Zero, Money.Zero, Money.Zero);
        }

        var split = PaymentSplit.FromLines(found.Lines);
        return e.Kind switch
        {
            AccountEventKind.Payment or AccountEventKind.PrincipalOnlyPayment or AccountEventKind.PaidAheadPayment or AccountEventKind.DepositApplied
                => new HistoryRow(e, Counts: true, split.Principal, split.Interest, split.Fees, split.Lease, found.PrincipalAfter),
            AccountEventKind.LateFeeAssessed or AccountEventKind.ReturnedPaymentFeeAssessed or AccountEventKind.FeeAssessed
                => new HistoryRow(e, Counts: true, Money.Zero, Money.Zero, e.Amount, Money.Zero, found.PrincipalAfter),
            AccountEventKind.FeeWaived => new HistoryRow(e, Counts: true, Money.Zero, Money.Zero, -e.Amount, Money.Zero, found.PrincipalAfter),
            _ => new HistoryRow(e, Counts: true, Sum(found.Lines, LedgerAccount.PrincipalReceivable), Sum(found.Lines, LedgerAccount.InterestReceivable), Sum(found.Lines, LedgerAccount.FeesReceivable), Sum(found.Lines, LedgerAccount.LeaseReceivable), found.PrincipalAfter),
        };
    }

    private static Money Sum(IReadOnlyList<JournalLine> lines, LedgerAccount account) => Money.Sum(lines.Where(l => l.Account == account).Select(l => l.Amount));
}

/// <summary>An account with its life, as of a day and as known on a day, beside today.</summary>
public sealed record AccountFile
{
    public required long FinancedAccountId { get; init; }
    public required string Reference { get; init; }
    public required ProductKind Product { get; init; }
    public required string LastFour { get; init; }
    public required string VehicleName { get; init; }
    public required AccountTerms Terms { get; init; }
    public required DateOnly AsOf { get; init; }
    public required DateOnly KnownOn { get; init; }
    public required DateOnly Today { get; init; }

    /// <summary>The number of the last event: a form that was made with another one is stale.</summary>
    public required int LastSequence { get; init; }
    public required AccountHistory Then { get; init; }

    /// <summary>The account today with all that is known.</summary>
    public required AccountHistory Now { get; init; }

    public bool IsNow => AsOf == Today && KnownOn == Today;
}
