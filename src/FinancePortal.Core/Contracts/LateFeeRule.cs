using FinancePortal.Core.Rules;
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

    /// <summary>What the company or the law asks for never, whatever the contract says; a zero cap here means no fee at all.</summary>
    public bool IsWaived { get; init; }

    /// <summary>The contract's rule with the company's and the state's caps of a day over it; they only ever lower the fee.</summary>
    public LateFeeRule Within(RuleBook book, string state, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(book);
        var cap = FeeCaps.Lowest(book, Rule.LateFeeCap, FeeCaps.LateFee(state), on);
        var percent = FeeCaps.Percent(book, state, on);
        return cap is null && percent is null ? this : this with
        {
            Cap = cap is not { } dollars ? Cap : Cap.IsPositive ? Money.Min(Cap, dollars) : dollars,
            StateCapPercent = percent is not { } most ? StateCapPercent : StateCapPercent > 0m ? Math.Min(StateCapPercent, most) : most,
            IsWaived = cap is { IsPositive: false } || percent is 0m,
        };
    }
}
