using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments;

/// <summary>What a customer asks for when paying.</summary>
public sealed record MakePayment
{
    public required string AccountReference { get; init; }
    public required string MethodReference { get; init; }
    public required Money Amount { get; init; }
    public required PaymentPurpose Purpose { get; init; }

    /// <summary>The date chosen; null for as soon as possible.</summary>
    public required DateOnly? PayOn { get; init; }

    /// <summary>Issued with the form that is confirmed; empty while only previewing.</summary>
    public required string RequestKey { get; init; }

    /// <summary>The customer was told of an equal payment on the same day and wants another.</summary>
    public required bool SecondIsMeant { get; init; }

    /// <summary>What the customer saw as the amount owed when they confirmed, so that a change in between is shown first; null while previewing.</summary>
    public required Money? OwedSeen { get; init; }
}

public abstract record MakePaymentAnswer
{
    private MakePaymentAnswer()
    {
    }

    /// <summary>Booked or scheduled; the same key again gives the same payment.</summary>
    public sealed record Accepted(Payment Payment) : MakePaymentAnswer;

    /// <summary>Nothing was changed. <paramref name="Message"/> is written for the customer and belongs beside <paramref name="Field"/>.</summary>
    public sealed record Refused(PaymentRefusal Reason, PaymentField Field, string Message) : MakePaymentAnswer;
}

public enum PaymentField
{
    None = 0,
    Amount = 1,
    Method = 2,
    Date = 3,
}

public enum PaymentRefusal
{
    AmountTooSmall = 1,
    AmountAbovePayoff = 2,
    PastDueFirst = 3,
    MethodNotUsable = 4,
    DateNotPossible = 5,
    AccountClosed = 6,

    /// <summary>An equal payment was made for the same day: ask whether a second is meant.</summary>
    LooksLikeDouble = 7,

    /// <summary>The account changed since the customer saw the figures: show the new ones and ask again.</summary>
    FiguresChanged = 8,

    /// <summary>The key was used for a payment with other values (P-IDM3).</summary>
    KeyUsedDifferently = 9,

    /// <summary>This kind of account has no principal.</summary>
    NoPrincipal = 10,

    /// <summary>More than the company takes by card at once.</summary>
    AmountAboveCardLimit = 11,
}
