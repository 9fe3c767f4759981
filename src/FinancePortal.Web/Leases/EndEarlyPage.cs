using System.Globalization;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Values;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace FinancePortal.Web.Leases;

/// <summary>What ending the lease costs in one month, if the vehicle brings what is guessed.</summary>
public sealed record EndEarlyMonth(int Payments, DateOnly On, Money Balance, Money Worth, Money Charge);

/// <summary>What ending early costs, at the month and value that were asked about and in every month to the end (F-713).</summary>
public sealed record EndEarlyPage(LeaseFile File, EndEarlyForm Form)
{
    private const string Guess = "What the vehicle brings, as a guess";

    private LeaseTerms Terms => File.Terms;
    private int Paid => Math.Clamp(File.State.Billed, 1, Terms.PaymentCount);

    /// <summary>Before the last payment; after it the lease simply ends.</summary>
    public bool IsPossible => Paid < Terms.PaymentCount;

    public string Path => $"/leases/{File.Reference}";
    public int Payments => LeaseEndForm.Number(Form.After, 1, Terms.PaymentCount) ?? Paid;

    /// <summary>An even fall from the agreed value to the residual value, until somebody types a better number.</summary>
    public Money Value => Form.Value ?? Even(Terms.AgreedValue, Terms.ResidualValue, Payments, Terms.PaymentCount);

    public EarlyTerminationQuote Quote => QuoteWith(null);

    private EarlyTerminationQuote QuoteWith(Explanation? why) =>
        EarlyTerminationQuote.After(Terms, Payments, Value, Payments <= File.State.Billed ? File.Position.PastDue + File.Position.FeesDue : Money.Zero, why);

    /// <summary>Every step of the charge after a number of payments, if the vehicle brings so much then.</summary>
    public string ExplainAt(int payments, Money? worth) =>
        LeaseFigures.Address(Path, "early termination", LeaseFigures.Query(("after", payments.ToString(CultureInfo.InvariantCulture)), ("value", worth?.ToPlainString())));

    public DateOnly On(int payments) => BillingSchedule.DueOn(Terms.FirstDueOn, Terms.DueDay == 0 ? Terms.FirstDueOn.Day : Terms.DueDay, payments - 1);

    public IEnumerable<EndEarlyMonth> Rows
    {
        get
        {
            for (var n = Paid; n < Terms.PaymentCount; n++)
            {
                var worth = Even(Value, Money.Min(Value, Terms.ResidualValue), n - Payments, Math.Max(1, Terms.PaymentCount - Payments));
                var quote = EarlyTerminationQuote.After(Terms, n, worth, Money.Zero);
                yield return new EndEarlyMonth(n, On(n), quote.LeaseBalance, worth, quote.Charge);
            }
        }
    }

    public IEnumerable<SelectListItem> Months => Enumerable.Range(Paid, Math.Max(0, Terms.PaymentCount - Paid)).Append(Payments).Distinct().Order()
        .Select(n => new SelectListItem($"After payment {n}, {Formats.Table(On(n))}", n.ToString(CultureInfo.InvariantCulture), n == Payments));

    /// <summary>The charge that was asked about, with the balance month by month.</summary>
    public void Explain(Explanation why)
    {
        ArgumentNullException.ThrowIfNull(why);
        if (Form.Value is null)
        {
            var fall = Rounding.HalfUp((Terms.AgreedValue - Terms.ResidualValue).Dollars * Payments / Terms.PaymentCount);
            var (agreed, residual) = (FormulaInput.Of("agreed value", Terms.AgreedValue), FormulaInput.Of("residual value", Terms.ResidualValue));
            why.Step("fall in value so far", fall, "(agreed value − residual value) × payments made ÷ number of payments", StepRounding.HalfUpToTheCent, Guess, "R-106", agreed, residual, new FormulaInput("payments made", Payments, FigureUnit.Count), new FormulaInput("number of payments", Terms.PaymentCount, FigureUnit.Count));
            why.Step("realized value", Value, "agreed value − fall in value so far", StepRounding.Exact, Guess, "R-106", agreed, FormulaInput.Of("fall in value so far", fall));
        }

        QuoteWith(why);
    }

