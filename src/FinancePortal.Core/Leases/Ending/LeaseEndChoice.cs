namespace FinancePortal.Core.Leases.Ending;

/// <summary>What a lessee can do at the end. The numbers are stored.</summary>
public enum LeaseEndChoice
{
    Return = 1,
    Buy = 2,
    Extend = 3,
    LeaseAgain = 4,

    /// <summary>Not waiting for the end.</summary>
    EndEarly = 5,

    /// <summary>Only a way of buying in comparisons; a plan says <see cref="Buy"/>.</summary>
    BuyWithLoan = 6,
}
