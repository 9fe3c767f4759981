using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases;

/// <summary>
/// What ending a lease before its time costs (DOMAIN §10, R-103): the balance less what the vehicle realizes, with the
/// disposition fee, capped where the contract says so; past-due items come on top.
/// </summary>
public sealed record EarlyTerminationQuote
{
    public required int PaymentsMade { get; init; }
    public required Money LeaseBalance { get; init; }

    /// <summary>Sale price, or the value of an independent appraisal.</summary>
    public required Money RealizedValue { get; init; }

    /// <summary><c>balance − realized value</c>, never below zero.</summary>
    public Money Deficiency => (LeaseBalance - RealizedValue).OrZero();
    public required Money DispositionFee { get; init; }

    /// <summary>The base payments that would still have come; null when the contract has no cap.</summary>
    public Money? Cap { get; init; }

    /// <summary><c>deficiency + disposition fee</c>, at most the cap.</summary>
    public Money Charge => Cap is { } cap ? Money.Min(Deficiency + DispositionFee, cap) : Deficiency + DispositionFee;

    /// <summary>Payments and fees that are due already.</summary>
    public required Money PastDue { get; init; }
    public Money Total => Charge + PastDue;

    /// <summary>The steps of the charge.</summary>
    public void Explain(Explanation why)
    {
        ArgumentNullException.ThrowIfNull(why);
        const string Clause = "Ending the lease early";
        why.Step("deficiency", Deficiency, "max(lease balance − realized value, 0)", StepRounding.Exact, Clause, "R-105", FormulaInput.Of("lease balance", LeaseBalance), FormulaInput.Of("realized value", RealizedValue));
        FormulaInput[] inputs = [FormulaInput.Of("deficiency", Deficiency), FormulaInput.Of("disposition fee", DispositionFee)];
        if (Cap is { } cap)
        {
            why.Step("charge", Charge, "min(deficiency + disposition fee, base payments left)", StepRounding.Exact, Clause, "R-103", [.. inputs, FormulaInput.Of("base payments left", cap)]);
        }
        else
        {
            why.Step("charge", Charge, "deficiency + disposition fee", StepRounding.Exact, Clause, "R-103", inputs);
        }

        why.Step("early termination", Total, "charge + past due", StepRounding.Exact, Clause, "R-103", FormulaInput.Of("charge", Charge), FormulaInput.Of("past due", PastDue));
    }

    /// <summary>The quote after the payments that fell due, with the vehicle's realized value.</summary>
    public static EarlyTerminationQuote Of(LeaseTerms terms, AccountState state, Money realizedValue)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(state);
        return After(terms, state.Billed, realizedValue, state.OpenLeft + state.FeesOwed);
    }

    /// <summary>The quote after a number of payments, now or later.</summary>
    /// <param name="pastDue">Payments and fees that are due already; zero when all will have been paid by then.</param>
    public static EarlyTerminationQuote After(LeaseTerms terms, int payments, Money realizedValue, Money pastDue, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var made = Math.Min(payments, terms.PaymentCount);
        var quote = new EarlyTerminationQuote
        {
            PaymentsMade = made,
            LeaseBalance = ConstantYield.BalanceAfter(terms, made, why),
            RealizedValue = realizedValue,
            DispositionFee = terms.DispositionFee,
            Cap = terms.EarlyTerminationCappedAtRemainingPayments ? terms.BasePayment * (terms.PaymentCount - made) : null,
            PastDue = pastDue,
        };
        if (why is not null)
        {
            why.Step("base payments left", terms.BasePayment * (terms.PaymentCount - made), "base payment × (number of payments − payments made)", StepRounding.Exact, "Ending the lease early", "R-103",
                FormulaInput.Of("base payment", terms.BasePayment), new FormulaInput("number of payments", terms.PaymentCount, FigureUnit.Count), new FormulaInput("payments made", made, FigureUnit.Count));
            quote.Explain(why);
        }

        return quote;
    }
}

/// <summary>What buying the leased vehicle costs, at the scheduled end or before (DOMAIN §10, §12, R-109); official fees come on top.</summary>
public sealed record PurchaseOptionQuote
{
    /// <summary>The residual value at the end; the lease balance before.</summary>
    public required Money Price { get; init; }
    public required Money OptionFee { get; init; }
    public required Money Tax { get; init; }

