using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases.HandOver;

/// <summary>What a line of the final bill is for. The numbers are stored.</summary>
public enum LeaseChargeKind
{
    Disposition = 1,
    Miles = 2,
    Wear = 3,
    UnusedMiles = 4,

    /// <summary>Payments that were still to come when the vehicle came back.</summary>
    Payments = 5,

    /// <summary>What a service member paid ahead for time after the return: a credit.</summary>
    PaidAhead = 6,
}

/// <summary>One line of the final bill: its rule, its price, its photo, and what the lessee says against it (F-705).</summary>
public sealed class LeaseCharge
{
    public const int LongestDispute = 1000;

    public long LeaseChargeId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public required long FinancedAccountId { get; init; }
    public required LeaseChargeKind Kind { get; init; }

    /// <summary>What it is, in words.</summary>
    public required string Title { get; init; }

    /// <summary>The rule it rests on, in words.</summary>
    public required string Rule { get; init; }

    /// <summary>What the rule comes to.</summary>
    public required Money Full { get; init; }

    /// <summary>What is billed: less than <see cref="Full"/> where protection or the accepted estimate takes some over.</summary>
    public required Money Amount { get; init; }

    /// <summary>The event that books it; null when nothing is billed.</summary>
    public int? EventSequence { get; init; }

    /// <summary>How it was worked out, with every step, as it was then: <see cref="Explanation.ToJson"/>.</summary>
    public required string Steps { get; init; }

    public FormulaStep Why => Explanation.FromJson(Steps);

    /// <summary>Public name of the photo; empty without one.</summary>
    public string Photo { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTime? DisputedAt { get; private set; }
    public string Dispute { get; private set; } = "";
    public long Version { get; private set; }

    public bool MayBeDisputed => DisputedAt is null && Amount.IsPositive;

    public void DisputeWith(string why, DateTime at) => (Dispute, DisputedAt) = DisputedAt is null ? (why, at) : (Dispute, DisputedAt);
}
