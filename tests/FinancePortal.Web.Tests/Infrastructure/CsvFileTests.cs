using FinancePortal.Web.Shared;
using FinancePortal.Web.Tests.House;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Tests.Infrastructure;

/// <summary>No export hands a spreadsheet a formula (issue 8, bad input), because there is one writer for all of them.</summary>
[Trait("Feature", "F-1404")]
public sealed class CsvFileTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+1+1", "'+1+1")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =1+1", "'  =1+1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("\uFF1D1+1", "'\uFF1D1+1")]
    [InlineData("-12.50", "-12.50")]
    [InlineData("O'Neil, Pat", "\"O'Neil, Pat\"")]
    [InlineData("", "")]
    public async Task A_cell_is_never_a_formula(string cell, string written)
    {
        var http = new DefaultHttpContext();
        using var body = new MemoryStream();
        http.Response.Body = body;
        await new CsvFile("x.csv", ["Name"], new[] { (IEnumerable<string>)[cell] }.ToAsyncEnumerable()).ExecuteResultAsync(new ActionContext { HttpContext = http });
        Assert.Equal($"Name\r\n{written}\r\n", System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }

    [Fact]
    public void Every_export_goes_through_the_one_writer()
    {
        var files = SourceFile.Under("src/FinancePortal.Web", ".cs").ToList();
        Assert.Equal(["src/FinancePortal.Web/Shared/CsvFile.cs"], files.Where(f => f.Text.Contains("text/csv", StringComparison.Ordinal)).Select(f => f.Path));
        Assert.Empty(files.Where(f => f.Text.Contains(".csv\")]", StringComparison.Ordinal) && !f.Text.Contains("CsvFile(", StringComparison.Ordinal) && !f.Text.Contains("PaymentCsv.Of(", StringComparison.Ordinal)).Select(f => f.Path));
    }
}
