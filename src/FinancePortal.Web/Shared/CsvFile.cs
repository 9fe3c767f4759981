using System.Text;
using FinancePortal.Core.Values;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace FinancePortal.Web.Shared;

/// <summary>
/// Rows as a file for spreadsheets (RFC 4180, UTF-8), written one by one. A cell that a spreadsheet would take for a formula
/// begins with an apostrophe.
/// </summary>
internal sealed class CsvFile(string fileName, IReadOnlyList<string> columns, IAsyncEnumerable<IEnumerable<string>> rows) : IActionResult
{
    /// <summary>The full-width signs too: some spreadsheets read them alike.</summary>
    private const string FormulaStarts = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var cancelled = context.HttpContext.RequestAborted;
        response.ContentType = "text/csv; charset=utf-8; header=present";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = fileName }.ToString();

        await using var writer = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await writer.WriteAsync(Row(columns).AsMemory(), cancelled);
        await foreach (var row in rows.WithCancellation(cancelled))
        {
            await writer.WriteAsync(Row(row).AsMemory(), cancelled);
        }
    }

    private static string Row(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(string text)
    {
        var isNegative = text is ['-', ..] && Money.TryParse(text[1..], out _);
        var safe = text.TrimStart(' ') is [var first, ..] && FormulaStarts.Contains(first, StringComparison.Ordinal) && !isNegative ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
