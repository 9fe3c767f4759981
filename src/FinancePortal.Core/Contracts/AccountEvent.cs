using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>The dated facts of an account's life. The numbers are stored: never renumber.</summary>
public enum AccountEventKind
{
    /// <summary>The contract was funded: <c>Amount</c> is the amount financed or the adjusted capitalized cost.</summary>
    Funded = 1,

    /// <summary>An account taken over from another system: <c>Amount</c> is the principal left, <c>Number</c> the payments already satisfied.</summary>
    OpeningBalance = 2,

    /// <summary>A due date came: <c>Number</c> is the installment, counted from 1.</summary>
    InstallmentBilled = 3,

    Payment = 10,

    /// <summary>All of it to principal; satisfies no installment (F-409).</summary>
    PrincipalOnlyPayment = 11,

    /// <summary>A payment that may run past the next due date and moves it ("paid ahead", DOMAIN §4).</summary>
    PaidAheadPayment = 12,

    /// <summary>
    /// The bank's return window of the payment <c>Reverses</c> is over: its money moves from cash in transit to cash. It
    /// changes nothing that the customer owes.
    /// </summary>
    PaymentSettled = 13,

    /// <summary>A payment of fees and charges: they come first, whatever the contract's order; what is over counts as <see cref="Payment"/>.</summary>
    FeePayment = 14,

    /// <summary><c>Number</c> is the installment that was late.</summary>
    LateFeeAssessed = 20,
    ReturnedPaymentFeeAssessed = 21,

    /// <summary>Any other fee under the contract (tax, toll, ticket).</summary>
    FeeAssessed = 22,
    FeeWaived = 23,

    /// <summary><c>Number</c> installments move behind the last one (DOMAIN §6).</summary>
    Deferral = 30,

    /// <summary>From the next installment on, the due day is <c>Number</c>.</summary>
    DueDateChanged = 31,

    /// <summary>
    /// From <c>EffectiveOn</c> through <c>UntilOn</c> (open when null) the rate is at most <c>Rate</c> percent. A later
    /// one takes its place; without a rate it ends the relief.
    /// </summary>
    RateRelief = 32,

    /// <summary>A lease runs <c>Number</c> months longer (DOMAIN §13).</summary>
    LeaseExtended = 33,

    /// <summary>A lease's allowance grows by <c>Number</c> miles, bought ahead for <c>Amount</c> (DOMAIN §11).</summary>
    MilesBought = 34,

    /// <summary>The event <c>Reverses</c> never counted: a returned payment, or a correction. Effective on that event's own date.</summary>
    Reversal = 40,

    CreditRefunded = 50,
    DepositHeld = 51,
    DepositApplied = 52,
    DepositRefunded = 53,

    /// <summary>The unearned price of a cancelled add-on, <c>Amount</c>, becomes the customer's credit; it is never put to principal silently .</summary>
    AddOnRefunded = 54,

    /// <summary>A residue too small to bill is written off (F-503).</summary>
    ResidueWrittenOff = 60,
    PurchaseOptionExercised = 61,
    EarlyTermination = 62,

    /// <summary>The vehicle is booked in. <c>Number</c> payments that were still to come fall due with it; none when null.</summary>
    LeaseReturned = 63,
    ChargeOff = 64,

    /// <summary>
    /// The lessee showed a receipt that the vehicle was handed over. Until a dealer books it in nothing more is billed and no late
    /// fee arises (F-709); a reversal lets billing go on.
    /// </summary>
    ReturnReported = 65,

    /// <summary>
    /// A lessee gets <c>Amount</c> back under the contract or the law: the unearned capitalized cost reduction of a service member
    /// bought miles that were not driven. It becomes the customer's credit.
    /// </summary>
    CreditGranted = 66,
}

/// <summary>
/// One append-only fact of an account's life: layer 1 of the truth (SCHEMA). Events are numbered within their account in the
/// order they were booked; they count in order of effective date, and on one day in the order of
/// <see cref="Sequence"/>.
/// </summary>
public sealed class AccountEvent
{
    public long AccountEventId { get; private set; }
    public long FinancedAccountId { get; init; }

    /// <summary>1, 2, 3 … within the account, in booked order (unique).</summary>
    public required int Sequence { get; init; }

    public required AccountEventKind Kind { get; init; }
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime BookedAt { get; init; }

    /// <summary>Dollars; its meaning follows from the kind; zero where the kind has none.</summary>
    public Money Amount { get; init; }

    /// <summary>A count or a day of the month, as the kind says.</summary>
    public int? Number { get; init; }

    /// <summary>A percentage, as the kind says.</summary>
    public decimal? Rate { get; init; }

    public DateOnly? UntilOn { get; init; }

    /// <summary>The sequence of the event that this one undoes, waives or settles.</summary>
    public int? Reverses { get; init; }

    /// <summary>Who did it, as the audit trail names them.</summary>
    public required string ActorName { get; init; }

    /// <summary>Why, in a few words: a reason code or a sentence.</summary>
    public string Cause { get; init; } = "";
}
