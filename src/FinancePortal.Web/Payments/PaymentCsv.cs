using System.Globalization;
using FinancePortal.Core.Payments;
using FinancePortal.Web.Accounts;
using FinancePortal.Web.Shared;

namespace FinancePortal.Web.Payments;

/// <summary>Payments as a file for spreadsheets.</summary>
internal static class PaymentCsv
{
    private static readonly string[] Columns =
    [
        "Date", "Account", "Vehicle", "Payment", "Amount", "Principal", "Interest", "Fees", "Lease payment", "Held or credited",
        "Principal after", "Status", "Paid from", "Confirmation number",
    ];

    public static CsvFile Of(IAsyncEnumerable<PaymentHistoryLine> lines, string fileName) => new(fileName, Columns, lines.Select(CellsOf));

    private static IEnumerable<string> CellsOf(PaymentHistoryLine line)
    {
        var payment = line.Payment;
        return
        [
            line.CreditedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            $"{AccountWords.Name(line.Account.Product)} ending in {line.Account.LastFour}",
            line.Account.VehicleName,
            PaymentWords.Title(line.Account.Product, line.Kind, payment?.Origin),
            line.Amount.ToPlainString(),
            line.Principal.ToPlainString(),
            line.Interest.ToPlainString(),
            line.Fees.ToPlainString(),
            line.Lease.ToPlainString(),
            line.Held.ToPlainString(),
            line.PrincipalAfter.ToPlainString(),
            PaymentWords.Progress(payment, line.IsReversed).Text,
            payment is null ? "" : $"{payment.MethodName} {payment.MethodLastFour}".Trim(),
            payment?.ConfirmationNumber ?? "",
        ];
    }
}
