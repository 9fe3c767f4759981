using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases;

/// <summary>
/// Leasing against buying the same vehicle with a loan, over the months of the lease (DOMAIN §14). Left out, and to be said so:
/// insurance, maintenance, the time value of money, wear.
/// </summary>
public sealed record LeaseVersusPurchase
{
    /// <summary>All payments of the lease, with registration and disposition.</summary>
    public required Money LeaseCost { get; init; }
    public required Money AmountFinanced { get; init; }
    public required Money LoanPayment { get; init; }

    /// <summary>What is still owed on the loan when the lease would end.</summary>
    public required Money LoanBalance { get; init; }
    public required Money ResaleValue { get; init; }
    public Money Equity => ResaleValue - LoanBalance;

    /// <summary><c>down + payments made − equity</c>.</summary>
    public required Money PurchaseCost { get; init; }

    /// <summary>The resale value at which both cost the same.</summary>
    public Money BreakEvenResaleValue => ResaleValue + PurchaseCost - LeaseCost;

    /// <summary>Positive when the lease is cheaper.</summary>
    public Money LeaseSaves => PurchaseCost - LeaseCost;

    /// <param name="loanRate">For the loan; a twelfth of it each month.</param>
    /// <param name="loanPayments">How many payments the loan has; at least as many as the lease has months.</param>
    /// <param name="down">Down payment of the purchase.</param>
    /// <param name="resaleValue">What the vehicle is thought to be worth at the end: an estimate.</param>
    public static LeaseVersusPurchase Of(LeaseTerms lease, AnnualRate loanRate, int loanPayments, Money down, Money resaleValue)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentOutOfRangeException.ThrowIfLessThan(loanPayments, lease.PaymentCount);
        var financed = lease.AgreedValue + LeaseTax.On(lease.AgreedValue, lease.TaxPercent) + lease.RegistrationFees - down;
        var loan = ExampleLoan.Of(lease, lease.ContractDate, financed, loanRate, loanPayments);
        return new LeaseVersusPurchase
        {
            LeaseCost = LeaseSigning.Of(lease).TotalOfPayments,
            AmountFinanced = financed,
            LoanPayment = loan.Payment,
            LoanBalance = loan.BalanceAfter(lease.PaymentCount),
            ResaleValue = resaleValue,
            PurchaseCost = down + loan.PaidAfter(lease.PaymentCount) - (resaleValue - loan.BalanceAfter(lease.PaymentCount)),
        };
    }
}
