using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases;

/// <summary>Sales tax of a lease, rounded per line: each tax on each payment, then added (DOMAIN §2, §9).</summary>
public static class LeaseTax
{
    /// <summary>Tax in each periodic payment; zero where the state taxes the lease at signing.</summary>
    public static Money OnPayment(LeaseTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return terms.TaxRule == LeaseTaxRule.OnEachPayment ? On(terms.BasePayment, terms.TaxPercent) : Money.Zero;
    }

    /// <summary>Tax paid at signing: on all base payments, on the agreed value, and on the capitalized cost reduction, as the state says.</summary>
    public static Money AtSigning(LeaseTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var upFront = terms.TaxRule switch
        {
            LeaseTaxRule.OnTotalOfPaymentsUpFront => On(terms.BasePayment * terms.PaymentCount, terms.TaxPercent),
            LeaseTaxRule.OnFullPriceUpFront => On(terms.AgreedValue, terms.TaxPercent),
            _ => Money.Zero,
        };
        var reduction = terms.CashReduction + terms.Rebate + terms.TradeIn;
        return terms.TaxOnReduction && terms.TaxRule != LeaseTaxRule.None ? upFront + On(reduction, terms.TaxPercent) : upFront;
    }

    /// <summary><c>amount × percent ÷ 100</c>, half a cent up.</summary>
    public static Money On(Money amount, decimal percent) => Rounding.HalfUp(amount.Dollars * percent / 100m);
}
