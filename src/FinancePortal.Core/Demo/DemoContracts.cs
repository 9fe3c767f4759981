using FinancePortal.Core.Contracts;
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
