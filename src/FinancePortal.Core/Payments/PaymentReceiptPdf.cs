using System.Globalization;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Pdf;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments;

/// <summary>The receipt of a credited payment on paper, with the words and figures of its page.</summary>
public static class PaymentReceiptPdf
{
    private static readonly CultureInfo UnitedStates = CultureInfo.GetCultureInfo("en-US");

    /// <exception cref="ArgumentException">The payment is not credited.</exception>
    public static byte[] Print(PaymentReceipt receipt, Letterhead letterhead, DateTime madeAt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        ArgumentNullException.ThrowIfNull(letterhead);
        if (receipt.Split is not { } split)
        {
            throw new ArgumentException("Only a credited payment has a receipt.", nameof(receipt));
        }

        var payment = receipt.Payment;
        var title = $"Receipt for your payment of {payment.Amount}";
        var pdf = new PdfDocument(new PdfInfo(title, letterhead.Company, $"{letterhead.Company} · Questions? Call {letterhead.Phone}, {letterhead.Hours}", madeAt));
        pdf.Lines(letterhead.Company, PdfStyle.Section);
        pdf.Space(18);
        pdf.Heading(1, title);
        pdf.Facts("Payment",
        [
            ("Confirmation number", payment.ConfirmationNumber),
            ("Received", Day(BusinessClock.BusinessDateOf(payment.CreatedAt))),
            ("Credited", Day(payment.CreditOn)),
            ("From", payment.MethodLastFour.Length > 0 ? $"{payment.MethodName} ending in {payment.MethodLastFour}" : payment.MethodName),
            ("For", $"{payment.Account.Vehicle.Name}, {(payment.Account.Product is ProductKind.Lease ? "lease" : "loan")} ending in {payment.Account.LastFour}"),
            ("Status", Standing(payment)),
        ]);
        pdf.Heading(2, "How it was applied");
        pdf.Facts("How the payment was applied", [.. SplitLines.Of(split).Select(p => (p.Name, p.Amount.ToString())), ("Total", payment.Amount.ToString())], lastIsTotal: true);
        return pdf.ToBytes();
    }

    /// <summary>Whether the bank can still take it back, as of now.</summary>
    public static string Standing(Payment payment)
    {
        ArgumentNullException.ThrowIfNull(payment);
        return payment.BankStatus is BankStatus.Final ? "Final" : $"Credited; final on {Day(CreditDate.FinalOn(payment.CreditOn))} unless your bank returns it";
    }

    private static string Day(DateOnly date) => date.ToString("MMMM d, yyyy", UnitedStates);
}
