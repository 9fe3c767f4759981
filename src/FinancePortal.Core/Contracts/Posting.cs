using FinancePortal.Core.Ledger;

namespace FinancePortal.Core.Contracts;

/// <summary>The balanced lines of one event's journal, not written yet.</summary>
public sealed record EventJournal(int EventSequence, DateOnly EffectiveOn, IReadOnlyList<JournalLine> Lines);

/// <summary>What booking one event means for the ledger, or why it cannot be booked.</summary>
public sealed record PostingPlan
{
    /// <summary>Why the event is refused; then nothing is to be booked.</summary>
    public EventRefusal? Refusal { get; init; }

    /// <summary>The account afterwards: its checkpoint and its cached balances.</summary>
    public required AccountState State { get; init; }

    /// <summary>The events whose journals, the ones not reversed yet, are to be reversed whole, in booked order.</summary>
    public IReadOnlyList<int> Reverse { get; init; } = [];

    /// <summary>The journals to write: the new event's and those that it changed.</summary>
    public IReadOnlyList<EventJournal> Post { get; init; } = [];
}

/// <summary>
/// Turns a new event into journals, purely. An event in order continues from the checkpoint and posts one journal. A back-dated
/// event or a reversal is found by replaying the life without and with it: each journal that differs is reversed whole and
/// posted anew, nothing is edited (SCHEMA).
/// </summary>
public static class Posting
{
    /// <summary>The plan of an event in order, from the checkpoint alone.</summary>
    /// <param name="state">The account after its last event; a new one before the first.</param>
    /// <exception cref="ArgumentException">The event is back-dated or a reversal (<see cref="Replay.IsInOrder"/>): pass the events.</exception>
    public static PostingPlan Plan(AccountTerms terms, AccountState state, AccountEvent next)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(next);
        if (!Replay.IsInOrder(state, next))
        {
            throw new ArgumentException($"Event {next.Sequence} is not in order: plan it with the events before it.", nameof(next));
        }

        if (EventRules.Refusal(terms, state, next) is { } refusal)
        {
            return new PostingPlan { Refusal = refusal, State = state };
        }

        var draft = new JournalDraft();
        var after = Replay.Continue(terms, state, next, draft);
        var lines = draft.Lines();
        return new PostingPlan
        {
            State = after,
            Post = lines.Count == 0 ? [] : [new EventJournal(next.Sequence, next.EffectiveOn, lines)],
        };
    }

    /// <summary>
    /// The plan of a settlement from the checkpoint: it moves cash and nothing that is owed, so of the life before it only its
    /// payment and the reversals matter.
    /// </summary>
    /// <param name="about">The payment's event, and all reversals of the account.</param>
    /// <exception cref="ArgumentException">The event is no settlement, or it is back-dated: pass the whole life.</exception>
    public static PostingPlan PlanSettlement(AccountTerms terms, AccountState state, IReadOnlyList<AccountEvent> about, AccountEvent next)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(about);
        ArgumentNullException.ThrowIfNull(next);
        if (next.Kind is not AccountEventKind.PaymentSettled || next.EffectiveOn < state.LastEffectiveOn || next.Sequence <= state.LastSequence)
        {
            throw new ArgumentException($"Event {next.Sequence} is no settlement in order: plan it with the events before it.", nameof(next));
        }

        if ((EventRules.HistoryRefusal(about, next) ?? EventRules.Refusal(terms, state, next)) is { } refusal)
        {
            return new PostingPlan { Refusal = refusal, State = state };
        }

        var after = state.Copy();
        var draft = new JournalDraft();
        terms.Servicing().Apply(after, next, draft);
        after.LastSequence = next.Sequence;
        return new PostingPlan { State = after, Post = [new EventJournal(next.Sequence, next.EffectiveOn, draft.Lines())] };
    }

    /// <summary>The plan of any event, from the whole life before it.</summary>
    /// <param name="prior">All events booked before; their journals are taken to be what a replay of them gives.</param>
    public static PostingPlan Plan(AccountTerms terms, IReadOnlyList<AccountEvent> prior, AccountEvent next)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(prior);
        ArgumentNullException.ThrowIfNull(next);
        var before = new Dictionary<int, EventJournal>();
        var state = Replay.Run(terms, prior, DateOnly.MaxValue, Into(before));
        if (EventRules.HistoryRefusal(prior, next) is { } refusal)
        {
            return new PostingPlan { Refusal = refusal, State = state };
        }

        var after = new Dictionary<int, EventJournal>();
        AccountState then;
        try
        {
            then = Replay.Run(terms, [.. prior, next], DateOnly.MaxValue, Into(after));
        }
        catch (EventRefusedException e)
        {
            // Either the event itself is impossible on its date, or a later fact would become impossible because of it.
            return new PostingPlan { Refusal = e.Refusal, State = state };
        }

        var reverse = new List<int>();
        var post = new List<EventJournal>();
        foreach (var (sequence, old) in before.OrderBy(p => p.Key))
        {
            if (!after.TryGetValue(sequence, out var renewed) || !renewed.Lines.SequenceEqual(old.Lines))
            {
                reverse.Add(sequence);
            }
        }

        foreach (var (sequence, renewed) in after.OrderBy(p => p.Key))
        {
            if (!before.TryGetValue(sequence, out var old) || !renewed.Lines.SequenceEqual(old.Lines))
            {
                post.Add(renewed);
            }
        }

        return new PostingPlan { State = then, Reverse = reverse, Post = post };
    }

    /// <summary>The journals that stand after a life, by the event that caused them: what <c>verify</c> compares with the ledger.</summary>
    public static IReadOnlyDictionary<int, EventJournal> StandingJournals(AccountTerms terms, IReadOnlyList<AccountEvent> events)
    {
        var journals = new Dictionary<int, EventJournal>();
        Replay.Run(terms, events, DateOnly.MaxValue, Into(journals));
        return journals;
    }

    /// <summary>The sums of the ledger entries that the state stands for; debits positive.</summary>
    public static AccountBalances Balances(AccountState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new AccountBalances
        {
            Principal = state.Principal,
            Interest = state.InterestBooked,
            Fees = state.FeesOwed,
            Lease = state.LeaseReceivable,
            Unapplied = -state.Unapplied,
            Credit = -state.Credit,
        };
    }

    private static Action<AccountEvent, JournalDraft> Into(Dictionary<int, EventJournal> journals) => (e, draft) =>
    {
        var lines = draft.Lines();
        if (lines.Count > 0)
        {
            journals.Add(e.Sequence, new EventJournal(e.Sequence, e.EffectiveOn, lines));
        }
    };
}