    public Sum Sum
    {
        get
        {
            var quote = Quote;
            List<SumLine> lines =
            [
                new($"Lease balance after {quote.PaymentsMade} payments", quote.LeaseBalance.ToString()),
                new("What the vehicle brings", (-quote.RealizedValue).ToString()),
                new("Difference, never below zero", quote.Deficiency.ToString(), IsTotal: true),
                new("Return fee, called a disposition fee in your contract", quote.DispositionFee.ToString()),
            ];
            if (quote.Cap is { } cap)
            {
                lines.Add(new($"At most the {Terms.PaymentCount - quote.PaymentsMade} base payments left", cap.ToString()));
            }

            lines.Add(new("Charge for ending early", quote.Charge.ToString(), IsTotal: true));
            if (quote.PastDue.IsPositive)
            {
                lines.Add(new("Due already", quote.PastDue.ToString()));
                lines.Add(new("To pay in all", quote.Total.ToString(), IsTotal: true));
            }

            return new Sum($"How we get {quote.Total}", lines,
                Terms.BalanceMethod is LeaseBalanceMethod.ConstantYield
                    ? "The lease balance falls by the constant-yield method, also called actuarial: each month’s rent is earned at one constant rate on what is left, and the rest of your payment lowers the balance. The charge is this balance less what the vehicle brings."
                    : "The lease balance falls in equal steps from the adjusted capitalized cost to the residual value. The charge is this balance less what the vehicle brings.")
            {
                Explain = ExplainAt(Payments, Form.Value),
            };
        }
    }

    private static Money Even(Money from, Money to, int part, int whole) =>
        from - Rounding.HalfUp((from - to).Dollars * Math.Clamp(part, 0, whole) / whole);
}

/// <summary>One kind of buyer with the answer, its reason and its price (F-712).</summary>
public sealed record BuyerRow(string Who, bool MayBuy, string Reason, Sum? Price, Money? Total);

public sealed record BuyersPage(LeaseFile File, LeasePolicy Policy)
{
    public string Path => $"/leases/{File.Reference}";

    public IEnumerable<BuyerRow> Rows => Policy.Buyers.Select(rule => rule.Kind switch
    {
        BuyerKind.Lessee when !File.Terms.MayPurchase => new BuyerRow("You", MayBuy: false, "Your contract has no option to buy this vehicle.", null, null),
        BuyerKind.Lessee => Priced("You", rule, LesseePrice()),
        BuyerKind.Dealer => Priced("A dealer that sells for us", rule, DealerPrice()),
        BuyerKind.OtherDealer => Priced("Another dealer or an online buyer", rule, DealerPrice()),
        _ => Priced("Another person", rule, LesseePrice()),
    });

    public void Explain(Explanation why)
    {
        DealerPrice(why);
        if (File.Terms.MayPurchase)
        {
            LesseePrice(why);
        }
    }

    private static BuyerRow Priced(string who, BuyerRule rule, (Sum Sum, Money Total) price) =>
        rule.MayBuy ? new(who, true, rule.Reason, price.Sum, price.Total) : new(who, false, rule.Reason, null, null);

    private (Sum Sum, Money Total) LesseePrice(Explanation? why = null)
    {
        var quote = PurchaseOptionQuote.Of(File.Terms, File.State, why);
        var fees = Policy.OfficialFeesIn(File.Terms.State);
        var total = quote.Total + fees;
        why?.Step("price today", total, "purchase option + title and registration", StepRounding.Exact, "Option to purchase", "R-109", FormulaInput.Of("purchase option", quote.Total), FormulaInput.Of("title and registration", fees));
        return (new Sum($"How we get {total}", Lines(
            [(IsAtEnd ? "Residual value in your contract" : $"Lease balance after {File.State.Billed} payments", quote.Price), ("Purchase option fee", quote.OptionFee), ($"Sales tax on {quote.TaxedAmount}", quote.Tax), ("Title and registration", fees), ("Due already", quote.PastDue)], total))
        {
            Explain = LeaseFigures.Address(Path, "price today"),
        }, total);
    }

    private (Sum Sum, Money Total) DealerPrice(Explanation? why = null)
    {
        var (balance, due) = (ConstantYield.BalanceAfter(File.Terms, File.State.Billed, why), File.State.OpenLeft + File.State.FeesOwed);
        why?.Step("price for a dealer", balance + due, "lease balance + due already", StepRounding.Exact, "Selling the vehicle to a dealer", "R-105", FormulaInput.Of("lease balance", balance), FormulaInput.Of("due already", due));
        return (new Sum($"How we get {balance + due}", Lines([($"Lease balance after {File.State.Billed} payments", balance), ("Due already", due)], balance + due), "No option fee, sales tax, miles or wear.") { Explain = LeaseFigures.Address(Path, "price for a dealer") }, balance + due);
    }

    private bool IsAtEnd => File.State.Billed >= File.Terms.PaymentCount;

    private static SumLine[] Lines((string Words, Money Amount)[] parts, Money total) =>
        [.. parts.Where(p => !p.Amount.IsZero).Select(p => new SumLine(p.Words, p.Amount.ToString())), new SumLine("Total today", total.ToString(), IsTotal: true)];
}
