using System.Globalization;
using FinancePortal.Core.Rules;
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

    /// <summary>The rules by which the company changes its policy.</summary>
    public IEnumerable<Rule> Rules() =>
    [
        LoanRateRule, LoanMonthsRule, WaiverRule, CapRule, OtherFeesRule, .. OfficialFees.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => FeesRule(f.Key, f.Value)),
    ];

    /// <summary>The policy of a day.</summary>
    public LeasePolicy Under(RuleBook book, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(book);
        return this with
        {
            LoanRatePercent = decimal.Parse(book.Value(LoanRateRule, on), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture),
            LoanMonths = book.Count(LoanMonthsRule, on),
            NewLeaseWaivesReturnFee = book.Value(WaiverRule, on) == "yes",
            EstimateCapsTheBill = book.Value(CapRule, on) == "yes",
            OtherOfficialFees = book.Amount(OtherFeesRule, on),
            OfficialFees = OfficialFees.ToDictionary(f => f.Key, f => book.Amount(FeesRule(f.Key, f.Value), on), StringComparer.Ordinal),
        };
    }

    private Rule LoanRateRule => new("lease-loan-rate", RuleTables.Leases, "Rate of the loan that buying is shown with", RuleKind.Percent, LoanRatePercent.ToString("G29", CultureInfo.InvariantCulture)) { Most = 36m };
    private Rule LoanMonthsRule => new("lease-loan-months", RuleTables.Leases, "Term of the loan that buying is shown with", RuleKind.Count, LoanMonths.ToString(CultureInfo.InvariantCulture)) { Least = 12m, Most = 96m, Unit = "month" };
    private Rule WaiverRule => new("lease-new-waives-fee", RuleTables.Leases, "Whoever leases again pays no disposition fee", RuleKind.YesOrNo, NewLeaseWaivesReturnFee ? "yes" : "no");
    private Rule CapRule => new("lease-estimate-caps", RuleTables.Leases, "An accepted self-inspection is the most that the final bill asks for wear", RuleKind.YesOrNo, EstimateCapsTheBill ? "yes" : "no");
    private Rule OtherFeesRule => FeesRule("other", OtherOfficialFees);

    private static Rule FeesRule(string state, Money fees) =>
        new($"lease-official-fees-{state}", RuleTables.Leases, $"Title and registration when the lessee buys, {(state == "other" ? "all other states" : state)}", RuleKind.Dollars, fees.ToPlainString()) { Most = 5_000m };

    public static LeasePolicy Read(string? folder = null) => LeaseBooks.Read<LeasePolicy>("lease-policy", folder);
}
