using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Refunds;

/// <summary>What a customer sees of the money that is theirs on one account.</summary>
public sealed record CreditDesk
{
    public required string AccountReference { get; init; }
    public required ProductKind Product { get; init; }
    public required string LastFour { get; init; }
    public required string VehicleName { get; init; }
    public required Money Credit { get; init; }

    /// <summary>When the money goes back by itself; null when there is none, or too little.</summary>
    public required DateOnly? GoesBackOn { get; init; }

    /// <summary>From then on all payments are final; null when they are.</summary>
    public required DateOnly? WaitsForPaymentUntil { get; init; }

    /// <summary>The one that is open or on its way to the bank.</summary>
    public required Refund? Current { get; init; }
    public required IReadOnlyList<Refund> Earlier { get; init; }
    public required IReadOnlyList<PaymentMethodChoice> Methods { get; init; }
}

public abstract record RequestRefundAnswer
{
    private RequestRefundAnswer()
    {
    }

    /// <summary>Booked, or it will be as soon as the payment behind it is final.</summary>
    public sealed record Accepted(Refund Refund) : RequestRefundAnswer;

    /// <summary>Nothing was changed; <paramref name="Message"/> is for the customer.</summary>
    public sealed record Refused(string Message) : RequestRefundAnswer;
}
