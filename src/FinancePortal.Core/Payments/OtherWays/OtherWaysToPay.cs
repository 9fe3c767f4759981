using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.OtherWays;

/// <summary>What a customer needs to pay an account by mail, phone or bill-pay (F-403).</summary>
public sealed record OtherWaysToPay
{
    public required string AccountReference { get; init; }
    public required ProductKind Product { get; init; }
    public required string LastFour { get; init; }
    public required string VehicleName { get; init; }
    public required string CustomerName { get; init; }

    /// <summary>The account number with its check digit.</summary>
    public required string RemittanceNumber { get; init; }
    public required Money AmountDue { get; init; }
    public required DateOnly? DueOn { get; init; }
    public required DateOnly Today { get; init; }
    public required TimeOnly CutOff { get; init; }
    public required OtherWaysOptions Ways { get; init; }

    public string RemittancePrinted => Values.RemittanceNumber.Printed(RemittanceNumber);
}
