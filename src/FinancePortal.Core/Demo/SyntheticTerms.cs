using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Demo;

/// <summary>Contracts of a synthetic portfolio: textbook payments, as many real contracts state them.</summary>
internal static class SyntheticTerms
{
    private static readonly int[] LoanMonths = [48, 60, 72, 84];
    private static readonly int[] LeaseMonths = [24, 36, 39, 48];

    public static AccountTerms Of(ProductKind product, DateOnly firstDueOn, int monthsBehind, string state, Dice dice)
    {
        var months = product is ProductKind.Lease ? Term(LeaseMonths, monthsBehind, dice) : Term(LoanMonths, monthsBehind, dice);
        return product switch
        {
            ProductKind.Lease => Lease(firstDueOn, months, state, dice),
            ProductKind.BalloonLoan => Balloon(firstDueOn, months, state, dice),
            _ => Loan(firstDueOn, months, state, dice),
        };
    }

    public static LateFeeRule LateFee { get; } = new() { GraceDays = 10, Percent = 5m, Cap = Money.FromDollars(50m) };

    public static Money ReturnedPaymentFee { get; } = Money.FromDollars(25m);

    public static Money AmountFinanced(AccountTerms terms) => terms switch
    {
        RetailTerms loan => loan.AmountFinanced,
        LeaseTerms lease => LeasePayment.Of(lease).AdjustedCapitalizedCost,
        _ => Money.Zero,
    };

    /// <summary>What is left of a loan after so many textbook payments; a lease has no principal.</summary>
    public static Money PrincipalAfter(AccountTerms terms, int payments)
    {
        if (terms is not RetailTerms loan)
        {
            return Money.Zero;
        }

        return Rounding.HalfUp(Annuity.Balance(loan.Rate.Fraction / 12m, loan.AmountFinanced.Dollars, loan.Installment.Dollars, payments));
    }

    private static Money Payment(Money financed, AnnualRate rate, int months, Money atEnd) =>
        Rounding.HalfUp(Annuity.Payment(rate.Fraction / 12m, months, financed.Dollars, atEnd.Dollars));

    private static RetailTerms Loan(DateOnly firstDueOn, int months, string state, Dice dice)
    {
        var financed = Money.FromCents(dice.Between(120, 620) * 100_00L);
        var rate = Rate(dice);
        return new RetailTerms
        {
            ContractDate = firstDueOn.AddDays(-dice.Between(28, 45)),
            FirstDueOn = firstDueOn,
            PaymentCount = months,
            State = state,
            LateFee = LateFee,
            ReturnedPaymentFee = ReturnedPaymentFee,
            AmountFinanced = financed,
            Rate = rate,
            Installment = Payment(financed, rate, months, Money.Zero),
            CashPrice = financed + Money.FromDollars(3_000m),
            DownPayment = Money.FromDollars(3_000m),
            DisclosedAprPercent = rate.Percent,
        };
    }

    private static BalloonTerms Balloon(DateOnly firstDueOn, int months, string state, Dice dice)
    {
        var financed = Money.FromCents(dice.Between(300, 700) * 100_00L);
        var balloon = Money.FromCents(financed.Cents * 40 / 100 / 100_00 * 100_00);
        var rate = Rate(dice);
        return new BalloonTerms
        {
            ContractDate = firstDueOn.AddDays(-dice.Between(28, 45)),
            FirstDueOn = firstDueOn,
            PaymentCount = months,
            State = state,
            LateFee = LateFee,
            ReturnedPaymentFee = ReturnedPaymentFee,
            AmountFinanced = financed,
            Rate = rate,
            Installment = Payment(financed, rate, months, balloon),
            CashPrice = financed + Money.FromDollars(5_000m),
            DownPayment = Money.FromDollars(5_000m),
            DisclosedAprPercent = rate.Percent,
            Balloon = balloon,
            BalloonMonthsAfterLast = 1,
            MayReturnVehicle = true,
            MilesPerYear = 12_000,
            ExcessMileRate = 0.20m,
        };
    }

    /// <summary>DOMAIN §9: depreciation and rent charge over the months.</summary>
    private static LeaseTerms Lease(DateOnly firstDueOn, int months, string state, Dice dice)
    {
        var msrp = Money.FromCents(dice.Between(280, 720) * 100_00L);
        var agreed = Money.FromCents(msrp.Cents * 94 / 100);
        var residual = Money.FromCents(msrp.Cents * dice.Between(52, 62) / 100);
        var factor = MoneyFactor.Of(dice.Between(110, 290) / 100_000m);
        var acquisition = Money.FromDollars(895m);
        var down = Money.FromDollars(2_000m);
        var adjusted = agreed + acquisition - down;
        return new LeaseTerms
        {
            ContractDate = firstDueOn,
            FirstDueOn = firstDueOn,
            EndsOn = firstDueOn.AddMonths(months),
            PaymentCount = months,
            State = state,
            LateFee = LateFee,
            ReturnedPaymentFee = ReturnedPaymentFee,
            Msrp = msrp,
            AgreedValue = agreed,
            AcquisitionFee = acquisition,
            CashReduction = down,
            ResidualValue = residual,
            MoneyFactor = factor,
            BasePayment = Rounding.HalfUp(((adjusted - residual).Dollars / months) + ((adjusted + residual).Dollars * factor.Value)),
            TaxPercent = 7m,
            DispositionFee = Money.FromDollars(395m),
            PurchaseOptionFee = Money.FromDollars(350m),
            MilesPerYear = dice.OneOf<int>([10_000, 12_000, 15_000]),
            StartOdometer = dice.Between(8, 60),
            ExcessMileRate = 0.25m,
        };
    }

    /// <summary>Eighths of a percent from 2.875 to 12.875.</summary>
    private static AnnualRate Rate(Dice dice) => AnnualRate.FromPercent(2.875m + (dice.Below(81) * 0.125m));

    private static int Term(int[] choices, int monthsBehind, Dice dice)
    {
        var running = Array.FindAll(choices, c => c > monthsBehind);
        return running.Length > 0 ? dice.OneOf<int>(running) : monthsBehind + 12;
    }
}
