using System.Globalization;
using System.Text;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using FinancePortal.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace FinancePortal.Web.Payments;

/// <summary>
/// Payments as a file for spreadsheets (RFC 4180, UTF-8), written row by row. A cell that a spreadsheet would take for a
/// formula begins with an apostrophe.
/// </summary>
internal sealed class PaymentCsvResult(IAsyncEnumerable<PaymentHistoryLine> lines, string fileName) : IActionResult
{
    private const string FormulaStarts = "=+-@\t\r";

    private static readonly string[] Columns =
    [
        "Date", "Account", "Vehicle", "Payment", "Amount", "Principal", "Interest", "Fees", "Lease payment", "Held or credited",
        "Principal after", "Status", "Paid from", "Confirmation number",
    ];

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var cancelled = context.HttpContext.RequestAborted;
        response.ContentType = "text/csv; charset=utf-8; header=present";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = fileName }.ToString();

        await using var writer = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await writer.WriteAsync(Row(Columns).AsMemory(), cancelled);
        await foreach (var line in lines.WithCancellation(cancelled))
        {
            await writer.WriteAsync(Row(CellsOf(line)).AsMemory(), cancelled);
        }
    }

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

    private static string Row(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(string text)
    {
        var isNegative = text is ['-', ..] && Money.TryParse(text[1..], out _);
        var safe = text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) && !isNegative ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
