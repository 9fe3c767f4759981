using System.Globalization;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Pdf;

namespace FinancePortal.Core.Payments.OtherWays;

/// <summary>The coupon that goes into the envelope with a check.</summary>
public static class CouponPdf
{
    public static byte[] Print(OtherWaysToPay ways, Letterhead letterhead, DateTime madeAt)
    {
        ArgumentNullException.ThrowIfNull(ways);
        ArgumentNullException.ThrowIfNull(letterhead);
        var payableTo = ways.Ways.PayableTo.Length > 0 ? ways.Ways.PayableTo : letterhead.Company;
        var pdf = new PdfDocument(new PdfInfo("Payment coupon", letterhead.Company, $"{letterhead.Company} · Questions? Call {letterhead.Phone}, {letterhead.Hours}", madeAt));
        pdf.Lines(letterhead.Company, PdfStyle.Section);
        pdf.Space(18);
        pdf.Heading(1, "Payment coupon");
        pdf.Paragraph($"Make the check out to {payableTo} and write {ways.RemittancePrinted} on it. Send no cash and no card number. Mail it with this coupon to:");
        pdf.Lines(ways.Ways.MailAddress, PdfStyle.Strong);
        pdf.Rule();
        pdf.Facts("Coupon",
        [
            ("Remittance number", ways.RemittancePrinted),
            ("From", ways.CustomerName),
            ("For", $"{ways.VehicleName}, account ending in {ways.LastFour}"),
            ("Due", ways.DueOn is { } due ? due.ToString("MMMM d, yyyy", CultureInfo.GetCultureInfo("en-US")) : "Now"),
            ("Amount due", ways.AmountDue.ToString()),
            ("Amount enclosed", "$ ______________"),
        ]);
        return pdf.ToBytes();
    }
}
