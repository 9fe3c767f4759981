using FinancePortal.Core.Ledger;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>
/// What one event would change: the account and the schedule without it and with it. The event is applied by the code that
/// posts it, on a copy (simulate = do).
/// </summary>
public sealed record WhatIf
{
    public required AccountState Before { get; init; }
    public required AccountState After { get; init; }
    public required AmortizationSchedule ScheduleBefore { get; init; }
    public required AmortizationSchedule ScheduleAfter { get; init; }

    /// <summary>Positive when the event saves interest, negative when it costs more: a deferral's extra interest.</summary>
    public Money InterestSaved => ScheduleBefore.TotalInterest - ScheduleAfter.TotalInterest - InterestPaidNow;

    /// <summary>The interest that the event itself pays.</summary>
    public Money InterestPaidNow => After.InterestPaid - Before.InterestPaid;

    /// <summary>How many installments fewer there are.</summary>
    public int PaymentsSaved => ScheduleBefore.Rows.Count - ScheduleAfter.Rows.Count;

    /// <summary>The lines that posting it would book.</summary>
    public required IReadOnlyList<JournalLine> Lines { get; init; }

    /// <summary>Why it cannot be done; then nothing changes.</summary>
    public EventRefusal? Refusal { get; init; }

    /// <summary>The effect of an event in order. Due dates before it are billed first, as posting does.</summary>
    public static WhatIf Of(AccountTerms terms, AccountState state, AccountEvent next)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(next);
        var before = terms.Servicing().BilledThrough(state, next.EffectiveOn);
        var plan = Posting.Plan(terms, before, next);
        return new WhatIf
        {
            Before = before,
            After = plan.State,
            ScheduleBefore = AmortizationSchedule.Remaining(terms, before),
            ScheduleAfter = AmortizationSchedule.Remaining(terms, plan.State),
            Lines = plan.Post.Count == 0 ? [] : plan.Post[0].Lines,
            Refusal = plan.Refusal,
        };
    }

    /// <summary>The effect of a deferral of whole months, to be shown before consent (DOMAIN §6).</summary>
    public static WhatIf Deferred(AccountTerms terms, AccountState state, DateOnly on, int months) =>
        Of(terms, state, Try(state, AccountEventKind.Deferral, on, number: months));

    /// <summary>The effect of another due day.</summary>
    public static WhatIf DueDayChanged(AccountTerms terms, AccountState state, DateOnly on, int dueDay) =>
        Of(terms, state, Try(state, AccountEventKind.DueDateChanged, on, number: dueDay));

    /// <summary>The effect of a payment.</summary>
    public static WhatIf Paid(AccountTerms terms, AccountState state, DateOnly on, Money amount, AccountEventKind kind = AccountEventKind.Payment) =>
        Of(terms, state, Try(state, kind, on, amount));

    private static AccountEvent Try(AccountState state, AccountEventKind kind, DateOnly on, Money amount = default, int? number = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new AccountEvent
        {
            Sequence = state.LastSequence + 1,
            Kind = kind,
            EffectiveOn = on,
            BookedAt = on.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
            Amount = amount,
            Number = number,
            ActorName = "what if",
        };
    }
}
