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
    public static LeaseVersusPurchase Of(LeaseTerms lease, AnnualRate loanRate, int loanPayments, Money down, Money resaleValue, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentOutOfRangeException.ThrowIfLessThan(loanPayments, lease.PaymentCount);
        var financed = lease.AgreedValue + LeaseTax.On(lease.AgreedValue, lease.TaxPercent) + lease.RegistrationFees - down;
        var loan = ExampleLoan.Of(lease, lease.ContractDate, financed, loanRate, loanPayments);
        var answer = new LeaseVersusPurchase
        {
            LeaseCost = LeaseSigning.Of(lease, why).TotalOfPayments,
            AmountFinanced = financed,
            LoanPayment = loan.Payment,
            LoanBalance = loan.BalanceAfter(lease.PaymentCount),
            ResaleValue = resaleValue,
            PurchaseCost = down + loan.PaidAfter(lease.PaymentCount) - (resaleValue - loan.BalanceAfter(lease.PaymentCount)),
        };
        if (why is not null)
        {
            answer.Explain(why, lease, loan, down);
        }

        return answer;
    }

    private void Explain(Explanation why, LeaseTerms lease, ExampleLoan loan, Money down)
    {
        const string Clause = "Leasing against buying, as an estimate";
        const string Rule = "R-106";
        var (leasing, resale, paidDown) = (FormulaInput.Of("cost of leasing", LeaseCost), FormulaInput.Of("sells for", ResaleValue), FormulaInput.Of("paid down", down));
        why.Step("cost of leasing", LeaseCost, "total of payments", StepRounding.Exact, Clause, Rule, FormulaInput.Of("total of payments", LeaseCost));
        var tax = LeaseTax.On(lease.AgreedValue, lease.TaxPercent);
        why.Step("sales tax", tax, "price × tax percent ÷ 100", StepRounding.HalfUpToTheCent, Clause, Rule, FormulaInput.Of("price", lease.AgreedValue), new FormulaInput("tax percent", lease.TaxPercent, FigureUnit.Percent));
        why.Step("borrowed", AmountFinanced, "price + sales tax + title and registration − paid down", StepRounding.Exact, Clause, Rule,
            FormulaInput.Of("price", lease.AgreedValue), FormulaInput.Of("sales tax", tax), FormulaInput.Of("title and registration", lease.RegistrationFees), paidDown);
        loan.Explain(why, lease.PaymentCount);
        why.Step("left after the loan is paid off", Equity, "sells for − left on the loan", StepRounding.Exact, Clause, Rule, resale, FormulaInput.Of("left on the loan", LoanBalance));
        why.Step("cost of buying", PurchaseCost, "paid down + paid on the loan − left after the loan is paid off", StepRounding.Exact, Clause, Rule,
            paidDown, FormulaInput.Of("paid on the loan", PurchaseCost + Equity - down), FormulaInput.Of("left after the loan is paid off", Equity));
        var buying = FormulaInput.Of("cost of buying", PurchaseCost);
        why.Step("break-even resale value", BreakEvenResaleValue, "sells for + cost of buying − cost of leasing", StepRounding.Exact, Clause, Rule, resale, buying, leasing);
        why.Step("difference between leasing and buying", LeaseSaves.Abs(), "max(cost of leasing, cost of buying) − min(cost of leasing, cost of buying)", StepRounding.Exact, Clause, Rule, leasing, buying);
    }
}
