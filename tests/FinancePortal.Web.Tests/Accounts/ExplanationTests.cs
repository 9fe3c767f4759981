using System.Net;
using System.Text.Json;
using FinancePortal.Core.Accounts;
using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.Accounts;

/// <summary>Every figure opens its steps, as a page and as JSON.</summary>
public sealed class ExplanationTests(PortalHost host) : IClassFixture<PortalHost>
{
    public static TheoryData<string> LoanFigures { get; } = [.. ExplanationService.OfLoan];

    public static TheoryData<string> LeaseFigures { get; } = [.. ExplanationService.OfLease];

    [Theory]
    [MemberData(nameof(LoanFigures))]
    public async Task A_figure_of_a_loan_is_explained(string figure)
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        await AssertExplainedAsync(visitor, $"/accounts/{contract.Account.Reference}/explain/{figure}");
    }

    [Theory]
    [MemberData(nameof(LeaseFigures))]
    [Trait("Rule", "R-108")]
    public async Task A_figure_of_a_lease_is_explained_and_never_called_interest_or_APR(string figure)
    {
        var person = await host.CustomerAsync();
        await using var db = host.Database.Open();
        var contract = await TestContracts.FundAsync(db, host.Clock, TestContracts.LeaseTerms(new DateOnly(2026, 1, 15)), await db.Customers.FindAsync(person.CustomerId));
        var visitor = await host.SignedInAsync(person);
        var page = await AssertExplainedAsync(visitor, $"/accounts/{contract.Account.Reference}/explain/{figure}");
        Assert.DoesNotContain("APR", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("interest", page.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_payoff_of_the_page_is_the_payoff_of_its_explanation()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var desk = await visitor.GetAsync($"/accounts/{contract.Account.Reference}/pay");
        var payoff = Page.Words(desk.Element("aside .total dd"));
        var page = await visitor.GetAsync($"/accounts/{contract.Account.Reference}/explain/payoff");
        Assert.Contains(payoff, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "F-407")]
    public async Task A_payment_explains_its_split()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var review = await visitor.GetAsync($"/accounts/{contract.Account.Reference}/pay/review?choice=past-due");
        var done = await review.SubmitAsync("Pay $812.14");
        var page = await done.FollowAsync("See how this was worked out");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("days in a year", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "F-102")]
    public async Task Somebody_elses_figures_and_unknown_figures_are_not_found()
    {
        var (_, contract) = await host.LoanCustomerAsync();
        var (stranger, own) = await host.LoanCustomerAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/accounts/{contract.Account.Reference}/explain/payoff")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/accounts/{own.Account.Reference}/explain/rent-charge")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/accounts/{own.Account.Reference}/explain/nonsense")).Status);
    }

    private static async Task<Page> AssertExplainedAsync(Visitor visitor, string address)
    {
        var page = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.StartsWith("How we worked out the", page.Heading, StringComparison.Ordinal);
        Assert.Contains("Formula", page.Text, StringComparison.Ordinal);
        var json = JsonDocument.Parse((await visitor.GetAsync(address + ".json")).Body).RootElement;
        Assert.True(json.TryGetProperty("formula", out _) && json.TryGetProperty("inputs", out _) && json.TryGetProperty("rounding", out _));
        return page;
    }
}
