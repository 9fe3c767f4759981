using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using FinancePortal.Web.Accounts;
using FinancePortal.Web.Shared.TagHelpers;

namespace FinancePortal.Web.Payments;

/// <summary>How lists speak of payments.</summary>
public static class PaymentWords
{
    /// <summary><c>Loan payment</c>, <c>Lease payment, autopay</c>, <c>Extra payment to principal</c>.</summary>
    public static string Title(ProductKind product, AccountEventKind kind, PaymentOrigin? origin) =>
        Title(product, kind switch { AccountEventKind.PrincipalOnlyPayment => PaymentPurpose.PrincipalOnly, AccountEventKind.FeePayment => PaymentPurpose.ReturnFee, _ => PaymentPurpose.Regular }, origin);

    public static string Title(ProductKind product, PaymentPurpose purpose, PaymentOrigin? origin) =>
        (purpose switch { PaymentPurpose.PrincipalOnly => "Extra payment to principal", PaymentPurpose.ReturnFee => "Payment of fees", _ => $"{AccountWords.Name(product)} payment" })
        + origin switch
        {
            PaymentOrigin.Autopay => ", autopay",
            PaymentOrigin.Mail => ", by mail",
            PaymentOrigin.Phone => ", by phone",
            PaymentOrigin.BankBillPay => ", bill pay",
            _ => "",
        };

    /// <summary><c>Principal $611.48, interest $123.74</c></summary>
    public static string UsedFor(PaymentHistoryLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var parts = new (string Name, Money Amount)[]
        {
            ("Principal", line.Principal), ("Interest", line.Interest), ("Fees", line.Fees), ("Lease payment and tax", line.Lease), ("Kept until due", line.Held),
        };
        var used = string.Join(", ", parts.Where(p => p.Amount.IsPositive).Select((p, i) => $"{(i == 0 ? p.Name : p.Name.ToLowerInvariant())} {p.Amount}"));
        return used.Length > 0 ? used : "Nothing: it was reversed";
    }

    /// <summary>Where a payment is, in one or two words. Without a payment behind it, a line of the ledger is complete or reversed.</summary>
    public static (string Text, Tone Tone) Progress(PaymentTrace? payment, bool isReversed) => payment switch
    {
        null => isReversed ? ("Reversed", Tone.Neutral) : ("Completed", Tone.Ok),
        { BankStatus: BankStatus.Returned } => ("Returned", Tone.Bad),
        { BankStatus: BankStatus.Declined } => ("Declined", Tone.Bad),
        { BankStatus: BankStatus.AtProcessor } => ("Being confirmed", Tone.Info),
        { Status: PaymentStatus.Cancelled or PaymentStatus.Reversed } => ("Canceled", Tone.Neutral),
        { Status: PaymentStatus.Scheduled } => ("Scheduled", Tone.Info),
        { BankStatus: BankStatus.Final } => ("Completed", Tone.Ok),
        _ => ("Credited", Tone.Ok),
    };
}
