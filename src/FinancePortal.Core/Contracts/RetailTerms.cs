using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

public enum DayCount
{
    /// <summary>Actual days over 365, leap years too. The default.</summary>
    Actual365Fixed = 0,

    /// <summary>Actual days over the days of the calendar year they fall in.</summary>
    ActualActual = 1,

    /// <summary>Every month 30 days, every year 360.</summary>
    Thirty360 = 2,
    Actual360 = 3,
    Actual364 = 4,

    /// <summary>Whole months counted back from the due date as 30 days, plus odd days, over 360.</summary>
    Unit360 = 5,

    /// <summary>A twelfth of the annual rate each period, whatever its length.</summary>
    Monthly = 6,

    /// <summary>The stated rate is a percentage per day.</summary>
    Daily = 7,

    /// <summary>Like <see cref="Unit360"/>, but the odd days are over 365.</summary>
    Unit365 = 8,
}

/// <summary>Where a payment goes first. Contract data, also after maturity .</summary>
public enum Waterfall
{
    /// <summary>Interest, then principal, then fees.</summary>
    InterestPrincipalFees = 0,

    /// <summary>Fees, then interest, then principal.</summary>
    FeesInterestPrincipal = 1,

    /// <summary>Interest, then fees, then principal.</summary>
    InterestFeesPrincipal = 2,
}

/// <summary>What the last installment of a contract is.</summary>
public enum LastPaymentRule
{
    /// <summary>All that is owed on its date: every cent of rounding ends there (DOMAIN §1).</summary>
    TakesTheCents = 0,

    /// <summary>The same amount as the others; a residue of cents stays. Only in contracts bought from other lenders.</summary>
    NotAdjusted = 1,
}

/// <summary>A simple-interest retail installment contract (DOMAIN §1).</summary>
public class RetailTerms : AccountTerms
{
    private Money installment;

    public override ProductKind Product => ProductKind.Loan;

    public required Money AmountFinanced { get; init; }
    public required AnnualRate Rate { get; init; }
    public DayCount DayCount { get; init; }
    public RoundingRule InterestRounding { get; init; }
    public Waterfall Waterfall { get; init; }

    /// <summary>The regular installment as the contract states it.</summary>
    public required Money Installment { get => installment; init => installment = value; }

    public LastPaymentRule LastPayment { get; init; }

    /// <summary>The price with tax and fees before the down payment.</summary>
    public Money CashPrice { get; init; }
    public Money DownPayment { get; init; }

    /// <summary>Part of the finance charge paid at signing (DOMAIN §15).</summary>
    public Money PrepaidFinanceCharge { get; init; }

    /// <summary>The APR as disclosed, in percent .</summary>
    public decimal DisclosedAprPercent { get; init; }

    public override Servicing Servicing() => new LoanServicing(this);

    internal override TermsFault? OwnFault() =>
        !AmountFinanced.IsPositive || !TermsRules.IsAmount(AmountFinanced) ? TermsFault.AmountFinanced
        : !TermsRules.IsAmount(Installment) ? TermsFault.Installment
        : null;

    /// <summary>The same terms with another installment, to solve for one.</summary>
    internal RetailTerms WithInstallment(Money amount)
    {
        var copy = (RetailTerms)MemberwiseClone();
        copy.installment = amount;
        return copy;
    }
}

/// <summary>A loan whose last payment is a guaranteed minimum future value (DOMAIN §8).</summary>
public sealed class BalloonTerms : RetailTerms
{
    public override ProductKind Product => ProductKind.BalloonLoan;

    public required Money Balloon { get; init; }

    /// <summary>Months between the last regular installment and the balloon: 0 when both fall due on one day.</summary>
    public int BalloonMonthsAfterLast { get; init; }

    /// <summary>The contract lets the customer hand the vehicle back instead of paying the balloon.</summary>
    public bool MayReturnVehicle { get; init; }

    /// <summary>Miles a year assumed by the guarantee; zero when the vehicle cannot be handed back.</summary>
    public int MilesPerYear { get; init; }

    /// <summary>Dollars a mile over the allowance when handed back.</summary>
    public decimal ExcessMileRate { get; init; }

    internal override TermsFault? OwnFault() =>
        base.OwnFault()
        ?? (TermsRules.IsAmount(Balloon) && BalloonMonthsAfterLast is >= 0 and <= TermsRules.MostPayments && MilesPerYear >= 0 && ExcessMileRate >= 0m ? null : TermsFault.Balloon);
}
