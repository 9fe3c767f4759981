using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.Leases;

/// <summary>How the payment was worked out, with the numbers of DOMAIN §9.</summary>
[Trait("Feature", "F-703")]
[Trait("Rule", "R-101")]
public sealed class BreakdownTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task The_lines_stand_in_the_order_of_the_law_and_come_to_the_cent_of_the_contract()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync(TestContracts.LeaseTerms(new DateOnly(2025, 1, 15)), paid: 20);
        var page = await visitor.GetAsync($"/leases/{contract.Account.Reference}/breakdown");

        var figures = page.Document.QuerySelectorAll("main .card:first-of-type dl.rows")[0].QuerySelectorAll("dd").Select(Page.Words);
        Assert.Equal(
            ["$59,425.00", "−$4,000.00", "$55,425.00", "−$35,960.00", "$19,465.00", "$6,744.21", "$26,209.21", "36", "$728.03", "$50.96", "$778.99"],
            figures);
        Assert.Contains("36 × $728.03 is $26,209.08, $0.13 less than the total", page.Text, StringComparison.Ordinal);
        Assert.Contains("$5,063.99", page.Text, StringComparison.Ordinal);
        Assert.Contains("$32,823.64", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("It counts; call us", page.Text, StringComparison.Ordinal);
    }
}
