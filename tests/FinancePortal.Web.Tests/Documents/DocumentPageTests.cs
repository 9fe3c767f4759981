using System.IO.Compression;
using System.Net;
using FinancePortal.Core.Documents.Statements;
using FinancePortal.Core.Jobs;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.Documents;

[Trait("Feature", "F-601")]
public sealed class DocumentPageTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task The_glovebox_lists_opens_and_hands_over_a_statement()
    {
        var (visitor, loan) = await host.LoanCustomerAsync();
        await StatementAsync();

        var list = await visitor.GetAsync("/documents");
        var statement = await list.FollowAsync("Statement for April 2026");
        var file = await visitor.Client.GetAsync(new Uri(statement.Element("a.btn--quiet").GetAttribute("href")!, UriKind.Relative));

        Assert.Equal("Statement for April 2026", statement.Heading);
        Assert.Contains("Please pay $1,624.28 by April 1, 2026.", statement.Text, StringComparison.Ordinal);
        Assert.Equal("application/pdf", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("no-store", file.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.NotNull(loan);
    }

    [Fact]
    public async Task Everything_comes_as_one_ZIP()
    {
        var (visitor, loan) = await host.LoanCustomerAsync();
        await StatementAsync();

        var list = await visitor.GetAsync("/documents?search=april");
        using var zip = new ZipArchive(await visitor.Client.GetStreamAsync(new Uri(list.Element("a[href^='/documents/all.zip']").GetAttribute("href")!, UriKind.Relative)));

        Assert.EndsWith($"{loan.Account.LastFour}/2026-03-12 Statement for April 2026.pdf", Assert.Single(zip.Entries).FullName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_gone_says_so_and_the_rest_goes_on()
    {
        var (visitor, loan) = await host.LoanCustomerAsync();
        await StatementAsync();
        await using var db = host.Database.Open();
        var document = await db.Documents.SingleAsync(d => d.FinancedAccountId == loan.Account.FinancedAccountId);
        File.Delete(Path.Combine(host.DataFolder, "documents", document.Sha256![..2], document.Sha256[2..4], document.Sha256));

        var page = await visitor.GetAsync($"/documents/{document.Reference}/file");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Equal("We can’t open this file right now", page.Heading);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/documents/statements/{document.Reference}")).Status);
    }

    [Fact]
    [Trait("Feature", "F-603")]
    public async Task Paper_and_e_mail_are_chosen_by_class_both_ways()
    {
        var (visitor, _) = await host.LoanCustomerAsync();
        await visitor.AgreeToElectronicDocumentsAsync();

        var page = await visitor.GetAsync("/documents/delivery");
        Assert.NotNull(page.Document.QuerySelector("input[name=Statements][value=email][checked]"));
        var saved = await Choose(page, "Tax", "paper").SubmitAsync("Save");

        Assert.Contains("Your choice is saved", saved.Text, StringComparison.Ordinal);
        Assert.NotNull(saved.Document.QuerySelector("input[name=Statements][value=email][checked]"));
        Assert.NotNull(saved.Document.QuerySelector("input[name=Tax][value=paper][checked]"));
    }

    [Fact]
    [Trait("Rule", "R-303")]
    public async Task Nobody_goes_without_paper_before_they_showed_that_they_can_open_a_document()
    {
        var (visitor, _) = await host.LoanCustomerAsync();

        var asked = await Choose(await visitor.GetAsync("/documents/delivery"), "Statements", "email").SubmitAsync("Save");

        Assert.Equal("/settings/e-consent", asked.Address);
        Assert.NotNull((await visitor.GetAsync("/documents/delivery")).Document.QuerySelector("input[name=Statements][value=paper][checked]"));
        await visitor.AgreeToElectronicDocumentsAsync();
        await (await visitor.GetAsync("/settings/e-consent/withdraw")).SubmitAsync("Withdraw my consent");
        Assert.NotNull((await visitor.GetAsync("/documents/delivery")).Document.QuerySelector("input[name=Statements][value=paper][checked]"));
    }

    [Fact]
    public async Task An_empty_glovebox_says_when_the_first_statement_comes()
    {
        var visitor = await host.SignedInAsync(await host.CustomerAsync());

        Assert.Contains("Your first statement arrives", (await visitor.GetAsync("/documents")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/documents?year=12345")]
    [InlineData("/documents?kind=nonsense")]
    public async Task A_filter_that_cannot_be_meant_is_a_bad_request(string address)
    {
        var (visitor, _) = await host.LoanCustomerAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.GetAsync(address)).Status);
    }

    private static Page Choose(Page page, string kind, string how)
    {
        foreach (var choice in page.Document.QuerySelectorAll($"input[name={kind}]"))
        {
            if (choice.GetAttribute("value") == how)
            {
                choice.SetAttribute("checked", "");
            }
            else
            {
                choice.RemoveAttribute("checked");
            }
        }

        return page;
    }

    private async Task StatementAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MakeStatementsJob>().RunAsync(new DateOnly(2026, 4, 1).AddDays(-Statement.DaysBeforeDue), JobProgress.Silent(host.Clock), CancellationToken.None);
    }
}
