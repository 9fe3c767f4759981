using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases.Books;

/// <summary>Who may want to buy a leased vehicle. The page gives each an answer with its reason (F-712).</summary>
public enum BuyerKind
{
    Lessee = 0,

    /// <summary>A dealer that sells for the company.</summary>
    Dealer = 1,

    OtherDealer = 2,
    Person = 3,
}

/// <summary>The company's answer to one kind of buyer, in words for the customer.</summary>
public sealed record BuyerRule(BuyerKind Kind, bool MayBuy, string Reason);

/// <summary>What the company decides about the end of its leases; the contract decides the rest.</summary>
public sealed record LeasePolicy
{
    /// <summary>Of the loan that buying is shown with, in percent a year.</summary>
    public required decimal LoanRatePercent { get; init; }
    public required int LoanMonths { get; init; }

    /// <summary>Whoever leases again with us pays no disposition fee.</summary>
    public required bool NewLeaseWaivesReturnFee { get; init; }

    /// <summary>An accepted self-inspection is the most that the final bill asks for wear (F-705).</summary>
    public required bool EstimateCapsTheBill { get; init; }

    /// <summary>The model of the line-up that a new lease is shown with.</summary>
    public required string NextModel { get; init; }

    /// <summary>Title and registration when the lessee buys, by state.</summary>
    public required IReadOnlyDictionary<string, Money> OfficialFees { get; init; }
    public required Money OtherOfficialFees { get; init; }
    public required IReadOnlyList<BuyerRule> Buyers { get; init; }

    public Money OfficialFeesIn(string state) => OfficialFees.TryGetValue(state, out var fees) ? fees : OtherOfficialFees;

    public static LeasePolicy Read(string? folder = null) => LeaseBooks.Read<LeasePolicy>("lease-policy", folder);
}
