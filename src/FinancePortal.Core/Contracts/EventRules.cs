using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>Why an event cannot happen to an account. Services switch on it; pages say it in words.</summary>
public enum EventRefusal
{
    /// <summary>Its date is before the contract's.</summary>
    BeforeContract = 1,

    /// <summary>Nothing can happen before the contract is funded or taken over.</summary>
    NotFunded = 2,

    /// <summary>It was funded or taken over before.</summary>
    AlreadyFunded = 3,

    /// <summary>The amount is zero or negative, or above ten billion dollars.</summary>
    AmountOutOfRange = 4,

    /// <summary>The count, the day or the rate is missing or out of its range.</summary>
    NumberOutOfRange = 5,

    /// <summary>This kind of contract has no such event.</summary>
    NotForThisProduct = 6,

    /// <summary>The event that it undoes, waives or settles does not exist, or is of another kind.</summary>
    NoSuchEvent = 7,

    /// <summary>The event that it undoes is already undone.</summary>
    AlreadyReversed = 8,

    /// <summary>The contract has ended; only money still owed or owed back moves.</summary>
    AccountEnded = 9,

    /// <summary>More than there is: a deposit or credit smaller than what is taken from it.</summary>
    MoreThanThereIs = 10,

    /// <summary>The event of this sequence is booked already, or one before it is missing.</summary>
    OutOfSequence = 11,

    /// <summary>It would count before the fee that it waives or the payment that it settles.</summary>
    BeforeItsEvent = 12,

    /// <summary>The contract's own terms cannot be served; <see cref="TermsRules.Fault"/> names what is wrong with them.</summary>
    TermsOutOfRange = 13,
}

/// <summary>Thrown when events that were accepted before cannot be replayed: a broken invariant, not a user's mistake.</summary>
public sealed class EventRefusedException : InvalidOperationException
{
    public EventRefusedException()
    {
    }

    public EventRefusedException(string message)
        : base(message)
    {
    }

    public EventRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public EventRefusedException(EventRefusal refusal, AccountEvent e)
        : base($"Event {e?.Sequence} ({e?.Kind}, effective {e?.EffectiveOn:yyyy-MM-dd}) is refused: {refusal}.") => Refusal = refusal;

    public EventRefusal Refusal { get; }
}

/// <summary>Which events an account accepts. Bad input has a named refusal, never a wrong number.</summary>
public static class EventRules
{
    internal static readonly Money LargestAmount = Money.FromDollars(10_000_000_000m);

