using System.Net;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using FinancePortal.Web.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.Staff;

/// <summary>Rules as effective-dated data with four eyes, difference and roll-back (F-1206).</summary>
[Trait("Feature", "F-1206")]
public sealed class RuleTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private DateOnly Today => portal.Clock.Today();

    [Fact]
    public async Task A_rule_changes_from_its_day_on_when_two_people_agree_and_can_be_put_back()
    {
        var (ada, taylor) = await TwoAsync();
        var asked = await AskAsync(ada, Rule.SecondPersonAbove.Name, "40", Today.AddDays(1));
        Assert.Equal(("$25.00", "$40.00"), (Page.Words(asked.Element(".diff__old dd")), Page.Words(asked.Element(".diff__new dd"))));
        Assert.Null(asked.Document.QuerySelector("button[value=approve]"));
        Assert.Equal("25.00", Value(Rule.SecondPersonAbove));

        Assert.Contains("The new value holds", (await (await taylor.GetAsync("/staff/rules")).SubmitAsync("approve")).Text, StringComparison.Ordinal);
        Assert.Equal("25.00", Value(Rule.SecondPersonAbove));
        portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("40.00", Value(Rule.SecondPersonAbove));

        (ada, taylor) = await TwoAsync();
        var back = await (await ada.GetAsync($"/staff/rules/{Rule.SecondPersonAbove.Name}")).FollowAsync("Put $25.00 back");
        Assert.Equal("25.00", back.Value("New value"));
        await back.Fill("Why", "it was better").SubmitAsync("Ask for approval");
        await (await taylor.GetAsync("/staff/rules")).SubmitAsync("approve");
        Assert.Equal("25.00", Value(Rule.SecondPersonAbove));
    }

    [Theory]
    [InlineData("second-person-above", "lots", 0, "New value", "Enter an amount from")]
    [InlineData("second-person-above", "-1", 0, "New value", "Enter an amount from")]
    [InlineData("second-person-above", "5000", 0, "New value", "Enter an amount from")]
    [InlineData("second-person-above", "39", -1, "Holds from", "A rule never changes the past")]
    [InlineData("payment-cut-off", "7 p.m.", 0, "New value", "from 8 a.m. to 6 p.m.")]
    [InlineData("banks-closed", "12/24/2026", 0, "New value", "2026-12-24")]
    [InlineData("Brand:Colour", "blue", 0, "New value", "#0F4C5C")]
    [InlineData("Brand:Name", "", 0, "New value", "Enter 1 to 80 characters")]
    [InlineData("late-fee-percent-OR", "90", 0, "New value", "Enter a percentage from 0 to 25")]
    [InlineData("payment-days-ahead", "1.5", 0, "New value", "Enter a whole number from 1 to 90")]
    [InlineData("payment-days-ahead", "30", 0, "New value", "holds on that day already")]
    public async Task What_cannot_be_is_refused_beside_its_field(string rule, string value, int days, string field, string message)
    {
        var (ada, _) = await TwoAsync();
        var refused = await AskAsync(ada, rule, value, Today.AddDays(days));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(message, refused.Error(field), StringComparison.Ordinal);
        Assert.Equal(value, refused.Value("New value"));
    }

    [Fact]
    public async Task The_brand_follows_its_rules_and_keeps_its_contrast()
    {
        var before = await portal.Visitor().GetAsync("/sign-in");
        await ChangeAsync("Brand:Name", "Juniper Auto Credit");
        await ChangeAsync("Brand:Phone", "1-800-555-0177");
        await ChangeAsync("Brand:Colour", "#FFE600");

        var page = await portal.Visitor().GetAsync("/contact");
        Assert.Contains("1-800-555-0177", page.Text, StringComparison.Ordinal);
        Assert.EndsWith("Juniper Auto Credit", page.Document.Title, StringComparison.Ordinal);
        var styles = page.Element("link[href^='/brand.css']").GetAttribute("href")!;
        Assert.NotEqual(before.Element("link[href^='/brand.css']").GetAttribute("href"), styles);
        Assert.DoesNotContain("--brand:#ffe600;--brand-hover", (await portal.Visitor().GetAsync(styles)).Body, StringComparison.Ordinal);
        Assert.Equal("no-store", (await portal.Visitor().GetAsync("/brand.css?v=0123456789")).Response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Wear_prices_and_the_smallest_payment_follow_their_rules()
    {
        await ChangeAsync("wear-wheel-gouge", "131.50");
        await ChangeAsync(Rule.SmallestPayment.Name, "7");
        await using var scope = portal.Services.CreateAsyncScope();
        Assert.Equal(Money.FromCents(131_50), scope.ServiceProvider.GetRequiredService<WearGuide>().FindRule("wheel-gouge")!.Value.Rule.Price);

        var (customer, contract) = await portal.LoanCustomerAsync();
        Assert.Contains("From $7.00 to", (await customer.GetAsync($"/accounts/{contract.Account.Reference}/pay")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_on_one_instance_is_known_to_the_other_within_seconds_and_no_page_asks_the_database_for_it()
    {
        await using var two = new TwoInstances(("Rules:LookEverySeconds", "1"));
        var asks = await two.First.SignedInAsync(await two.First.StaffAsync(Roles.Administrator));
        var agrees = await two.Second.SignedInAsync(await two.Second.StaffAsync(Roles.Supervisor));
        await AskAsync(asks, "Brand:Phone", "1-800-555-0188", two.First.Clock.Today());
        await (await agrees.GetAsync("/staff/rules")).SubmitAsync("approve");
        await Task.Delay(TimeSpan.FromSeconds(4));

        using var counter = new StatementCounter(two.First.Database);
        foreach (var instance in new[] { two.First, two.Second })
        {
            Assert.Contains("1-800-555-0188", (await instance.Visitor().GetAsync("/contact")).Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(counter.Statements, s => s.Contains("RuleVersions", StringComparison.Ordinal) && !s.Contains("COUNT(*)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_table_has_its_page_and_nobody_but_administration_sees_it()
    {
        var (ada, _) = await TwoAsync();
        foreach (var (table, title) in RuleTables.All)
        {
            var page = await ada.GetAsync($"/staff/rules?table={table}");
            Assert.Equal(title, Page.Words(page.Element("#table-h")));
            Assert.NotEmpty(page.Document.QuerySelectorAll("table a[href^='/staff/rules/']"));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync("/staff/rules/no-such-rule")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await portal.SignedInAsync(await portal.StaffAsync(Roles.Support))).GetAsync("/staff/rules/payment-cut-off")).Status);
    }

    private async Task<(Visitor Ada, Visitor Taylor)> TwoAsync() =>
        (await portal.SignedInAsync(await portal.StaffAsync(Roles.Administrator)), await portal.SignedInAsync(await portal.StaffAsync(Roles.Supervisor)));

    private static async Task<Page> AskAsync(Visitor visitor, string rule, string value, DateOnly from) =>
        await (await visitor.GetAsync($"/staff/rules/{rule}")).Fill("New value", value).Fill("Holds from", Formats.Iso(from)).Fill("Why", "costs of living").SubmitAsync("Ask for approval");

    private async Task ChangeAsync(string rule, string value)
    {
        var (ada, taylor) = await TwoAsync();
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(ada, rule, value, Today)).Status);
        Assert.Contains("The new value holds", (await (await taylor.GetAsync($"/staff/rules/{rule}")).SubmitAsync("approve")).Text, StringComparison.Ordinal);
    }

    private string Value(Rule rule) => portal.Services.GetRequiredService<CurrentRules>().Book.Value(rule, Today);
}
