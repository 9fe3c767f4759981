using FinancePortal.Core.Leases;
using FinancePortal.Core.Values;
using FinancePortal.Web.Shared;

namespace FinancePortal.Web.Leases;

/// <summary>One line of the calculation: the law's term, what it means, how it comes about, its figure.</summary>
public sealed record BreakdownLine(string Term, string Meaning, string Formula, string Figure, bool IsTotal = false);

/// <summary>How the payment was worked out, in the order of Regulation M 1013.4(f), recomputed to the contract's cent (R-101).</summary>
public sealed record BreakdownPage(LeaseFile File)
{
    private LeaseTerms Terms => File.Terms;
    private LeasePayment Payment { get; } = LeasePayment.Of(File.Terms);
    public LeaseSigning Signing { get; } = LeaseSigning.Of(File.Terms);
    public string Path => $"/leases/{File.Reference}";

    /// <summary>The recomputed base payment is the one in the contract.</summary>
    public bool Agrees => Payment.BasePayment == Terms.BasePayment;

    public IReadOnlyList<BreakdownLine> Lines =>
    [
        new("Gross capitalized cost", "The agreed value of the vehicle and what else the lease pays for.",
            Terms.AcquisitionFeeAtSigning ? $"{Terms.AgreedValue} agreed value; the acquisition fee was paid at signing" : $"{Terms.AgreedValue} agreed value + {Terms.AcquisitionFee} acquisition fee", Payment.GrossCapitalizedCost.ToString()),
        new("Capitalized cost reduction", "What you put in at the start: cash, rebates and trade-in.",
            $"{Terms.CashReduction} cash + {Terms.Rebate} rebate + {Terms.TradeIn} trade-in", (-Payment.CapitalizedCostReduction).ToString()),
        new("Adjusted capitalized cost", "The amount your base payment is worked out from.",
            $"{Payment.GrossCapitalizedCost} − {Payment.CapitalizedCostReduction}", Payment.AdjustedCapitalizedCost.ToString(), IsTotal: true),
        new("Residual value", "What the vehicle is taken to be worth at the end. It was set at the start.",
            "From your contract", (-Payment.ResidualValue).ToString()),
        new("Depreciation and any amortized amounts", "What the vehicle loses in value over the lease.",
            $"{Payment.AdjustedCapitalizedCost} − {Payment.ResidualValue}", Payment.Depreciation.ToString(), IsTotal: true),
        new("Rent charge", "What you pay for the use of the money in the vehicle.",
            $"({Payment.AdjustedCapitalizedCost} + {Payment.ResidualValue}) × {Terms.MoneyFactor} × {Payment.PaymentCount}", Payment.RentCharge.ToString()),
        new("Total of base periodic payments", "Depreciation and rent charge together.",
            $"{Payment.Depreciation} + {Payment.RentCharge}", Payment.TotalOfBasePayments.ToString(), IsTotal: true),
        new("Lease payments", "How many there are.", "From your contract", Formats.Count(Payment.PaymentCount)),
        new("Base monthly payment", "The total spread evenly over the payments.",
            $"{Payment.TotalOfBasePayments} ÷ {Payment.PaymentCount}", Payment.BasePayment.ToString()),
        new("Monthly sales tax", "Charged by your state on each payment.",
            Payment.TaxPercent > 0 ? $"{Payment.BasePayment} × {Formats.Rate(Payment.TaxPercent)}" : "Not charged on each payment", Payment.Tax.IsZero ? "None" : Payment.Tax.ToString()),
        new("Total monthly payment", "What is due each month.", $"{Payment.BasePayment} + {Payment.Tax}", Payment.TotalPayment.ToString(), IsTotal: true),
    ];

    /// <summary>Rounding of the payment may leave some cents (R-107).</summary>
    public string RoundingNote => (Payment.TotalOfBasePayments - (Payment.BasePayment * Payment.PaymentCount)) switch
    {
        { IsZero: true } => "Payment times number of payments is exactly the total.",
        var rest => $"{Payment.PaymentCount} × {Payment.BasePayment} is {Payment.BasePayment * Payment.PaymentCount}, {rest.Abs()} {(rest.IsPositive ? "less" : "more")} than the total: each payment is rounded to the cent.",
    };

    public Sum Due => new("Amount due at lease signing or delivery, item by item", Without(
    [
        ("First monthly payment", Signing.FirstPayment), ("Capitalized cost reduction", Signing.CapitalizedCostReduction), ("Acquisition fee", Signing.AcquisitionFee), ("Title and registration fees", Signing.RegistrationFees),
        ("Refundable security deposit", Signing.SecurityDeposit), ("Sales tax paid at signing", Signing.TaxAtSigning),
    ], ("Amount due at signing", Signing.AmountDue)),
        Signing.RebateAndTradeIn.IsPositive ? $"Paid with {Signing.RebateAndTradeIn} in rebates and trade-in and {Signing.CashDue} in cash." : $"Paid with {Signing.CashDue} in cash.")
    {
        Explain = LeaseFigures.Address(Path, "due in cash"),
    };

    public Sum Total => new("Total of payments, what you’ll have paid by the end", Without(
    [
        ("Due at signing", Signing.AmountDue), ("Refundable security deposit", -Signing.SecurityDeposit), ("All monthly payments", Signing.PeriodicTotal),
        ("First payment, made at signing", -Signing.FirstPayment), ("Return fee, called a disposition fee in your contract", Signing.OtherCharges),
    ], ("Total of payments", Signing.TotalOfPayments)), $"Official fees and taxes in all of it: {Signing.OfficialFeesAndTaxes}. Excess miles, wear and late charges are not in it.")
    {
        Explain = LeaseFigures.Address(Path, "total of payments"),
    };

    private static SumLine[] Without((string Words, Money Amount)[] parts, (string Words, Money Amount) total) =>
        [.. parts.Where(p => !p.Amount.IsZero).Select(p => new SumLine(p.Words, p.Amount.ToString())), new SumLine(total.Words, total.Amount.ToString(), IsTotal: true)];
}