    /// <summary>Why an event cannot be the next to count; null when it can.</summary>
    public static EventRefusal? Refusal(AccountTerms terms, AccountState state, AccountEvent e)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(e);
        return Refusal(terms.Servicing(), state, e);
    }

    internal static EventRefusal? Refusal(Servicing servicing, AccountState state, AccountEvent e)
    {
        if (e.EffectiveOn < servicing.Terms.ContractDate)
        {
            return EventRefusal.BeforeContract;
        }

        var opens = e.Kind is AccountEventKind.Funded or AccountEventKind.OpeningBalance;
        if (opens == state.IsFunded)
        {
            // A deposit may be held while the contract is still being made.
            var mayComeFirst = e.Kind is AccountEventKind.DepositHeld or AccountEventKind.DepositRefunded or AccountEventKind.Reversal;
            return opens ? EventRefusal.AlreadyFunded : mayComeFirst ? AmountOf(e, state) : EventRefusal.NotFunded;
        }

        if (opens && TermsRules.Fault(servicing.Terms) is not null)
        {
            return EventRefusal.TermsOutOfRange;
        }

        return servicing.OwnRefusal(e) ?? NumberOf(e) ?? AmountOf(e, state) ?? StatusOf(state, e);
    }

    /// <summary>Why an event does not fit the events booked before it, whatever the balances: its number, and what it undoes.</summary>
    public static EventRefusal? HistoryRefusal(IReadOnlyList<AccountEvent> prior, AccountEvent e)
    {
        ArgumentNullException.ThrowIfNull(prior);
        ArgumentNullException.ThrowIfNull(e);
        if (prior.Any(p => p.Sequence >= e.Sequence))
        {
            return EventRefusal.OutOfSequence;
        }

        if (e.Kind is not (AccountEventKind.Reversal or AccountEventKind.FeeWaived or AccountEventKind.PaymentSettled))
        {
            return null;
        }

        var target = prior.FirstOrDefault(p => p.Sequence == e.Reverses);
        var fits = e.Kind switch
        {
            _ when target is null => false,
            AccountEventKind.FeeWaived => IsFee(target.Kind) && prior.Where(p => p.Kind == AccountEventKind.FeeWaived && p.Reverses == e.Reverses).Sum(p => p.Amount.Cents) + e.Amount.Cents <= target.Amount.Cents,
            AccountEventKind.PaymentSettled => IsPayment(target.Kind) && e.Amount == target.Amount,
            // A due date that came cannot be undone; a deferral moves it.
            _ => target.Kind is not (AccountEventKind.Funded or AccountEventKind.OpeningBalance or AccountEventKind.InstallmentBilled),
        };
        if (!fits)
        {
            return EventRefusal.NoSuchEvent;
        }

        if (e.Kind is not AccountEventKind.Reversal && e.EffectiveOn < target!.EffectiveOn)
        {
            return EventRefusal.BeforeItsEvent;
        }

        var counts = EventOrder.Of(prior).Stands(target!);
        return counts ? null : EventRefusal.AlreadyReversed;
    }

    internal static bool IsFee(AccountEventKind kind) =>
        kind is AccountEventKind.LateFeeAssessed or AccountEventKind.ReturnedPaymentFeeAssessed or AccountEventKind.FeeAssessed;

    private static bool IsPayment(AccountEventKind kind) =>
        kind is AccountEventKind.Payment or AccountEventKind.PrincipalOnlyPayment or AccountEventKind.PaidAheadPayment or AccountEventKind.FeePayment or AccountEventKind.DepositHeld;

    private static EventRefusal? NumberOf(AccountEvent e)
    {
        var accepted = e.Kind switch
        {
            AccountEventKind.Deferral or AccountEventKind.LeaseExtended => e.Number is >= 1 and <= 24,
            AccountEventKind.DueDateChanged => e.Number is >= 1 and <= 31,
            AccountEventKind.OpeningBalance => e.Number is null or (>= 0 and <= 1200),
            AccountEventKind.RateRelief => e.Rate is null or (>= 0 and <= 100),
            AccountEventKind.FeeWaived or AccountEventKind.PaymentSettled => e.Reverses is > 0,
            AccountEventKind.MilesBought => e.Number is >= 1 and <= 1_000_000,
            AccountEventKind.LeaseReturned => e.Number is null or (>= 0 and <= 1200),
            AccountEventKind.PurchaseOptionExercised => e.Rate is null or (>= 0 and <= 100),
            _ => true,
        };
        return accepted ? null : EventRefusal.NumberOutOfRange;
    }

    private static EventRefusal? AmountOf(AccountEvent e, AccountState state) => e.Kind switch
    {
        AccountEventKind.InstallmentBilled or AccountEventKind.Deferral or AccountEventKind.DueDateChanged or AccountEventKind.RateRelief
            or AccountEventKind.LeaseExtended or AccountEventKind.Reversal or AccountEventKind.ChargeOff or AccountEventKind.LeaseReturned
            or AccountEventKind.ReturnReported => null,

        // A lease taken over has no principal; a termination may cost nothing.
        AccountEventKind.OpeningBalance or AccountEventKind.EarlyTermination
            => e.Amount.IsNegative || e.Amount > LargestAmount ? EventRefusal.AmountOutOfRange : null,
        _ when !e.Amount.IsPositive || e.Amount > LargestAmount => EventRefusal.AmountOutOfRange,
        AccountEventKind.DepositApplied or AccountEventKind.DepositRefunded => e.Amount > state.Deposit ? EventRefusal.MoreThanThereIs : null,
        _ => null,
    };

    private static EventRefusal? StatusOf(AccountState state, AccountEvent e)
    {
        if (state.Status is AccountStatus.Open or AccountStatus.PaidOff)
        {
            return null;
        }

        return e.Kind is AccountEventKind.Deferral or AccountEventKind.DueDateChanged or AccountEventKind.LeaseExtended
            or AccountEventKind.PrincipalOnlyPayment or AccountEventKind.EarlyTermination or AccountEventKind.PurchaseOptionExercised
            or AccountEventKind.MilesBought or AccountEventKind.ReturnReported
            ? EventRefusal.AccountEnded
            : null;
    }
}
