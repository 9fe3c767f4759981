using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Payments;

[Trait("Feature", "F-407")]
public sealed class PaymentHistoryPageTests(PortalHost host) : IClassFixture<PortalHost>
{
    private static readonly DateOnly Signed = new(2026, 1, 15);

    [Fact]
    public async Task The_list_is_filtered_by_address_and_its_pages_keep_the_filter()
    {
        var (visitor, loan) = await LoanAsync(paid: 40);
        var page = await visitor.GetAsync("/payments");
        Assert.Equal(25, page.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(15, (await page.FollowAsync("Next")).Document.QuerySelectorAll("tbody tr").Length);

        var year = await page.Fill("Year", "2028").SubmitAsync("Show");
        Assert.Equal("/payments?Year=2028", year.Address);
        Assert.Equal(12, year.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Equal("2028", year.Value("Year"));
        Assert.Contains("year=2028", year.Element("a[href^='/payments.csv']").GetAttribute("href")!, StringComparison.Ordinal);
        Assert.Equal(25, (await visitor.GetAsync($"/payments?account={loan.Account.Reference}")).Document.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task A_year_without_payments_says_so_and_offers_all()
    {
        var (visitor, _) = await LoanAsync(paid: 1);
        var page = await visitor.GetAsync("/payments?year=2025");
        Assert.Contains("No payments match these choices.", page.Text, StringComparison.Ordinal);
        Assert.Single((await page.FollowAsync("Show all payments")).Document.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task A_new_customer_is_told_when_the_first_payment_is_due()
    {
        var (visitor, _) = await LoanAsync(paid: 0);
        Assert.Contains("No payments yet. Your first one is due March 1, 2026.", (await visitor.GetAsync("/payments")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?year=abc", HttpStatusCode.BadRequest)]
    [InlineData("?year=0", HttpStatusCode.BadRequest)]
    [InlineData("?year=99999", HttpStatusCode.BadRequest)]
    [InlineData("?page=abc", HttpStatusCode.BadRequest)]
    [InlineData("?page=99999999999", HttpStatusCode.BadRequest)]
    [InlineData("?page=-5", HttpStatusCode.OK)]
    [InlineData("?page=2147483647", HttpStatusCode.OK)]
    [InlineData("?account=1", HttpStatusCode.NotFound)]
    [InlineData("?account=0000000000000000", HttpStatusCode.NotFound)]
    [InlineData("?account='%20OR%201=1", HttpStatusCode.NotFound)]
    public async Task A_filter_that_nobody_can_choose_gets_a_designed_page(string query, HttpStatusCode status)
    {
        var (visitor, _) = await LoanAsync(paid: 1);
        var page = await visitor.GetAsync("/payments" + query);
        Assert.Equal(status, page.Status);
        Assert.NotEmpty(page.Heading);
        var file = await visitor.GetAsync("/payments.csv" + query);
        Assert.Equal(query.Contains("page", StringComparison.Ordinal) ? HttpStatusCode.OK : status, file.Status);
    }

    [Fact]
    [Trait("Feature", "F-102")]
    public async Task The_payments_of_somebody_else_are_in_neither_list_nor_file()
    {
        var (_, loan) = await LoanAsync(paid: 2);
        var (stranger, _) = await LoanAsync(paid: 0);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/payments?account={loan.Account.Reference}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/payments.csv?account={loan.Account.Reference}")).Status);
        Assert.Empty((await stranger.GetAsync("/payments")).Document.QuerySelectorAll("tbody tr"));
        Assert.Single((await stranger.GetAsync("/payments.csv")).Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task The_file_is_rfc_4180_with_every_payment_once()
    {
        var (visitor, loan) = await LoanAsync(paid: 30);
        var file = await visitor.GetAsync($"/payments.csv?account={loan.Account.Reference}");

        Assert.Equal("text/csv", file.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("utf-8", file.Response.Content.Headers.ContentType.CharSet);
        Assert.Equal("attachment", file.Response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Matches("^[A-Za-z0-9.-]+\\.csv$", file.Response.Content.Headers.ContentDisposition.FileName!.Trim('"'));
        Assert.EndsWith("\r\n", file.Body, StringComparison.Ordinal);
        var rows = file.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Date,Account,Vehicle,Payment,Amount,Principal,Interest,Fees,Lease payment,Held or credited,Principal after,Status,Paid from,Confirmation number", rows[0]);
        Assert.Equal(31, rows.Length);
        Assert.Equal($"2026-03-01,Loan ending in {loan.Account.LastFour},2024 Halden Ridge AWD,Loan payment,812.14,506.63,305.51,0.00,0.00,0.00,41493.37,Completed,,", rows[^1]);
    }

    [Fact]
    public async Task The_trail_as_data_adds_up_to_the_cent()
    {
        var (visitor, loan) = await LoanAsync(paid: 30);
        var file = await visitor.GetAsync($"/payments.json?account={loan.Account.Reference}");

        Assert.Equal("application/json", file.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", file.Response.Content.Headers.ContentDisposition!.DispositionType);
        var payments = JsonDocument.Parse(file.Body).RootElement.GetProperty("payments").EnumerateArray().ToList();
        Assert.Equal(30, payments.Count);
        Assert.All(payments, p => Assert.Equal(Dollars(p, "amount"), Dollars(p, "principal") + Dollars(p, "interest") + Dollars(p, "fees") + Dollars(p, "leasePayment") + Dollars(p, "heldOrCredited")));
        Assert.Equal(42_000m - payments.Sum(p => Dollars(p, "principal")), Dollars(payments[0], "principalAfter"));
        Assert.Equal("2026-03-01", payments[^1].GetProperty("date").GetString());
        Assert.Equal(loan.Account.AccountNumber[^4..], payments[^1].GetProperty("account").GetString());
        Assert.DoesNotContain(loan.Account.AccountNumber, file.Body, StringComparison.Ordinal);

        static decimal Dollars(JsonElement payment, string part) => payment.GetProperty(part).GetDecimal();
    }

    [Fact]
    public async Task The_trail_on_paper_has_every_payment_and_its_sums()
    {
        var (visitor, loan) = await LoanAsync(paid: 30);
        var (stranger, _) = await LoanAsync(paid: 0);
        var answer = await visitor.Client.GetAsync($"/payments.pdf?account={loan.Account.Reference}");

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        var pdf = await answer.Content.ReadAsByteArrayAsync();
        Assert.Empty(await PdfTools.ComplaintsAsync(pdf));
        var text = await PdfTools.TextAsync(pdf);
        Assert.Contains("Payment history", text, StringComparison.Ordinal);
        Assert.Equal(30, Regex.Count(text, "Loan payment"));
        Assert.True(text.Contains("$24,364.20", StringComparison.Ordinal), text);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/payments.pdf?account={loan.Account.Reference}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/payments.json?account={loan.Account.Reference}")).Status);
    }

    [Fact]
    public async Task What_a_spreadsheet_would_run_is_made_harmless()
    {
        var (visitor, loan) = await LoanAsync(paid: 0);
        foreach (var name in new[] { "=HYPERLINK(\"http://x\",\"y\")", "+1+1", "-2+3", "@SUM(A1)", "\tcmd" })
        {
            await host.Database.ChangeAsync(async db => (await db.PaymentMethods.SingleAsync(m => m.PaymentMethodId == loan.Checking.PaymentMethodId)).Nickname = name);
            await host.Database.PayAsync(host.Clock, loan, Money.FromCents(1_00));
        }

        var cells = (await visitor.GetAsync("/payments.csv")).Body;
        Assert.Contains("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\") 0934\"", cells, StringComparison.Ordinal);
        Assert.Contains(",'+1+1 0934,", cells, StringComparison.Ordinal);
        Assert.Contains(",'-2+3 0934,", cells, StringComparison.Ordinal);
        Assert.Contains(",'@SUM(A1) 0934,", cells, StringComparison.Ordinal);
        Assert.Contains(",cmd 0934,", cells, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scheduled_payments_stand_above_with_the_way_to_cancel_them()
    {
        var (visitor, loan) = await LoanAsync(paid: 1);
        var payment = await host.Database.PayAsync(host.Clock, loan, Money.FromCents(812_14), on: new DateOnly(2029, 8, 24));
        var page = await visitor.GetAsync("/payments");
        var first = page.Element(".activity li");
        Assert.StartsWith("Friday, August 24", Page.Words(first), StringComparison.Ordinal);
        Assert.Equal($"/payments/{payment.Reference}", first.QuerySelector("a")!.GetAttribute("href"));
    }

    private async Task<(Visitor Visitor, TestContract Loan)> LoanAsync(int paid)
    {
        var person = await host.CustomerAsync();
        var loan = await host.Database.FundAsync(host.Clock, TestContracts.LoanTerms(Signed, new DateOnly(2026, 3, 1)), person.CustomerId);
        await host.Database.PaidOnTimeAsync(host.Clock, loan, paid);
        host.Clock.GoTo(new DateOnly(2029, 8, 2));
        return (await host.SignedInAsync(person), loan);
    }
}
