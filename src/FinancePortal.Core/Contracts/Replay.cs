using FinancePortal.Core.Ledger;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>
/// Contract terms and the dated events of a life give the state of the account on any date: pure, without clock or database.
/// Events count in order of effective date, on one day in booked order; a reversed event never counted (SCHEMA).
/// </summary>
public static class Replay
{
    /// <summary>Replays every event that is effective on <paramref name="asOf"/> or before.</summary>
    /// <param name="terms">The contract.</param>
    /// <param name="events">All events of the account that were known at the time, in any order.</param>
    /// <param name="asOf">Events of later dates do not count.</param>
    /// <param name="journals">Called after each event that counts, with the lines it books; the draft is reused afterwards.</param>
    /// <param name="why">Takes the steps that later figures need: ask for those with the same explanation.</param>
    /// <exception cref="EventRefusedException">An event cannot have happened to this account.</exception>
    public static AccountState Run(
        AccountTerms terms, IReadOnlyList<AccountEvent> events, DateOnly asOf, Action<AccountEvent, JournalDraft>? journals = null, Explanation? why = null) =>
        Run(terms, events, asOf, journals, why, explained: 0);

    /// <summary>How the money of one event was worked out: the payment's split with all steps behind it.</summary>
    /// <param name="sequence">The event to explain; nothing is recorded when it does not count.</param>
    public static Explanation Explain(AccountTerms terms, IReadOnlyList<AccountEvent> events, int sequence)
    {
        var why = new Explanation { IsRecording = false };
        Run(terms, events, DateOnly.MaxValue, journals: null, why, sequence);
        return why;
    }

    private static AccountState Run(
        AccountTerms terms, IReadOnlyList<AccountEvent> events, DateOnly asOf, Action<AccountEvent, JournalDraft>? journals, Explanation? why, int explained)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(events);
        var servicing = terms.Servicing();
        servicing.Why = why;
        var recording = why?.IsRecording ?? false;
        var state = new AccountState();
        var draft = new JournalDraft();
        var order = EventOrder.Of(events);
        for (var i = 0; i < events.Count; i++)
        {
            var e = order.At(i);
            if (e.EffectiveOn > asOf)
            {
                continue;
            }

            state.LastSequence = Math.Max(state.LastSequence, e.Sequence);
            if (!order.Counts(e))
            {
                continue;
            }

            draft.Clear();
            if (why is not null)
            {
                why.IsRecording = e.Sequence == explained;
            }

            servicing.Apply(state, e, draft);
            journals?.Invoke(e, draft);
        }

        if (why is not null)
        {
            why.IsRecording = recording;
        }

        return state;
    }

    /// <summary>The state of all events, whatever their dates.</summary>
    public static AccountState Run(AccountTerms terms, IReadOnlyList<AccountEvent> events) => Run(terms, events, DateOnly.MaxValue);

    /// <summary>Whether an event goes on from a state without the events before it: the next in sequence, not back-dated, and not about another event that the state does not hold.</summary>
    public static bool IsInOrder(AccountState state, AccountEvent next)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(next);
        var needsHistory = next.Kind switch
        {
            AccountEventKind.Reversal or AccountEventKind.PaymentSettled => true,

            // A fee that is still due is in the state; one that was paid is not.
            AccountEventKind.FeeWaived => !state.FeeList.Exists(f => f.Sequence == next.Reverses && f.Left >= next.Amount && EventRules.IsFee(f.Kind)),
            _ => false,
        };
        return !needsHistory && next.EffectiveOn >= state.LastEffectiveOn && next.Sequence > state.LastSequence;
    }

    /// <summary>The state after one more event that is in order. The given state stays as it is.</summary>
    /// <exception cref="ArgumentException">The event is back-dated or a reversal: it needs the whole life.</exception>
    /// <exception cref="EventRefusedException">The event cannot happen to this account.</exception>
    public static AccountState Continue(AccountTerms terms, AccountState state, AccountEvent next, JournalDraft? journal = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (!IsInOrder(state, next))
        {
            throw new ArgumentException($"Event {next.Sequence} is not in order: replay the whole life.", nameof(next));
        }

        var copy = state.Copy();
        terms.Servicing().Apply(copy, next, journal ?? new JournalDraft());
        copy.LastSequence = next.Sequence;
        return copy;
    }
}
