using System.Text.Json;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Pdf;
using FinancePortal.Core.Values;
using FinancePortal.Web.Accounts;
using FinancePortal.Web.Shared;

namespace FinancePortal.Web.Payments;

/// <summary>The documented payment trail (F-407) as data for other programs and as paper; <see cref="PaymentCsv"/> is the one for spreadsheets.</summary>
internal static class PaymentTrail
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Amounts in dollars, dates as year-month-day, accounts by their last four digits.</summary>
    public static byte[] Json(IReadOnlyList<PaymentHistoryLine> lines, DateOnly asOf) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            AsOf = Formats.Iso(asOf),
            Currency = "USD",
            Payments = lines.Select(l => new
            {
                Date = Formats.Iso(l.CreditedOn),
                Account = l.Account.LastFour,
                Product = AccountWords.Name(l.Account.Product),
                Vehicle = l.Account.VehicleName,
                Payment = TitleOf(l),
                Amount = l.Amount.Dollars,
                Principal = l.Principal.Dollars,
                Interest = l.Interest.Dollars,
                Fees = l.Fees.Dollars,
                LeasePayment = l.Lease.Dollars,
                HeldOrCredited = l.Held.Dollars,
                PrincipalAfter = l.Account.Product is ProductKind.Lease ? (decimal?)null : l.PrincipalAfter.Dollars,
                Status = PaymentWords.Progress(l.Payment, l.IsReversed).Text,
                PaidFrom = l.Payment is { } payment ? $"{payment.MethodName} {payment.MethodLastFour}".Trim() : null,
                l.Payment?.ConfirmationNumber,
            }),
        },
        Indented);

    /// <summary>The same lines to print or to show to somebody; what a lease has no use for is left out when there are only leases.</summary>
    public static byte[] Pdf(IReadOnlyList<PaymentHistoryLine> lines, string period, DateOnly asOf, Letterhead letterhead, DateTime madeAt)
    {
        var pdf = new PdfDocument(new PdfInfo("Payment history", letterhead.Company, $"{letterhead.Company} · Questions? Call {letterhead.Phone}, {letterhead.Hours}", madeAt));
        pdf.Lines(letterhead.Company, PdfStyle.Section);
        pdf.Space(18);
        pdf.Heading(1, "Payment history");
        pdf.Paragraph($"{period}, as of {Formats.Prose(asOf)}, newest first. A payment that was cancelled or came back counts for nothing.");
        foreach (var account in lines.GroupBy(l => l.Account))
        {
            var isLease = account.Key.Product is ProductKind.Lease;
            var title = $"{account.Key.VehicleName}, {AccountWords.Noun(account.Key.Product)} ending in {account.Key.LastFour}";
            var counts = account.Where(l => !l.IsReversed).ToList();
            pdf.Heading(2, title);
            pdf.Table(new PdfTable
            {
                Summary = $"Payments for {title}",
                Columns = isLease
                    ? [new("Date", 4), new("Payment", 9), new("Amount", 5, IsAmount: true), new("Lease payment", 5, IsAmount: true), new("Fees", 3, IsAmount: true)]
                    : [new("Date", 5), new("Payment", 6), new("Amount", 5, IsAmount: true), new("Principal", 5, IsAmount: true), new("Interest", 4, IsAmount: true), new("Fees", 3, IsAmount: true), new("Principal after", 5, IsAmount: true)],
                Rows = account.Select(l => Cells(l, isLease)),
                Total = isLease
                    ? ["", "In all", Sum(counts, l => l.Amount), Sum(counts, l => l.Lease), Sum(counts, l => l.Fees)]
                    : ["", "In all", Sum(counts, l => l.Amount), Sum(counts, l => l.Principal), Sum(counts, l => l.Interest), Sum(counts, l => l.Fees), ""],
            });
        }

        if (lines.Count == 0)
        {
            pdf.Paragraph("There are no payments in this time.");
        }

        return pdf.ToBytes();
    }

    private static IReadOnlyList<string> Cells(PaymentHistoryLine line, bool isLease)
    {
        string[] all = [Formats.Table(line.CreditedOn), line.IsReversed ? $"{TitleOf(line)} ({PaymentWords.Progress(line.Payment, isReversed: true).Text})" : TitleOf(line), line.Amount.ToString()];
        return isLease
            ? [.. all, line.Lease.ToString(), line.Fees.ToString()]
            : [.. all, line.Principal.ToString(), line.Interest.ToString(), line.Fees.ToString(), line.PrincipalAfter.ToString()];
    }

    private static string TitleOf(PaymentHistoryLine line) => PaymentWords.Title(line.Account.Product, line.Kind, line.Payment?.Origin);

    private static string Sum(IReadOnlyList<PaymentHistoryLine> lines, Func<PaymentHistoryLine, Money> part) => Money.Sum(lines.Select(part)).ToString();
}
