using System.Net;
using System.Text.RegularExpressions;
using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.Leases;

/// <summary>What every page of a lease owes its reader.</summary>
public sealed partial class LeasePageTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const int MostStatements = 6;

    public static TheoryData<string> Pages => [.. LeasePages.All];

    [GeneratedRegex(@"(?-i:\bAPR\b)|\binterest\b|annual percentage|annual lease rate", RegexOptions.IgnoreCase)]
    private static partial Regex WordsOfLoans();

    [Theory]
    [MemberData(nameof(Pages))]
    [Trait("Rule", "R-108")]
    public async Task A_page_of_a_lease_never_speaks_of_APR_or_interest(string path)
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        var page = await visitor.GetAsync($"/leases/{contract.Account.Reference}{path}");
        Assert.True(page.Status is HttpStatusCode.OK, $"{page.Address}: {page.Status} {host.Failures}");
        Assert.Empty(WordsOfLoans().Matches(page.Body).Select(m => page.Body.Substring(Math.Max(0, m.Index - 60), Math.Min(120, page.Body.Length - Math.Max(0, m.Index - 60)))));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_sends_at_most_six_statements_and_no_more_with_36_readings(string path)
    {
        var (visitor, few) = await host.LeaseCustomerAsync(readings: [("2024-07-01", 500)]);
        var many = await host.LeaseAsync(few.Customer.CustomerId, readings: Enumerable.Range(1, 29).Select(m => ($"{new DateOnly(2024, 6, 20).AddMonths(m - 1):yyyy-MM-dd}", 800 * m)));
        var (one, all) = (await CountAsync(visitor, few, path), await CountAsync(visitor, many, path));

        Assert.True(one.Count <= MostStatements, $"{path} sends {one.Count} statements:\n{string.Join("\n\n", one)}");
        Assert.True(all.Count <= one.Count, $"{path} sends {one.Count} statements for one reading and {all.Count} for 29:\n{string.Join("\n\n", all)}");
    }

    private async Task<IReadOnlyCollection<string>> CountAsync(Visitor visitor, TestContract contract, string path)
    {
        var address = $"/leases/{contract.Account.Reference}{path}";
        await visitor.GetAsync(address);
        using var counter = new StatementCounter(host.Database);
        var page = await visitor.GetAsync(address);
        Assert.True(page.Status is HttpStatusCode.OK, $"{address}: {page.Status} {host.Failures}");
        return counter.Statements;
    }
}

/// <summary>The pages of a lease, below its address. A page that is not here is not looked at: add it when it lands.</summary>
internal static class LeasePages
{
    public static readonly string[] All =
    [
        "",
        "/breakdown",
        "/mileage",
        "/mileage/buy",
        "/mileage/buy?miles=4000",
        "/lease-end",
        "/lease-end?months=36&extend=3&loan=48&odometer=31000&model=ridge-awd",
        "/lease-end/early",
        "/lease-end/buyers",
        "/lease-end/plan?choice=return",
        "/lease-end/plan?choice=extend&extend=3",
        "/papers",
        "/lease-or-buy",
        "/wear",
        "/wear/inspect/body",
        "/wear/estimate",
        "/return",
        "/return?zip=97205&dealer=halden-portland",
        "/return/odometer",
        "/return/receipt",
        "/final-bill",
        "/lease-end/extend?months=3",
        "/lease-end/purchase",
        "/service",
        "/lease-end/next",
        "/lease-end/next?model=six-electric&months=48&down=2000",
        "/lease-end/next?model=mesa-used",
    ];
}
