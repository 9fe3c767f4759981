using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>
/// When a late fee arises and how much it is, as the contract says within the state's cap: the greater of a flat
/// amount and a percentage of the installment's unpaid part, never more than the caps, cut down to the cent, once per
/// installment, from the day after the grace period.
/// </summary>
public sealed record LateFeeRule
{
    /// <summary>Days after the due date without a fee: 15 means a payment on day 16 costs the fee.</summary>
    public int GraceDays { get; init; }

    /// <summary>Percent of the installment, such as 5.</summary>
    public decimal Percent { get; init; }

    /// <summary>The least it costs when it arises; zero for none.</summary>
    public Money Minimum { get; init; }

    /// <summary>The contract's or the state's cap in dollars; zero for none.</summary>
    public Money Cap { get; init; }

    /// <summary>The state's cap as a percent of the installment; zero for none.</summary>
    public decimal StateCapPercent { get; init; }
}
