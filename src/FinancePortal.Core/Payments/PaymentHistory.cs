using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments;

/// <summary>Which part of the history is asked for; null means all of it.</summary>
public sealed record PaymentHistoryFilter
{
    /// <summary>The reference of one account.</summary>
    public string? Account { get; init; }

    /// <summary>The calendar year in which the payments were credited.</summary>
    public int? Year { get; init; }
}

/// <summary>An account as lists of payments name it.</summary>
public sealed record PaymentAccount(string Reference, ProductKind Product, string LastFour, string VehicleName);

/// <summary>An account whose payments this customer may see.</summary>
/// <param name="NextDueOn">The earliest unpaid due date; null when nothing is left to bill.</param>
/// <param name="MayPay">It is open, and this customer may pay it, not only look at it.</param>
public sealed record HistoryAccount(PaymentAccount Account, DateOnly OpenedOn, DateOnly? NextDueOn, bool MayPay);

/// <summary>One payment as the ledger has it: how each cent was used and what was owed after it (F-407).</summary>
public sealed record PaymentHistoryLine
{
    public required PaymentAccount Account { get; init; }

    /// <summary>The date from which it counts.</summary>
    public required DateOnly CreditedOn { get; init; }
    public required AccountEventKind Kind { get; init; }
    public required Money Amount { get; init; }

    public required Money Principal { get; init; }
    public required Money Interest { get; init; }
    public required Money Fees { get; init; }

    /// <summary>Lease payments billed, with their tax.</summary>
    public required Money Lease { get; init; }

    /// <summary>Principal owed when this payment had been credited; zero for a lease.</summary>
    public required Money PrincipalAfter { get; init; }

    /// <summary>It was cancelled or came back: the ledger holds its exact reversal, and its parts are zero.</summary>
    public required bool IsReversed { get; init; }

    /// <summary>What is known of a payment made here; null for one that was taken over with the account.</summary>
    public required PaymentTrace? Payment { get; init; }

    /// <summary>Kept for what is not due yet, or the customer's credit.</summary>
    public Money Held => IsReversed ? Money.Zero : Amount - Principal - Interest - Fees - Lease;
}

/// <summary>The payment behind a line, or one that is still to come.</summary>
public sealed record PaymentTrace
{
    public required string Reference { get; init; }
    public required string ConfirmationNumber { get; init; }
    public required string MethodName { get; init; }
    public required string MethodLastFour { get; init; }
    public required PaymentOrigin Origin { get; init; }
    public required PaymentStatus Status { get; init; }
    public required BankStatus BankStatus { get; init; }

    public static PaymentTrace Of(Payment payment)
    {
        ArgumentNullException.ThrowIfNull(payment);
        return new PaymentTrace
        {
            Reference = payment.Reference,
            ConfirmationNumber = payment.ConfirmationNumber,
            MethodName = payment.MethodName,
            MethodLastFour = payment.MethodLastFour,
            Origin = payment.Origin,
            Status = payment.Status,
            BankStatus = payment.BankStatus,
        };
    }
}

/// <summary>A payment that is promised for a day to come.</summary>
public sealed record ScheduledPayment(PaymentAccount Account, DateOnly CreditOn, Money Amount, PaymentTrace Payment);

/// <summary>The newest lines of one account, and how many there are in all.</summary>
public sealed record LatestPayments(IReadOnlyList<PaymentHistoryLine> Lines, int Total);

/// <summary>One page of a customer's payments.</summary>
public sealed record PaymentHistory
{
    /// <summary>Every account this customer may see, oldest first.</summary>
    public required IReadOnlyList<HistoryAccount> Accounts { get; init; }

    /// <summary>Still to come, the next one first; of the filter's account, whatever its year.</summary>
    public required IReadOnlyList<ScheduledPayment> Scheduled { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<PaymentHistoryLine> Lines { get; init; }

    /// <summary>From 1; never past the last page.</summary>
    public required int Page { get; init; }
    public required int Pages { get; init; }

    /// <summary>How many payments the filter lets through.</summary>
    public required int Total { get; init; }
}
