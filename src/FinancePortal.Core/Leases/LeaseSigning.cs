using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases;

/// <summary>
/// What is paid at lease signing or delivery and over the whole lease (Regulation M 1013.4(b) to (e), (n)); the state's tax rule
/// decides which taxes are paid now (DOMAIN §9).
/// </summary>
public sealed record LeaseSigning
{
    public required Money FirstPayment { get; init; }

    /// <summary>Cash and rebate that reduce the capitalized cost, and the net trade-in.</summary>
    public required Money CapitalizedCostReduction { get; init; }

    /// <summary>Zero where it is capitalized.</summary>
    public required Money AcquisitionFee { get; init; }
    public required Money RegistrationFees { get; init; }
    public required Money SecurityDeposit { get; init; }

    /// <summary>Sales tax paid at signing; the tax in the first payment is not in it.</summary>
    public required Money TaxAtSigning { get; init; }

    /// <summary>Amount due at lease signing or delivery.</summary>
    public Money AmountDue => FirstPayment + CapitalizedCostReduction + AcquisitionFee + RegistrationFees + SecurityDeposit + TaxAtSigning;

    /// <summary>How it is paid: rebate and trade-in are no cash.</summary>
    public required Money RebateAndTradeIn { get; init; }
    public Money CashDue => AmountDue - RebateAndTradeIn;

    public required Money PeriodicTotal { get; init; }

    /// <summary>Other charges, not part of the payment: the disposition fee.</summary>
    public required Money OtherCharges { get; init; }

    /// <summary>
    /// What will have been paid by the end: <c>due at signing − refundable deposit + payments − those paid at signing + other charges</c>.
    /// </summary>
    public Money TotalOfPayments => AmountDue - SecurityDeposit + PeriodicTotal - FirstPayment + OtherCharges;

    /// <summary>All official fees and taxes of the lease, those in the payments included (1013.4(n)).</summary>
    public required Money OfficialFeesAndTaxes { get; init; }

    public static LeaseSigning Of(LeaseTerms terms, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var lines = LeasePayment.Of(terms);
        var taxInPayment = LeaseTax.OnPayment(terms);
        var payment = LeaseTax.Payment(terms, why);
        var taxNow = LeaseTax.AtSigning(terms, why);
        var signing = new LeaseSigning
        {
            FirstPayment = payment,
            CapitalizedCostReduction = lines.CapitalizedCostReduction,
            AcquisitionFee = FeeAtSigning(terms),
            RegistrationFees = terms.RegistrationFees,
            SecurityDeposit = terms.SecurityDeposit,
            TaxAtSigning = taxNow,
            RebateAndTradeIn = terms.Rebate + terms.TradeIn,
            PeriodicTotal = payment * terms.PaymentCount,
            OtherCharges = terms.DispositionFee,
            OfficialFeesAndTaxes = terms.RegistrationFees + taxNow + (taxInPayment * terms.PaymentCount),
        };
        if (why is not null)
        {
            signing.Explain(why, terms, payment, taxInPayment);
        }

        return signing;
    }

    /// <summary>The acquisition fee, as far as it is paid in cash at signing.</summary>
    public static Money FeeAtSigning(LeaseTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return terms.AcquisitionFeeAtSigning ? terms.AcquisitionFee : Money.Zero;
    }

    private void Explain(Explanation why, LeaseTerms terms, Money payment, Money taxInPayment)
    {
        const string Clause = "Amount due at lease signing or delivery, and total of payments";
        const string Rule = "R-101";
        var (first, registration, deposit) = (why.From("monthly payment", FormulaInput.Of("first payment", FirstPayment)), FormulaInput.Of("title and registration", RegistrationFees), FormulaInput.Of("security deposit", SecurityDeposit));
        var months = new FormulaInput("number of payments", terms.PaymentCount, FigureUnit.Count);
        why.Step("capitalized cost reduction", CapitalizedCostReduction, "cash + rebate + trade-in", StepRounding.Exact, Clause, Rule,
            FormulaInput.Of("cash", terms.CashReduction), FormulaInput.Of("rebate", terms.Rebate), FormulaInput.Of("trade-in", terms.TradeIn));
        why.Step("amount due at signing", AmountDue, "first payment + capitalized cost reduction + acquisition fee at signing + title and registration + security deposit + sales tax at signing", StepRounding.Exact, Clause, Rule,
            first, FormulaInput.Of("capitalized cost reduction", CapitalizedCostReduction), FormulaInput.Of("acquisition fee at signing", AcquisitionFee), registration, deposit, FormulaInput.Of("sales tax at signing", TaxAtSigning));
        why.Step("due in cash", CashDue, "amount due at signing − rebate − trade-in", StepRounding.Exact, Clause, Rule,
            FormulaInput.Of("amount due at signing", AmountDue), FormulaInput.Of("rebate", terms.Rebate), FormulaInput.Of("trade-in", terms.TradeIn));
        why.Step("all monthly payments", PeriodicTotal, "monthly payment × number of payments", StepRounding.Exact, Clause, Rule, FormulaInput.Of("monthly payment", payment), months);
        why.Step("total of payments", TotalOfPayments, "amount due at signing − security deposit + all monthly payments − first payment + return fee", StepRounding.Exact, Clause, Rule,
            FormulaInput.Of("amount due at signing", AmountDue), deposit, FormulaInput.Of("all monthly payments", PeriodicTotal), first, FormulaInput.Of("return fee", OtherCharges));
        why.Step("official fees and taxes", OfficialFeesAndTaxes, "title and registration + sales tax at signing + monthly tax × number of payments", StepRounding.Exact, Clause, Rule,
            registration, FormulaInput.Of("sales tax at signing", TaxAtSigning), FormulaInput.Of("monthly tax", taxInPayment), months);
    }

    /// <summary>
    /// What is due at delivery when fees are not capitalized and some of them, a rebate and the acquisition fee are taxed:
    /// <c>tax on the taxed amounts + fees + acquisition fee + cash down + first payment with tax</c>, rounded once.
    /// </summary>
    /// <param name="firstPaymentWithTax">Exact, or already rounded.</param>
    public static Money DriveOff(Money fees, Money acquisitionFee, Money cashDown, Money taxedRebate, decimal taxPercent, decimal firstPaymentWithTax) =>
        Rounding.HalfUp(((fees + taxedRebate + acquisitionFee).Dollars * taxPercent / 100m) + (fees + acquisitionFee + cashDown).Dollars + firstPaymentWithTax);
}
