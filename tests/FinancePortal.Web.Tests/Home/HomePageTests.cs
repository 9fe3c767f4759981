using System.Net;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Home;

[Trait("Feature", "F-301")]
public sealed class HomePageTests(PortalHost host) : IClassFixture<PortalHost>
{
    private static readonly DateOnly Signed = new(2026, 1, 15);
    private static readonly DateOnly Today = new(2026, 3, 10);

    [Fact]
    public async Task The_next_payment_stands_on_top_with_the_button_that_pays_it()
    {
        var (visitor, loan) = await LoanAsync(paid: 1);
        var page = await visitor.GetAsync("/home");

        Assert.Equal("Hello, Avery", page.Heading);
        Assert.Contains("You owe $812.14 by April 1. Nothing is late.", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("Next payment $812.14 Due Wednesday, April 1", Page.Words(page.Element(".hero > div")), StringComparison.Ordinal);
        var review = await page.FollowAsync("Pay $812.14");
        Assert.Equal("Check your payment", review.Heading);
        Assert.StartsWith($"/accounts/{loan.Account.Reference}/pay/review", review.Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "Late fee of $40.60 if we haven’t received $812.14 by March 16.")]
    [InlineData(1, "Late fee of $40.60 if we haven’t received $812.14 by April 16.")]
    [Trait("Feature", "F-413")]
    public async Task The_late_fee_that_threatens_is_named_with_the_day_to_avoid_it(int paid, string expected)
    {
        var (visitor, loan) = await LoanAsync(paid);
        Assert.Contains(expected, (await visitor.GetAsync("/home")).Text, StringComparison.Ordinal);
        Assert.Contains(expected, (await visitor.GetAsync($"/accounts/{loan.Account.Reference}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "F-419")]
    public async Task Who_is_past_due_finds_help_from_the_plate()
    {
        var (visitor, _) = await LoanAsync(paid: 0);
        Assert.Equal("Help with payments", (await (await visitor.GetAsync("/home")).FollowAsync("Get help with payments")).Heading);
    }

    [Fact]
    public async Task Past_due_comes_first_with_what_brings_the_loan_up_to_date()
    {
        var (visitor, _) = await LoanAsync(paid: 0);
        var page = await visitor.GetAsync("/home");

        Assert.StartsWith("Past due 9 days $812.14 Brings your loan up to date $812.14 due since March 1", Page.Words(page.Element(".hero > div")), StringComparison.Ordinal);
        var review = await page.FollowAsync("Pay $812.14");
        Assert.Contains("Brings your account up to date", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "F-303")]
    public async Task A_card_has_three_labelled_figures_and_never_the_whole_account_number()
    {
        var (visitor, loan) = await LoanAsync(paid: 1);
        var page = await visitor.GetAsync("/home");

        Assert.Equal(
            ["Principal balance $41,493.37", "Payments made 1 of 60", "Payoff today $41,553.73"],
            page.Document.QuerySelectorAll(".account .figures > div").Select(d => $"{Page.Words(d.QuerySelector("dt")!)} {Page.Words(d.QuerySelector("dd")!)}"));
        Assert.DoesNotContain(loan.Account.AccountNumber, page.Body, StringComparison.Ordinal);
        Assert.Contains(loan.Account.LastFour, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payment_made_now_shows_at_once_on_the_plate_and_in_the_activity()
    {
        var (visitor, loan) = await LoanAsync(paid: 1);
        await Database.PayAsync(host.Clock, loan, Money.FromCents(812_14));
        var page = await visitor.GetAsync("/home");

        Assert.StartsWith("Payment on its way $812.14 Credited Tuesday, March 10", Page.Words(page.Element(".hero > div")), StringComparison.Ordinal);
        Assert.Equal("Loan payment $812.14 March 10, from Checking •••• ending in 0934 Credited", Page.Words(page.Element(".activity li")));
        Assert.Equal("Read your new notifications", Page.Words(page.Element(".todo a")));
        Assert.Equal("1 unread", Page.Words(page.Element(".site-header .count")));
    }

    [Fact]
    public async Task Someone_without_an_account_is_told_what_to_do()
    {
        var visitor = await host.SignedInAsync(await host.CustomerAsync());
        var page = await visitor.GetAsync("/home");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("There’s no loan or lease under your name yet.", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector(".hero"));
    }

    [Fact]
    public async Task Each_link_of_the_page_leads_to_a_page()
    {
        var (visitor, loan) = await LoanAsync(paid: 1);
        await Database.PayAsync(host.Clock, loan, Money.FromCents(10_00));
        foreach (var start in new[] { "/home", $"/accounts/{loan.Account.Reference}", "/payments", "/notifications" })
        {
            var page = await visitor.GetAsync(start);
            foreach (var link in page.Document.QuerySelectorAll("main a[href^='/']").Select(a => a.GetAttribute("href")!).Distinct())
            {
                Assert.Equal((start, link, HttpStatusCode.OK), (start, link, (await visitor.GetAsync(link)).Status));
            }
        }
    }

    [Fact]
    public async Task A_visitor_is_asked_to_sign_in_and_a_colleague_has_no_home_here()
    {
        Assert.StartsWith("/sign-in", (await host.Visitor().GetAsync("/home")).Address, StringComparison.Ordinal);
        var colleague = await host.SignedInAsync(await host.StaffAsync(Roles.Support));
        Assert.Equal(HttpStatusCode.Forbidden, (await colleague.GetAsync("/home")).Status);
    }

    [Fact]
    [Trait("Feature", "F-102")]
    public async Task Somebody_who_may_only_look_gets_no_pay_button()
    {
        var (visitor, loan) = await LoanAsync(paid: 1);
        await Database.ChangeAsync(async db => (await db.Parties.SingleAsync(p => p.FinancedAccountId == loan.Account.FinancedAccountId)).Rights = PartyRights.View);
        foreach (var address in new[] { "/home", $"/accounts/{loan.Account.Reference}", "/payments" })
        {
            var page = await visitor.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain(page.Document.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!.Split('?')[0]), h => h.EndsWith("/pay", StringComparison.Ordinal) || h.EndsWith("/pay/review", StringComparison.Ordinal));
        }
    }

    private PortalDatabase Database => host.Database;

    private async Task<(Visitor Visitor, TestContract Loan)> LoanAsync(int paid)
    {
        var person = await host.CustomerAsync();
        var loan = await Database.FundAsync(host.Clock, TestContracts.LoanTerms(Signed, new DateOnly(2026, 3, 1)), person.CustomerId);
        await Database.PaidOnTimeAsync(host.Clock, loan, paid);
        host.Clock.GoTo(Today);
        return (await host.SignedInAsync(person), loan);
    }
}
