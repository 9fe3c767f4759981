using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments;

/// <summary>What the customer wants the payment to do. The numbers are stored.</summary>
public enum PaymentPurpose
{
    Regular = 1,
    PrincipalOnly = 2,

    /// <summary>What is over goes to the next installments and moves the due date.</summary>
    PaidAhead = 3,
    Payoff = 4,

    /// <summary>The fee of a returned payment, debited by itself with notice .</summary>
    ReturnFee = 5,
}

/// <summary>Where a payment came from. The numbers are stored.</summary>
public enum PaymentOrigin
{
    Portal = 1,
    Autopay = 2,
    Mail = 3,
    Phone = 4,
    BankBillPay = 5,
    Staff = 6,
}

/// <summary>Money: what the account was credited with (SCHEMA, two states). The numbers are stored.</summary>
public enum PaymentStatus
{
    Scheduled = 1,
    Credited = 2,
    Reversed = 3,
    Cancelled = 4,
}

/// <summary>Bank: what happened to the debit. The numbers are stored.</summary>
public enum BankStatus
{
    WaitingForFile = 1,
    Sent = 2,

    /// <summary>The return window is over.</summary>
    Final = 3,
    Returned = 4,

    /// <summary>Cancelled before it was ever sent.</summary>
    Withdrawn = 5,

    /// <summary>A card is being charged: what came of it is not known yet.</summary>
    AtProcessor = 6,

    /// <summary>The card was not charged.</summary>
    Declined = 7,
}

/// <summary>One payment: the intent, the two states it moves through, and what the customer was promised.</summary>
public sealed class Payment
{
    private DateOnly creditOn;
    private PaymentPurpose purpose;

    public long PaymentId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();

    /// <summary>What the customer reads aloud; unique, never used again.</summary>
    public string ConfirmationNumber { get; init; } = Values.Reference.NewConfirmationNumber();

    public long FinancedAccountId { get; private set; }
    public required FinancedAccount Account { get; init; }

    public long? PaymentMethodId { get; private set; }
    public PaymentMethod? Method { get; init; }

    /// <summary>How the customer knows the method, kept as it was: <c>Checking</c> and <c>0934</c>.</summary>
    public required string MethodName { get; init; }
    public string MethodLastFour { get; init; } = "";

    public required PaymentPurpose Purpose { get => purpose; init => purpose = value; }
    public required PaymentOrigin Origin { get; init; }
    public required Money Amount { get; init; }

    /// <summary>Issued with the form, unique: the same key never pays twice (P-IDM).</summary>
    public required string RequestKey { get; init; }

    /// <summary>The date that was promised before confirming, or that a correction put right: interest and late fees count it as received then.</summary>
    public required DateOnly CreditOn { get => creditOn; init => creditOn = value; }

    public PaymentStatus Status { get; private set; } = PaymentStatus.Scheduled;
    public BankStatus BankStatus { get; private set; } = BankStatus.WaitingForFile;
    public string? ReturnCode { get; private set; }

    /// <summary>The first payment, when this one tries it again after its return; <see cref="RetryNumber"/> is 1 or 2 .</summary>
    public long? RetryOfPaymentId { get; init; }
    public int? RetryNumber { get; init; }

    /// <summary>The account event that credited it.</summary>
    public int? CreditedBySequence { get; private set; }

    public required DateTime CreatedAt { get; init; }
    public DateTime? CreditedAt { get; private set; }
    public DateTime? SentAt { get; private set; }
    public DateTime? FinalAt { get; private set; }
    public DateTime? EndedAt { get; private set; }

    /// <summary>The sign-in that made it; null for a job or the intake.</summary>
    public long? UserId { get; init; }

    public long Version { get; private set; }

    public bool IsPending => Status is PaymentStatus.Scheduled;

    /// <summary>The account was credited by event <paramref name="sequence"/>.</summary>
    public void Credit(int sequence, DateTime at)
    {
        Require(Status is PaymentStatus.Scheduled, "credited");
        Status = PaymentStatus.Credited;
        CreditedBySequence = sequence;
        CreditedAt = at;
    }

    /// <summary>It is paid by card: nothing is credited before the processor has the money.</summary>
    public void SendToProcessor()
    {
        Require(BankStatus is BankStatus.WaitingForFile && Status is PaymentStatus.Scheduled, "charged to a card");
        BankStatus = BankStatus.AtProcessor;
    }

    /// <summary>The card was charged, and event <paramref name="sequence"/> credited it: that is final.</summary>
    public void CreditByCard(int sequence, DateTime at)
    {
        Require(BankStatus is BankStatus.AtProcessor, "credited by card");
        Credit(sequence, at);
        BankStatus = BankStatus.Final;
        SentAt = at;
        FinalAt = at;
    }

    /// <summary>The card was not charged and will not be.</summary>
    public void Decline(DateTime at)
    {
        Require(BankStatus is BankStatus.AtProcessor, "declined");
        BankStatus = BankStatus.Declined;
        Status = PaymentStatus.Cancelled;
        EndedAt = at;
    }

    /// <summary>The debit went out in a bank file.</summary>
    public void Send(DateTime at)
    {
        Require(BankStatus is BankStatus.WaitingForFile && Status is not PaymentStatus.Cancelled, "sent");
        BankStatus = BankStatus.Sent;
        SentAt = at;
    }

    /// <summary>The return window passed without a return.</summary>
    public void Settle(DateTime at)
    {
        Require(BankStatus is BankStatus.Sent, "settled");
        BankStatus = BankStatus.Final;
        FinalAt = at;
    }

    /// <summary>The bank sent it back; the credit, if there was one, is reversed in the same transaction.</summary>
    public void Return(string code, DateTime at)
    {
        Require(BankStatus is BankStatus.Sent or BankStatus.Final, "returned");
        BankStatus = BankStatus.Returned;
        ReturnCode = code;
        Status = PaymentStatus.Reversed;
        EndedAt = at;
    }

    /// <summary>Cancelled before the cut-off: a scheduled payment simply ends, a credited one that was never sent is reversed.</summary>
    public void Cancel(DateTime at)
    {
        Require(BankStatus is BankStatus.WaitingForFile && Status is PaymentStatus.Scheduled or PaymentStatus.Credited, "cancelled");
        Status = Status is PaymentStatus.Credited ? PaymentStatus.Reversed : PaymentStatus.Cancelled;
        BankStatus = BankStatus.Withdrawn;
        EndedAt = at;
    }

    /// <summary>A correction reversed its event and booked another one in its place: with its own date, used in its own way.</summary>
    public void CreditAnew(int sequence, DateOnly on, PaymentPurpose use)
    {
        Require(Status is PaymentStatus.Credited, "credited anew");
        (CreditedBySequence, creditOn, purpose) = (sequence, on, use);
    }

    /// <summary>A correction took the credit back; the bank is done with it.</summary>
    public void Reverse(DateTime at)
    {
        Require(Status is PaymentStatus.Credited && BankStatus is BankStatus.Final, "reversed");
        Status = PaymentStatus.Reversed;
        EndedAt = at;
    }

    private void Require(bool allowed, string action)
    {
        if (!allowed)
        {
            throw new InvalidOperationException($"Payment {ConfirmationNumber} is {Status}/{BankStatus} and cannot be {action}.");
        }
    }
}
