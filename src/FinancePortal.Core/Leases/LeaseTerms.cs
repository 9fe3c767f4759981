using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases;

/// <summary>On what the sales tax of a lease is charged; the state decides.</summary>
public enum LeaseTaxRule
{
    /// <summary>On each payment as it falls due.</summary>
    OnEachPayment = 0,

    /// <summary>On the total of the base payments, paid at signing.</summary>
    OnTotalOfPaymentsUpFront = 1,

    /// <summary>On the full agreed value, paid at signing.</summary>
    OnFullPriceUpFront = 2,

    None = 3,
}

/// <summary>How the adjusted lease balance falls over the term .</summary>
public enum LeaseBalanceMethod
{
    /// <summary>Actuarial: rent is earned at the yield implicit in the lease (DOMAIN §10).</summary>
    ConstantYield = 0,

    /// <summary>In equal steps from the adjusted capitalized cost to the residual value.</summary>
    StraightLine = 1,
}

/// <summary>A closed-end lease with payments in advance (DOMAIN §9), in the words of Regulation M 1013.4(f).</summary>
public sealed class LeaseTerms : AccountTerms
{
    public override ProductKind Product => ProductKind.Lease;

    /// <summary>The day the vehicle was handed over; the first payment is due on it.</summary>
    public required DateOnly EndsOn { get; init; }

    public required Money Msrp { get; init; }
    public required Money AgreedValue { get; init; }
    public required Money AcquisitionFee { get; init; }

    /// <summary>The acquisition fee is paid in cash at signing; otherwise it is part of the gross capitalized cost.</summary>
    public bool AcquisitionFeeAtSigning { get; init; }

    /// <summary>Cash part of the capitalized cost reduction.</summary>
    public Money CashReduction { get; init; }
    public Money Rebate { get; init; }
    public Money TradeIn { get; init; }
    public required Money ResidualValue { get; init; }
    public required MoneyFactor MoneyFactor { get; init; }
    public required Money BasePayment { get; init; }

    /// <summary>Tax rate as a percent, such as 7.</summary>
    public decimal TaxPercent { get; init; }
    public LeaseTaxRule TaxRule { get; init; }

    /// <summary>Tax on the capitalized cost reduction too, and on an acquisition fee that is paid at signing.</summary>
    public bool TaxOnReduction { get; init; }

    public Money RegistrationFees { get; init; }
    public Money DispositionFee { get; init; }
    public Money PurchaseOptionFee { get; init; }
    public Money SecurityDeposit { get; init; }

    public required int MilesPerYear { get; init; }
    public required int StartOdometer { get; init; }

    /// <summary>Miles bought at signing beyond the yearly allowance.</summary>
    public int ExtraMilesBought { get; init; }

    /// <summary>Dollars a mile over the allowance, such as 0.25.</summary>
    public required decimal ExcessMileRate { get; init; }

    /// <summary>Dollars a mile for miles bought ahead; zero when the contract sells none.</summary>
    public decimal BoughtMileRate { get; init; }

    /// <summary>Dollars a mile that come back at the scheduled end for bought miles not driven; zero when the contract keeps them.</summary>
    public decimal UnusedMileCredit { get; init; }

    /// <summary>How much excess wear a protection product of this lease takes over; zero without one (F-706).</summary>
    public Money WearCover { get; init; }

    /// <summary>The contract lets the lessee buy the vehicle.</summary>
    public bool MayPurchase { get; init; } = true;

    /// <summary>Sales tax at the scheduled end is charged on price and option fee, not on the price alone; the state decides.</summary>
    public bool PurchaseFeeTaxed { get; init; } = true;

    /// <summary>The same for a purchase before the end.</summary>
    public bool EarlyPurchaseFeeTaxed { get; init; }

    /// <summary>How the balance of a lease that ends early is worked out.</summary>
    public LeaseBalanceMethod BalanceMethod { get; init; }

    /// <summary>The early termination charge never exceeds the payments left.</summary>
    public bool EarlyTerminationCappedAtRemainingPayments { get; init; } = true;

    public override Servicing Servicing() => new LeaseServicing(this);

    internal override TermsFault? OwnFault()
    {
        Money[] amounts = [Msrp, AgreedValue, AcquisitionFee, CashReduction, Rebate, TradeIn, ResidualValue, BasePayment, RegistrationFees, DispositionFee, PurchaseOptionFee, SecurityDeposit, WearCover];
        var isLease = EndsOn >= ContractDate && StartOdometer >= 0 && MilesPerYear >= 0 && ExtraMilesBought >= 0
            && TaxPercent is >= 0m and <= 100m && ExcessMileRate >= 0m && BoughtMileRate >= 0m && UnusedMileCredit >= 0m
            && Array.TrueForAll(amounts, TermsRules.IsAmount);
        return isLease ? null : TermsFault.Lease;
    }
}
