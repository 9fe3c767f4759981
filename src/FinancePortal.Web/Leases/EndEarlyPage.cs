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
    private LeaseTerms Terms => File.Terms;
    private int Paid => Math.Clamp(File.State.Billed, 1, Terms.PaymentCount);

    /// <summary>Before the last payment; after it the lease simply ends.</summary>
    public bool IsPossible => Paid < Terms.PaymentCount;

    public string Path => $"/leases/{File.Reference}";
    public int Payments => LeaseEndForm.Number(Form.After, 1, Terms.PaymentCount) ?? Paid;

    /// <summary>An even fall from the agreed value to the residual value, until somebody types a better number.</summary>
    public Money Value => Form.Value ?? Even(Terms.AgreedValue, Terms.ResidualValue, Payments, Terms.PaymentCount);

    public EarlyTerminationQuote Quote => EarlyTerminationQuote.After(Terms, Payments, Value, Payments <= File.State.Billed ? File.Position.PastDue + File.Position.FeesDue : Money.Zero);

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
                    : "The lease balance falls in equal steps from the adjusted capitalized cost to the residual value. The charge is this balance less what the vehicle brings.");
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

    private static BuyerRow Priced(string who, BuyerRule rule, (Sum Sum, Money Total) price) =>
        rule.MayBuy ? new(who, true, rule.Reason, price.Sum, price.Total) : new(who, false, rule.Reason, null, null);

    private (Sum Sum, Money Total) LesseePrice()
    {
        var quote = PurchaseOptionQuote.Of(File.Terms, File.State);
        var fees = Policy.OfficialFeesIn(File.Terms.State);
        var total = quote.Total + fees;
        return (new Sum($"How we get {total}", Lines(
            [(IsAtEnd ? "Residual value in your contract" : $"Lease balance after {File.State.Billed} payments", quote.Price), ("Purchase option fee", quote.OptionFee), ($"Sales tax on {quote.TaxedAmount}", quote.Tax), ("Title and registration", fees), ("Due already", quote.PastDue)], total)), total);
    }

    private (Sum Sum, Money Total) DealerPrice()
    {
        var (balance, due) = (ConstantYield.BalanceAfter(File.Terms, File.State.Billed), File.State.OpenLeft + File.State.FeesOwed);
        return (new Sum($"How we get {balance + due}", Lines([($"Lease balance after {File.State.Billed} payments", balance), ("Due already", due)], balance + due), "No option fee, sales tax, miles or wear."), balance + due);
    }

    private bool IsAtEnd => File.State.Billed >= File.Terms.PaymentCount;

    private static SumLine[] Lines((string Words, Money Amount)[] parts, Money total) =>
        [.. parts.Where(p => !p.Amount.IsZero).Select(p => new SumLine(p.Words, p.Amount.ToString())), new SumLine("Total today", total.ToString(), IsTotal: true)];
}
