using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Leases.HandOver;
using FinancePortal.Core.Tests.Values;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.Leases;

/// <summary>Every figure of a lease's pages opens its explanation, and working the printed steps out again gives the printed cents.</summary>
[Trait("Feature", "F-703")]
public sealed partial class LeaseFigureTests(PortalHost host) : IClassFixture<PortalHost>
{
    /// <summary>The drawn lease, and DOMAIN's with sales tax and a balance.</summary>
    public static TheoryData<string, bool> Pages
    {
        get
        {
            var all = new TheoryData<string, bool>();
            foreach (var path in LeasePages.All)
            {
                all.Add(path, false);
                all.Add(path, true);
            }

            return all;
        }
    }

    [GeneratedRegex(@"\$(?<amount>\d[\d,]*\.\d\d)")]
    private static partial Regex Amounts();

    [GeneratedRegex(@"(?-i:\bAPR\b)|\binterest\b|annual percentage", RegexOptions.IgnoreCase)]
    private static partial Regex WordsOfLoans();

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_amount_of_a_page_stands_in_an_explanation_that_the_page_opens_or_in_the_contract(string path, bool taxed)
    {
        var (visitor, contract) = await LesseeAsync(taxed);
        var page = await visitor.GetAsync($"/leases/{contract.Account.Reference}{path}");

        Assert.True(page.Status is HttpStatusCode.OK, $"{page.Address}: {page.Status} {host.Failures}");
        var known = Given((LeaseTerms)contract.Account.CurrentTerms);
        foreach (var address in page.Document.QuerySelectorAll("main a[href*='/explain']").Select(a => a.GetAttribute("href")!).Distinct())
        {
            Keep(await StepAsync(visitor, address), known);
        }

        Assert.Equal([], Unknown(page, known));
        host.Clock.GoTo(TestLeases.Today);
    }

    [Fact]
    [Trait("Feature", "F-705")]
    public async Task A_final_bill_explains_each_charge_as_it_was_worked_out_and_their_sum()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync(paid: 36, today: new DateOnly(2027, 6, 14));
        var found = new BookIn { LeaseReference = contract.Account.Reference, On = new DateOnly(2027, 6, 12), Odometer = 32_303, Wear = new Dictionary<string, int> { ["tire-tread"] = 2, ["wheel-gouge"] = 1 } };
        using (var scope = host.Services.CreateScope())
        {
            await scope.ServiceProvider.GetRequiredService<FinalBillService>().BookInAsync(found, new Actor(ActorKind.Dealer, UserId: 1, CustomerId: null, "Halden of Portland"), CancellationToken.None);
        }

        var page = await visitor.GetAsync($"/leases/{contract.Account.Reference}/final-bill");
        var known = new HashSet<decimal> { 180.00m, 125.00m };
        var addresses = page.Document.QuerySelectorAll("dd a[href*='/explain']").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(5, addresses.Count);
        foreach (var address in addresses)
        {
            Keep(await StepAsync(visitor, address), known);
        }

        Assert.Equal([], Unknown(page, known));
        host.Clock.GoTo(TestLeases.Today);
    }

    /// <summary>Thirty-five balances, one after another, are one table: the first two and the last, and all of them behind a summary.</summary>
    [Fact]
    [Trait("Rule", "R-105")]
    public async Task A_calculation_that_repeats_month_by_month_stands_in_one_table_with_every_step()
    {
        var (visitor, contract) = await LesseeAsync(taxed: true);
        var page = await visitor.GetAsync($"/leases/{contract.Account.Reference}/explain/early-termination?after=35");
        var step = await StepAsync(visitor, page.Address);
        var behind = Explanation.Behind(step);

        Assert.InRange(page.Document.QuerySelectorAll("main ol.stack > li").Length, 3, 8);
        Assert.Contains("Show all 35 steps", page.Text, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, behind.Count), n => Assert.Single(page.Document.QuerySelectorAll($"#step-{n}")));
        Assert.Equal(35, page.Document.QuerySelectorAll("details tbody tr").Length);
        Assert.Equal(4, page.Document.QuerySelectorAll("li > table tbody tr").Length);
        Assert.All(behind, s => Assert.Contains(Rounding.HalfUp(s.Value).ToString(), page.Text, StringComparison.Ordinal));
        host.Clock.GoTo(TestLeases.Today);
    }

    [Fact]
    public async Task An_unknown_figure_and_somebody_elses_are_not_found()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        var (stranger, _) = await host.LeaseCustomerAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/leases/{contract.Account.Reference}/explain/nonsense")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/leases/{contract.Account.Reference}/explain/cost-of-returning-it")).Status);
    }

    private Task<(Visitor Visitor, TestContract Contract)> LesseeAsync(bool taxed) => taxed
        ? host.LeaseCustomerAsync(TestContracts.LeaseTerms(new DateOnly(2026, 1, 15)), paid: 20, today: new DateOnly(2027, 8, 20), readings: [("2027-02-20", 14_210)])
        : host.LeaseCustomerAsync();

    /// <summary>The page, and the same as JSON with every step worked out again.</summary>
    private async Task<FormulaStep> StepAsync(Visitor visitor, string address)
    {
        var page = await visitor.GetAsync(address);
        Assert.True(page.Status is HttpStatusCode.OK, $"{address}: {page.Status} {host.Failures}");
        if (!address.Contains("loan", StringComparison.Ordinal))
        {
            Assert.DoesNotMatch(WordsOfLoans(), page.Text);
        }

        var (path, query) = address.Split('?') is [var before, var after] ? (before, "?" + after) : (address, "");
        var json = await visitor.GetAsync($"{path}.json{query}");
        Assert.True(json.Status is HttpStatusCode.OK, $"{json.Address}: {json.Status} {host.Failures}");
        var step = Explanation.FromJson(json.Body);
        FormulaEvaluator.Check(step);
        return step;
    }

    private static string[] Unknown(Page page, HashSet<decimal> known) =>
        [.. Amounts().Matches(page.Element("main").TextContent).Select(m => m.Groups["amount"].Value).Distinct().Where(a => !known.Contains(decimal.Parse(a, NumberStyles.Number, CultureInfo.InvariantCulture)))];

    private static void Keep(FormulaStep step, HashSet<decimal> known)
    {
        foreach (var behind in Explanation.Behind(step))
        {
            known.Add(Math.Abs(behind.Value));
            known.UnionWith(behind.Inputs.Select(i => Math.Abs(i.Value)));
        }
    }

    /// <summary>What the contract and the company's tables say: it is worked out from nothing.</summary>
    private HashSet<decimal> Given(LeaseTerms terms)
    {
        var lineUp = host.Services.GetRequiredService<LineUp>().Models;
        var guide = host.Services.GetRequiredService<WearGuide>().Areas;
        return
        [
            terms.ResidualValue.Dollars, terms.DispositionFee.Dollars, terms.AgreedValue.Dollars, terms.AcquisitionFee.Dollars, terms.CashReduction.Dollars, terms.Rebate.Dollars, terms.TradeIn.Dollars,
            terms.PurchaseOptionFee.Dollars, terms.SecurityDeposit.Dollars, terms.ExcessMileRate, terms.BoughtMileRate, terms.UnusedMileCredit, 0m,
            .. lineUp.SelectMany(m => new[] { m.Price.Dollars, m.ExcessMileRate }), .. guide.SelectMany(a => a.Rules).Select(r => r.Price.Dollars),
        ];
    }
}
