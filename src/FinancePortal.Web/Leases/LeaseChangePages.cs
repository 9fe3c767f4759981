using System.Globalization;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Changes;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace FinancePortal.Web.Leases;

/// <summary>The extension before it is signed: the very words of the paper.</summary>
public sealed record ExtendPage(LeaseFile File, ExtendForm Form)
{
    public string Path => $"/leases/{File.Reference}";
    public int Most => LeaseActs.MonthsToExtend(File);
    public int Months => Math.Clamp(Form.Asked, 1, Math.Max(1, Most));
    public LeaseExtensionQuote Quote => LeaseExtensionQuote.Of(File.Terms, File.State, Months);
    public IReadOnlyList<PaperPart> Paper => LeaseChangePapers.Extension(File, Quote);
    public IEnumerable<SelectListItem> Choices => Enumerable.Range(1, Math.Max(1, Most)).Select(m => new SelectListItem(LeaseEndPage.MonthWords(m), m.ToString(CultureInfo.InvariantCulture), m == Months));

    /// <summary>Why it cannot be signed; empty when it can.</summary>
    public string Refusal => this switch
    {
        { Most: > 0 } => "",
        { File.IsPastDue: true } => $"Pay the {File.Position.PastDue} past due first. Then you can extend.",
        { File.State.ExtraPayments: >= LeaseExtensionQuote.MonthsWithoutDisclosure } => "Your lease is extended by 6 months already. A seventh month needs new disclosures: call us and we’ll send them to you first.",
        _ => "This lease can’t be extended online. Call us.",
    };

    public Sum Sum => new($"How we get {Quote.Total}",
    [
        new("Base payment", File.Terms.BasePayment.ToString()), new("Sales tax", LeaseTax.OnPayment(File.Terms).ToString()), new("Monthly payment", Quote.Payment.ToString(), IsTotal: true),
        new("Months", Formats.Count(Quote.Months)), new("Payments added", Quote.Total.ToString(), IsTotal: true),
    ])
    {
        Explain = LeaseFigures.Address(Path, "payments of the extension", $"?months={Months.ToString(CultureInfo.InvariantCulture)}"),
    };
}

/// <summary>Buying the vehicle: the bill of sale, and the stages after it.</summary>
public sealed record PurchasePage(PurchaseFile File, PurchaseForm Form, string Seller)
{
    public LeaseFile Lease => File.Lease;
    public string Path => $"/leases/{Lease.Reference}";
    public bool IsBought => File.Purchase is not null;
    public bool IsPaid => IsBought && Lease.Position.AmountDueNow.IsZero;
    public IReadOnlyList<PaperPart> Paper => File.Quote is { } quote ? LeaseChangePapers.BillOfSale(Lease, quote, File.OfficialFees, Seller) : [];
    public bool IsEarly => Lease.State.Billed < Lease.Terms.PaymentCount;
}

public sealed record ServicePage(ServiceFile File, ServiceForm Form)
{
    public LeaseFile Lease => File.Lease;
    public string Path => $"/leases/{Lease.Reference}";

    public Sum Sum => new($"How we get {File.RefundToday.Total}",
    [
        new("Cash and trade-in you put in at the start", (Lease.Terms.CashReduction + Lease.Terms.TradeIn).ToString()),
        new("Days left if it ended today", Formats.Count(Math.Max(0, Lease.Terms.EndsOn.DayNumber - Lease.Today.DayNumber))),
        new("Days of the whole lease", Formats.Count(Lease.Terms.EndsOn.DayNumber - Lease.StartsOn.DayNumber)),
        new("Cash and trade-in × days left ÷ all days", File.RefundToday.Reduction.ToString()),
        new("Payments billed for the days after today", File.RefundToday.Payments.ToString()),
        new("Refund", File.RefundToday.Total.ToString(), IsTotal: true),
    ], "Counted to the day the vehicle comes back. A rebate isn’t refunded. A payment that you still owe is taken off first.")
    {
        Explain = LeaseFigures.Address(Path, "refund"),
    };
}
