using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Refunds;

/// <summary>Where the refund of a credit balance is. The numbers are stored.</summary>
public enum RefundStatus
{
    /// <summary>
    /// Asked for or due, and not booked: the payment that made the credit is not final yet, or no bank account is known that
    /// takes the money.
    /// </summary>
    Open = 1,

    /// <summary>Booked; it goes out with the next bank file.</summary>
    WaitingForFile = 2,
    Sent = 3,

    /// <summary>The return window is over.</summary>
    Final = 4,

    /// <summary>The bank sent it back: the credit is the customer's again.</summary>
    Returned = 5,
}

/// <summary>Money over what was owed, on its way back to the customer (F-417, R-204).</summary>
public sealed class Refund
{
    /// <summary>From a request to the day it is on its way, at most (R-204, product rule).</summary>
    public const int BankingDays = 3;

    public long RefundId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public string ConfirmationNumber { get; init; } = Values.Reference.NewConfirmationNumber();
    public long FinancedAccountId { get; private set; }
    public required FinancedAccount Account { get; init; }
    public long? PaymentMethodId { get; private set; }
    public PaymentMethod? Method { get; private set; }
    public string MethodName { get; private set; } = "";
    public string MethodLastFour { get; private set; } = "";

    /// <summary>While it is open, the credit as it was then; from booking on, what goes back.</summary>
    public required Money Amount { get; set; }

    /// <summary>By when it must be on its way.</summary>
    public required DateOnly DueBy { get; set; }

    /// <summary>The customer asked; otherwise it goes back by itself before six months are over.</summary>
    public required bool IsRequested { get; set; }
    public required DateTime CreatedAt { get; init; }

    public RefundStatus Status { get; private set; } = RefundStatus.Open;

    /// <summary>The account event that took the credit, and the date from which it counts.</summary>
    public int? BookedBySequence { get; private set; }
    public DateOnly? BookedOn { get; private set; }
    public DateTime? SentAt { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public string? ReturnCode { get; private set; }
    public long Version { get; private set; }

    /// <summary>Where the money is to go.</summary>
    public void GoTo(PaymentMethod method)
    {
        ArgumentNullException.ThrowIfNull(method);
        Require(RefundStatus.Open, "sent elsewhere");
        Method = method;
        MethodName = method.Name;
        MethodLastFour = method.LastFour;
    }

    public void Book(Money amount, int sequence, DateOnly on)
    {
        Require(RefundStatus.Open, "booked");
        Status = RefundStatus.WaitingForFile;
        Amount = amount;
        BookedBySequence = sequence;
        BookedOn = on;
    }

    public void Send(DateTime at)
    {
        Require(RefundStatus.WaitingForFile, "sent");
        Status = RefundStatus.Sent;
        SentAt = at;
    }

    public void Settle(DateTime at)
    {
        Require(RefundStatus.Sent, "settled");
        Status = RefundStatus.Final;
        EndedAt = at;
    }

    public void Return(string code, DateTime at)
    {
        if (Status is not (RefundStatus.Sent or RefundStatus.Final))
        {
            throw Impossible("returned");
        }

        Status = RefundStatus.Returned;
        ReturnCode = code;
        EndedAt = at;
    }

    private void Require(RefundStatus status, string action)
    {
        if (Status != status)
        {
            throw Impossible(action);
        }
    }

    private InvalidOperationException Impossible(string action) => new($"Refund {ConfirmationNumber} is {Status} and cannot be {action}.");
}
