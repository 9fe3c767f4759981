using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases;

/// <summary>Sales tax of a lease, rounded per line: each tax on each payment, then added (DOMAIN §2, §9).</summary>
public static class LeaseTax
{
    private const string Clause = "Taxes";

    /// <summary>Tax in each periodic payment; zero where the state taxes the lease at signing.</summary>
    public static Money OnPayment(LeaseTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return terms.TaxRule == LeaseTaxRule.OnEachPayment ? On(terms.BasePayment, terms.TaxPercent) : Money.Zero;
    }

    /// <summary>The base payment of the contract with its tax: what is due each month.</summary>
    public static Money Payment(LeaseTerms terms, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var (tax, payment) = (OnPayment(terms), terms.BasePayment + OnPayment(terms));
        if (why is not null)
        {
            var percent = terms.TaxRule == LeaseTaxRule.OnEachPayment ? terms.TaxPercent : 0m;
            why.Step("monthly tax", tax, "base payment × tax percent ÷ 100", StepRounding.HalfUpToTheCent, Clause, "R-101", FormulaInput.Of("base payment", terms.BasePayment), new FormulaInput("tax percent", percent, FigureUnit.Percent));
            why.Step("monthly payment", payment, "base payment + monthly tax", StepRounding.Exact, Clause, "R-101", FormulaInput.Of("base payment", terms.BasePayment), FormulaInput.Of("monthly tax", tax));
        }

        return payment;
    }

    /// <summary>Tax paid at signing: on all base payments, on the agreed value, and on the capitalized cost reduction and fee paid then, as the state says.</summary>
    public static Money AtSigning(LeaseTerms terms, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var taxed = terms.TaxRule switch
        {
            LeaseTaxRule.OnTotalOfPaymentsUpFront => terms.BasePayment * terms.PaymentCount,
            LeaseTaxRule.OnFullPriceUpFront => terms.AgreedValue,
            _ => Money.Zero,
        };
        var fee = LeaseSigning.FeeAtSigning(terms);
        var (upFront, onReduction) = (On(taxed, terms.TaxPercent), terms.TaxOnReduction && terms.TaxRule != LeaseTaxRule.None ? On(terms.CashReduction + terms.Rebate + terms.TradeIn + fee, terms.TaxPercent) : Money.Zero);
        if (why is not null)
        {
            var percent = new FormulaInput("tax percent", terms.TaxPercent, FigureUnit.Percent);
            why.Step("tax up front", upFront, "taxed up front × tax percent ÷ 100", StepRounding.HalfUpToTheCent, Clause, "R-101", FormulaInput.Of("taxed up front", taxed), percent);
            why.Step("tax on the reduction", onReduction, onReduction.IsZero ? "0" : "(cash + rebate + trade-in + acquisition fee at signing) × tax percent ÷ 100", StepRounding.HalfUpToTheCent, Clause, "R-101", FormulaInput.Of("cash", terms.CashReduction), FormulaInput.Of("rebate", terms.Rebate), FormulaInput.Of("trade-in", terms.TradeIn), FormulaInput.Of("acquisition fee at signing", fee), percent);
            why.Step("sales tax at signing", upFront + onReduction, "tax up front + tax on the reduction", StepRounding.Exact, Clause, "R-101", FormulaInput.Of("tax up front", upFront), FormulaInput.Of("tax on the reduction", onReduction));
        }

        return upFront + onReduction;
    }

    /// <summary><c>amount × percent ÷ 100</c>, half a cent up.</summary>
    public static Money On(Money amount, decimal percent) => Rounding.HalfUp(amount.Dollars * percent / 100m);
}