    /// <summary>Payments and fees that are due already.</summary>
    public required Money PastDue { get; init; }
    public Money Total => Price + OptionFee + Tax + PastDue;

    /// <summary>What the tax is charged on.</summary>
    public required Money TaxedAmount { get; init; }
    public required decimal TaxPercent { get; init; }

    /// <summary>The steps of the price.</summary>
    public void Explain(Explanation why)
    {
        ArgumentNullException.ThrowIfNull(why);
        const string Clause = "Option to purchase";
        why.Step("tax", Tax, "taxed amount × tax percent ÷ 100", StepRounding.HalfUpToTheCent, Clause, "R-109", FormulaInput.Of("taxed amount", TaxedAmount), new FormulaInput("tax percent", TaxPercent, FigureUnit.Percent));
        why.Step("purchase option", Total, "price + option fee + tax + past due", StepRounding.Exact, Clause, "R-109",
            why.From(ConstantYield.Balance, FormulaInput.Of("price", Price)), FormulaInput.Of("option fee", OptionFee), FormulaInput.Of("tax", Tax), FormulaInput.Of("past due", PastDue));
    }

    /// <summary>No disposition, mileage or wear charge is due with it.</summary>
    /// <exception cref="InvalidOperationException">The contract has no purchase option.</exception>
    public static PurchaseOptionQuote Of(LeaseTerms terms, AccountState state, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        return After(terms, state.Billed, state.OpenLeft + state.FeesOwed, why);
    }

    /// <summary>The price after a number of payments, now or later.</summary>
    /// <param name="pastDue">Payments and fees that are due already; zero when all will have been paid by then.</param>
    /// <exception cref="InvalidOperationException">The contract has no purchase option.</exception>
    public static PurchaseOptionQuote After(LeaseTerms terms, int payments, Money pastDue, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (!terms.MayPurchase)
        {
            throw new InvalidOperationException("This lease has no purchase option.");
        }

        var atEnd = payments >= terms.PaymentCount;
        var price = atEnd ? terms.ResidualValue : ConstantYield.BalanceAfter(terms, payments, why);
        var feeTaxed = atEnd ? terms.PurchaseFeeTaxed : terms.EarlyPurchaseFeeTaxed;
        var taxed = feeTaxed ? price + terms.PurchaseOptionFee : price;
        var quote = new PurchaseOptionQuote
        {
            Price = price,
            OptionFee = terms.PurchaseOptionFee,
            Tax = LeaseTax.On(taxed, terms.TaxPercent),
            TaxedAmount = taxed,
            TaxPercent = terms.TaxPercent,
            PastDue = pastDue,
        };
        if (why is not null)
        {
            quote.Explain(why);
        }

        return quote;
    }
}

/// <summary>What a longer lease costs (DOMAIN §13, R-110).</summary>
public sealed record LeaseExtensionQuote
{
    /// <summary>More months than this in all need new disclosures.</summary>
    public const int MonthsWithoutDisclosure = 6;

    public required int Months { get; init; }
    public required Money Payment { get; init; }
    public Money Total => Payment * Months;
    public required int MilesAdded { get; init; }
    public required DateOnly EndsOn { get; init; }
    public required bool NeedsNewDisclosures { get; init; }

    public static LeaseExtensionQuote Of(LeaseTerms terms, AccountState state, int months, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        var quote = new LeaseExtensionQuote
        {
            Months = months,
            Payment = LeaseTax.Payment(terms, why),
            MilesAdded = MileageAllowance.ForMonths(terms.MilesPerYear, months),
            EndsOn = terms.EndsOn.AddMonths(state.ExtraPayments + months),
            NeedsNewDisclosures = state.ExtraPayments + months > MonthsWithoutDisclosure,
        };
        why?.Step("payments of the extension", quote.Total, "monthly payment × months added", StepRounding.Exact, "Extending the lease", "R-110", FormulaInput.Of("monthly payment", quote.Payment), new FormulaInput("months added", months, FigureUnit.Count));
        return quote;
    }
}
