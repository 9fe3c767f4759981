using System.Globalization;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Values;
using FinancePortal.Web.Shared;
using FluentValidation;

namespace FinancePortal.Web.Leases;

/// <summary>The what-if of leasing against buying. It stands in the address.</summary>
public sealed class LeaseOrBuyForm
{
    public const decimal HighestRate = 30m;

    public Money? Down { get; set; }
    public string? Rate { get; set; }
    public string? Loan { get; set; }
    public Money? Resale { get; set; }

    internal static decimal? Percent(string? typed) =>
        decimal.TryParse(typed?.Trim().TrimEnd('%').TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate is >= 0m and <= HighestRate && rate == Rounding.Decimals(rate, 3) ? rate : null;
}

public sealed class LeaseOrBuyFormValidator : AbstractValidator<LeaseOrBuyForm>
{
    public LeaseOrBuyFormValidator()
    {
        RuleFor(f => f.Rate).Must(r => string.IsNullOrEmpty(r) || LeaseOrBuyForm.Percent(r) is not null).WithMessage("Enter a rate from 0 to 30, like 5.90.");
        RuleFor(f => f.Loan).Must(m => string.IsNullOrEmpty(m) || LeaseEndForm.Number(m, 12, 84) is not null).WithMessage("Enter 12 to 84 payments.");
    }
}

/// <summary>The same car, cash and months: leased as it is, or bought with a loan (F-715, DOMAIN §14).</summary>
public sealed record LeaseOrBuyPage(LeaseFile File, LeaseOrBuyForm Form, decimal UsualRate)
{
    private static readonly decimal[] Percents = [80m, 90m, 100m, 110m, 120m];

    private LeaseTerms Terms => File.Terms;

    public string Path => $"/leases/{File.Reference}";
    public Money Down => Form.Down is { } typed && typed < Price ? typed : LeasePayment.Of(Terms).CapitalizedCostReduction;
    public decimal Rate => LeaseOrBuyForm.Percent(Form.Rate) ?? UsualRate;
    public int LoanPayments => Math.Max(Terms.PaymentCount, LeaseEndForm.Number(Form.Loan, 12, 84) ?? 60);
    public Money Resale => Form.Resale ?? Terms.ResidualValue;
    public Money Tax => LeaseTax.On(Terms.AgreedValue, Terms.TaxPercent);
    private Money Price => Terms.AgreedValue + Tax + Terms.RegistrationFees;

    public LeaseVersusPurchase Answer => With(Resale);

    /// <summary>What follows when the vehicle sells for less or more: every dollar counts once.</summary>
    public IEnumerable<LeaseVersusPurchase> Sensitivity =>
        Percents.Select(p => With(Rounding.HalfUp(Resale.Dollars * p / 100m))).Append(With(Answer.BreakEvenResaleValue.OrZero())).OrderBy(a => a.ResaleValue).DistinctBy(a => a.ResaleValue);

    public string Verdict => Answer switch
    {
        { LeaseSaves.IsZero: true } => "Both cost the same.",
        { LeaseSaves.IsPositive: true } a => $"Leasing costs {a.LeaseSaves} less over {Terms.PaymentCount} months.",
        { } a => $"Buying costs {-a.LeaseSaves} less over {Terms.PaymentCount} months.",
    };

    public string BreakEven => $"They break even when the vehicle sells for {Answer.BreakEvenResaleValue}. If it brings more, buying is cheaper; if it brings less, leasing is.";

    public Sum LeaseSum
    {
        get
        {
            var signing = LeaseSigning.Of(Terms);
            return new Sum($"How we get {Answer.LeaseCost}",
            [
                new("Due at signing", signing.AmountDue.ToString()), new("Refundable security deposit", (-signing.SecurityDeposit).ToString()), new("All monthly payments", signing.PeriodicTotal.ToString()),
                new("First payment, made at signing", (-signing.FirstPayment).ToString()), new("Return fee", signing.OtherCharges.ToString()), new("Cost of leasing", Answer.LeaseCost.ToString(), IsTotal: true),
            ], "Nothing is owned afterward.")
            {
                Explain = ExplainAt("cost of leasing"),
            };
        }
    }

    public Sum PurchaseSum => new($"How we get {Answer.PurchaseCost}",
    [
        new("Price, the agreed value", Terms.AgreedValue.ToString()), new($"Sales tax, {Formats.Rate(Terms.TaxPercent)}", Tax.ToString()), new("Title and registration", Terms.RegistrationFees.ToString()), new("Paid down", (-Down).ToString()),
        new("Borrowed", Answer.AmountFinanced.ToString(), IsTotal: true),
        new($"{LoanPayments} monthly payments of", Answer.LoanPayment.ToString()), new($"Owed on the loan after {Terms.PaymentCount}", Answer.LoanBalance.ToString()),
        new("The vehicle sells for", Answer.ResaleValue.ToString()), new("Left after the loan is paid off", Answer.Equity.ToString(), IsTotal: true),
        new($"Paid down and {Terms.PaymentCount} payments, less what is left", Answer.PurchaseCost.ToString(), IsTotal: true),
    ])
    {
        Explain = ExplainAt("cost of buying"),
    };

    public void Explain(Explanation why) => With(Resale, why);

    /// <param name="resale">As asked on this page, unless told.</param>
    public string ExplainAt(string name, Money? resale = null) => LeaseFigures.Address(Path, name,
        LeaseFigures.Query(("down", Form.Down?.ToPlainString()), ("rate", Form.Rate), ("loan", Form.Loan), ("resale", (resale ?? Form.Resale)?.ToPlainString())));

    private LeaseVersusPurchase With(Money resale, Explanation? why = null) => LeaseVersusPurchase.Of(Terms, AnnualRate.FromPercent(Rate), LoanPayments, Down, resale, why);
}
