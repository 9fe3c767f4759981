using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases;

/// <summary>
/// How a lease payment is worked out: the lines of Regulation M 1013.4(f) in their order (R-101, DOMAIN §9). Parts stay exact;
/// each printed figure is rounded once, half a cent up.
/// </summary>
public sealed record LeasePayment
{
    /// <summary>Line 1: the agreed value of the vehicle and what else the lease pays for.</summary>
    public required Money GrossCapitalizedCost { get; init; }

    /// <summary>Line 2: cash, rebate and net trade-in that lower it.</summary>
    public required Money CapitalizedCostReduction { get; init; }

    /// <summary>Line 3: <c>1 − 2</c>, the amount that the base payment is worked out from.</summary>
    public Money AdjustedCapitalizedCost => GrossCapitalizedCost - CapitalizedCostReduction;

    /// <summary>Line 4: the value of the vehicle at the end used in the calculation.</summary>
    public required Money ResidualValue { get; init; }

    /// <summary>Line 5: <c>3 − 4</c>.</summary>
    public Money Depreciation => AdjustedCapitalizedCost - ResidualValue;

    /// <summary>Line 6: <c>(3 + 4) × money factor × months</c>. Never called interest .</summary>
    public Money RentCharge => Rounding.HalfUp(MonthlyRentExact * PaymentCount);

    /// <summary>Line 7: <c>5 + 6</c>. It may differ by cents from payment × number .</summary>
    public Money TotalOfBasePayments => Depreciation + RentCharge;

    /// <summary>Line 8.</summary>
    public required int PaymentCount { get; init; }

    /// <summary>Line 9: <c>7 ÷ 8</c>, from the exact parts.</summary>
    public Money BasePayment => Rounding.HalfUp(BasePaymentExact);

    /// <summary>Line 10: tax on the base payment, rounded per payment.</summary>
    public Money Tax => LeaseTax.On(BasePayment, TaxPercent);

    /// <summary>Line 11: <c>9 + 10</c>.</summary>
    public Money TotalPayment => BasePayment + Tax;

    public required MoneyFactor MoneyFactor { get; init; }

    /// <summary>Tax on each payment in percent; zero where the lease is taxed at signing or not at all.</summary>
    public decimal TaxPercent { get; init; }

    /// <summary><c>depreciation ÷ months</c>, exact.</summary>
    public decimal MonthlyDepreciationExact => Depreciation.Dollars / PaymentCount;

    /// <summary><c>(adjusted capitalized cost + residual value) × money factor</c>, exact.</summary>
    public decimal MonthlyRentExact => (AdjustedCapitalizedCost + ResidualValue).Dollars * MoneyFactor.Value;

    public Money MonthlyDepreciation => Rounding.HalfUp(MonthlyDepreciationExact);
    public Money MonthlyRent => Rounding.HalfUp(MonthlyRentExact);
    public decimal BasePaymentExact => MonthlyDepreciationExact + MonthlyRentExact;

    /// <summary>Payment with tax, rounded only at the end: what calculators in print show.</summary>
    public decimal TotalPaymentExact => BasePaymentExact * (1m + (TaxPercent / 100m));

    /// <summary>The lines of a contract.</summary>
    public static LeasePayment Of(LeaseTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return new LeasePayment
        {
            GrossCapitalizedCost = terms.AgreedValue + (terms.AcquisitionFeeAtSigning ? Money.Zero : terms.AcquisitionFee),
            CapitalizedCostReduction = terms.CashReduction + terms.Rebate + terms.TradeIn,
            ResidualValue = terms.ResidualValue,
            PaymentCount = terms.PaymentCount,
            MoneyFactor = terms.MoneyFactor,
            TaxPercent = terms.TaxRule == LeaseTaxRule.OnEachPayment ? terms.TaxPercent : 0m,
        };
    }

    /// <summary>The lines as steps, in the order of the law.</summary>
    public void Explain(Explanation why)
    {
        ArgumentNullException.ThrowIfNull(why);
        const string Clause = "How your payment was worked out";
        const string Rule = "R-101";
        var months = new FormulaInput("number of payments", PaymentCount, FigureUnit.Count);
        why.Step("adjusted capitalized cost", AdjustedCapitalizedCost, "gross capitalized cost − capitalized cost reduction", StepRounding.Exact, Clause, Rule,
            FormulaInput.Of("gross capitalized cost", GrossCapitalizedCost), FormulaInput.Of("capitalized cost reduction", CapitalizedCostReduction));
        var cost = FormulaInput.Of("adjusted capitalized cost", AdjustedCapitalizedCost);
        var residual = FormulaInput.Of("residual value", ResidualValue);
        why.Step("depreciation", Depreciation, "adjusted capitalized cost − residual value", StepRounding.Exact, Clause, Rule, cost, residual);
        why.Step("rent charge", RentCharge, "(adjusted capitalized cost + residual value) × money factor × number of payments", StepRounding.HalfUpToTheCent, Clause, "R-108",
            cost, residual, new FormulaInput("money factor", MoneyFactor.Value, FigureUnit.Factor), months);
        why.Step("total of base payments", TotalOfBasePayments, "depreciation + rent charge", StepRounding.Exact, Clause, "R-107",
            FormulaInput.Of("depreciation", Depreciation), FormulaInput.Of("rent charge", RentCharge));
        why.Step("base payment", BasePayment, "(adjusted capitalized cost − residual value) ÷ number of payments + (adjusted capitalized cost + residual value) × money factor", StepRounding.HalfUpToTheCent, Clause, Rule,
            cost, residual, new FormulaInput("money factor", MoneyFactor.Value, FigureUnit.Factor), months);
        why.Step("base payments in all", BasePayment * PaymentCount, "base payment × number of payments", StepRounding.Exact, Clause, "R-107", FormulaInput.Of("base payment", BasePayment), months);
        why.Step("rounding difference", (TotalOfBasePayments - (BasePayment * PaymentCount)).Abs(), "max(total of base payments, base payments in all) − min(total of base payments, base payments in all)", StepRounding.Exact, Clause, "R-107",
            FormulaInput.Of("total of base payments", TotalOfBasePayments), FormulaInput.Of("base payments in all", BasePayment * PaymentCount));
        why.Step("tax", Tax, "base payment × tax percent ÷ 100", StepRounding.HalfUpToTheCent, Clause, Rule,
            FormulaInput.Of("base payment", BasePayment), new FormulaInput("tax percent", TaxPercent, FigureUnit.Percent));
        why.Step("total payment", TotalPayment, "base payment + tax", StepRounding.Exact, Clause, Rule, FormulaInput.Of("base payment", BasePayment), FormulaInput.Of("tax", Tax));
    }
}
