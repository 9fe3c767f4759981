using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Demo;

/// <summary>What the demo's contracts have in common, and loans whose installment the engine solves.</summary>
internal static class DemoContracts
{
    public static LateFeeRule LateFee { get; } = new() { GraceDays = 15, Percent = 5m, Cap = Money.FromDollars(50m) };

    public static Money ReturnedPaymentFee { get; } = Money.FromDollars(25m);

    /// <param name="installment">As the contract states it; null to solve the one that leaves no larger last payment.</param>
    public static RetailTerms Loan(decimal amountFinanced, decimal ratePercent, int months, DateOnly contractDate, DateOnly firstDueOn, string state, decimal downPayment, decimal? installment = null)
    {
        return Disclosed((payment, apr) => new RetailTerms
        {
            ContractDate = contractDate,
            FirstDueOn = firstDueOn,
            PaymentCount = months,
            State = state,
            LateFee = LateFee,
            ReturnedPaymentFee = ReturnedPaymentFee,
            AmountFinanced = Money.FromDollars(amountFinanced),
            Rate = AnnualRate.FromPercent(ratePercent),
            Installment = payment,
            CashPrice = Money.FromDollars(amountFinanced + downPayment),
            DownPayment = Money.FromDollars(downPayment),
            DisclosedAprPercent = apr,
        }, installment);
    }

    /// <summary>A Lumera Six for 10,000 miles a year, as two of the demo people drive it.</summary>
    public static LeaseTerms LumeraLease(DateOnly startsOn, DateOnly endsOn, int months) => new()
    {
        ContractDate = startsOn,
        FirstDueOn = startsOn,
        EndsOn = endsOn,
        PaymentCount = months,
        State = "TX",
        LateFee = LateFee,
        ReturnedPaymentFee = ReturnedPaymentFee,
        Msrp = Money.FromDollars(62_000m),
        AgreedValue = Money.FromDollars(58_500m),
        AcquisitionFee = Money.FromDollars(925m),
        CashReduction = Money.FromDollars(2_500m),
        Rebate = Money.FromDollars(1_500m),
        ResidualValue = Money.FromDollars(35_960m),
        MoneyFactor = MoneyFactor.Of(0.00205m),
        BasePayment = Money.FromDollars(728.03m),
        TaxPercent = 7m,
        RegistrationFees = Money.FromDollars(285m),
        DispositionFee = Money.FromDollars(495m),
        PurchaseOptionFee = Money.FromDollars(350m),
        MilesPerYear = 10_000,
        StartOdometer = 12,
        ExcessMileRate = 0.25m,
        BoughtMileRate = 0.18m,
    };

    /// <summary>Terms with the installment and the APR that follow from the others, as the federal box prints them.</summary>
    public static T Disclosed<T>(Func<Money, decimal, T> terms, decimal? installment = null)
        where T : RetailTerms
    {
        var payment = installment is { } stated ? Money.FromDollars(stated) : LevelInstallment.Solve(terms(Money.Zero, 0m));
        return terms(payment, TruthInLending.Of(terms(payment, 0m)).AprPercent);
    }

    public static IReadOnlyList<AccountParty> BorrowedBy(DemoPerson borrower, DateOnly from, DemoPerson? coBorrower = null)
    {
        AccountParty first = new() { Customer = borrower.Customer, Role = PartyRole.Borrower, From = from };
        return coBorrower is null ? [first] : [first, new AccountParty { Customer = coBorrower.Customer, Role = PartyRole.CoBorrower, From = from }];
    }
}
