using System.Net;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Leases;

/// <summary>The end of the drawn lease over HTTP: compared, kept, planned.</summary>
[Trait("Feature", "F-704")]
public sealed class LeaseEndTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task The_comparison_says_which_choice_is_cheapest_and_why()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        var page = await visitor.GetAsync($"/leases/{contract.Account.Reference}/lease-end");

        Assert.Equal("Your lease-end options", page.Heading);
        Assert.Contains("Costs least in 12 months", Page.Words(page.Element("article[aria-labelledby=o1]")), StringComparison.Ordinal);
        Assert.Contains("Costs least to keep driving", Page.Words(page.Element("article[aria-labelledby=o2]")), StringComparison.Ordinal);
        Assert.Contains("you can change your plan until May 12", page.Text, StringComparison.Ordinal);
        Assert.Contains("Returning it costs least, $967.75 once, because no monthly payment follows. It leaves you without a vehicle.", page.Text, StringComparison.Ordinal);
        Assert.Contains("buying it with a loan costs least: $5,821.44, with $20,460.51 left to pay on a vehicle that is yours", page.Text, StringComparison.Ordinal);
        Assert.Contains("$24,800.00", page.Text, StringComparison.Ordinal);
        Assert.Contains("5,000 more miles in 6 months", page.Text, StringComparison.Ordinal);
        Assert.Contains("Miles: 2,291 over", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_total_opens_its_sum()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        var page = await visitor.GetAsync($"/leases/{contract.Account.Reference}/lease-end");
        var totals = page.Document.QuerySelectorAll("tfoot tr:first-child td").Select(Page.Words).ToList();

        Assert.Equal(5, totals.Count);
        Assert.All(totals, t => Assert.Contains(page.Document.QuerySelectorAll("details"), d => Page.Words(d.QuerySelector("summary")!).EndsWith($"how we get {t}", StringComparison.Ordinal) && Page.Words(d.QuerySelector(".total dd")!) == t));
    }

    [Fact]
    public async Task A_question_stands_in_the_address_and_bad_ones_get_their_message()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        var path = $"/leases/{contract.Account.Reference}/lease-end";
        var asked = await (await visitor.GetAsync(path)).Fill("Odometer at the end", "30,012").Fill("Extend by", "3 months").SubmitAsync("Work it out");

        Assert.Contains("Odometer=30%2C012", asked.Address, StringComparison.Ordinal);
        Assert.Contains("Extend 3 months", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Miles: within your allowance", asked.Text, StringComparison.Ordinal);
        var wrong = await visitor.GetAsync($"{path}?extend=7&months=0&odometer=-3");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("A seventh month needs a new disclosure", wrong.Error("Extend by"), StringComparison.Ordinal);
        Assert.Contains("Enter whole miles", wrong.Error("Odometer at the end"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comparison_is_kept_as_it_was_shown()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        var page = await visitor.GetAsync($"/leases/{contract.Account.Reference}/lease-end?months=24");
        var kept = await page.SubmitAsync("Keep this comparison");

        Assert.Equal("Lease-end comparison of November 19, 2026", kept.Heading);
        Assert.Contains("Compared over24 months", kept.Text, StringComparison.Ordinal);
        Assert.Contains("24 payments of $485.12$11,642.88", kept.Text, StringComparison.Ordinal);
        var list = await visitor.GetAsync($"/leases/{contract.Account.Reference}/papers");
        Assert.Contains("Lease-end comparison of November 19, 2026", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_chosen_changed_ticked_and_taken_into_a_calendar()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        var path = $"/leases/{contract.Account.Reference}/lease-end";
        var saved = await (await (await visitor.GetAsync(path)).FollowAsync("Plan to return")).SubmitAsync("Save plan");
        Assert.Contains("Plan saved", saved.Text, StringComparison.Ordinal);
        Assert.Equal("Your plan: return it", saved.Heading);
        var ticked = await saved.SubmitAsync("Done: Add an odometer reading");
        Assert.Equal(1, ticked.Document.QuerySelectorAll(".timeline .is-done").Length);

        var file = await visitor.GetAsync($"{path}/plan/calendar");
        Assert.Equal("text/calendar", file.Response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("DTSTART;VALUE=DATE:20270612\r\nSUMMARY:Hand over the vehicle: 2024 Halden Arc Touring\r\n", file.Body, StringComparison.Ordinal);
        Assert.All(file.Body.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75, line));

        var changed = await (await visitor.GetAsync($"{path}/plan?choice=extend&extend=3")).SubmitAsync("Save plan");
        Assert.Equal("Your plan: extend it by 3 months", changed.Heading);
        await using var db = host.Database.Open();
        Assert.Equal(LeaseEndChoice.Extend, (await db.LeasePlans.SingleAsync(p => p.FinancedAccountId == contract.Account.FinancedAccountId)).Choice);
        Assert.Equal(2, await db.OutboxEmails.CountAsync(e => e.CustomerId == contract.Customer.CustomerId && e.Subject.StartsWith("Your plan")));
    }

    [Fact]
    public async Task In_the_last_month_a_plan_stands()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync(paid: 36, today: new DateOnly(2027, 5, 13));
        var path = $"/leases/{contract.Account.Reference}/lease-end";
        var form = await visitor.GetAsync($"{path}/plan?choice=return");
        await form.SubmitAsync("Save plan");
        var other = await visitor.SendAsync(form.Submission("Save plan"));
        Assert.Equal("Your plan: return it", other.Heading);
        Assert.DoesNotContain("Plan to buy", (await visitor.GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.Contains("To change your plan now, call us.", (await visitor.GetAsync($"{path}/plan")).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Rule", "R-110")]
    public async Task A_lessee_who_is_past_due_cannot_plan_an_extension()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync(paid: 28);
        var path = $"/leases/{contract.Account.Reference}/lease-end";
        Assert.Contains("past due first", (await visitor.GetAsync(path)).Text, StringComparison.Ordinal);
        var refused = await (await visitor.GetAsync($"{path}/plan?choice=extend&extend=2")).SubmitAsync("Save plan");
        Assert.Contains("This plan can’t be chosen now", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Rule", "R-103")]
    public async Task Ending_early_has_the_published_charge_under_the_required_warning()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync(TestContracts.LeaseTerms(new DateOnly(2026, 1, 15)), paid: 20, today: new DateOnly(2027, 8, 20), readings: []);
        var page = await visitor.GetAsync($"/leases/{contract.Account.Reference}/lease-end/early?after=20&value=41200");

        Assert.Contains("You may have to pay a substantial charge if you end this lease early.", page.Text, StringComparison.Ordinal);
        Assert.Contains("The earlier you end the lease, the greater this charge is likely to be.", page.Text, StringComparison.Ordinal);
        Assert.Equal("$4,262.60", Page.Words(page.Element(".figure")));
        Assert.Contains("Lease balance after 20 payments$44,967.60", page.Text, StringComparison.Ordinal);
        Assert.Contains("At most the 16 base payments left$11,648.48", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "F-712")]
    public async Task Each_kind_of_buyer_has_an_answer_a_reason_and_a_price()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync(TestContracts.LeaseTerms(new DateOnly(2026, 1, 15)), paid: 20, today: new DateOnly(2027, 8, 20), readings: []);
        var page = await visitor.GetAsync($"/leases/{contract.Account.Reference}/lease-end/buyers");

        // $48,465.33 of DOMAIN §10, and $95.00 title and registration in Texas.
        Assert.Contains("$48,560.33", page.Text, StringComparison.Ordinal);
        Assert.Contains("$44,967.60", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll("span.tag").Count(t => Page.Words(t) == "No"));
        Assert.Equal(2, page.Document.QuerySelectorAll(".figure").Length);
    }

    [Fact]
    [Trait("Feature", "F-715")]
    public async Task Leasing_against_buying_has_the_published_break_even_on_the_page()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync(TestContracts.LeaseTerms(new DateOnly(2026, 1, 15)), paid: 2, today: new DateOnly(2026, 3, 1), readings: []);
        var page = await visitor.GetAsync($"/leases/{contract.Account.Reference}/lease-or-buy?rate=5.90&resale=37000");

        Assert.Contains("Leasing costs $705.19 less over 36 months. They break even when the vehicle sells for $37,705.19.", page.Text, StringComparison.Ordinal);
        Assert.Equal(["$32,823.64", "$33,528.83"], page.Document.QuerySelectorAll(".figure").Select(Page.Words));
        Assert.Contains("$58,880.00", page.Text, StringComparison.Ordinal);
        Assert.Contains("$37,705.19$32,823.64Break-even", page.Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var wrong = await visitor.GetAsync($"/leases/{contract.Account.Reference}/lease-or-buy?rate=31&loan=x&resale=-1");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("from 0 to 30", wrong.Error("Loan rate"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "F-717")]
    public async Task The_next_vehicle_is_estimated_by_the_contracts_own_calculation()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync(TestContracts.LeaseTerms(new DateOnly(2026, 1, 15)), paid: 30, today: new DateOnly(2028, 7, 1), readings: []);
        var page = await visitor.GetAsync($"/leases/{contract.Account.Reference}/lease-end/next?model=six-electric&down=4000");

        // The model has the figures of DOMAIN §9.
        Assert.Equal("$778.99 a month", Page.Words(page.Element(".figure")));
        Assert.Contains("Rent charge$6,744.21", page.Text, StringComparison.Ordinal);
        Assert.Contains("Certified pre-owned", page.Text, StringComparison.Ordinal);
        Assert.Contains("No security deposit", page.Text, StringComparison.Ordinal);
        Assert.Equal("Your next vehicle", (await visitor.GetAsync($"/leases/{contract.Account.Reference}/lease-end/next?model=nothing&months=-1&down=99999999")).Heading);
    }

    [Fact]
    public async Task A_lease_that_ended_has_nothing_to_compare()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        await host.Database.BookAsync(host.Clock, contract, new(AccountEventKind.LeaseReturned, TestLeases.Today));
        foreach (var page in new[] { "", "/early", "/buyers", "/plan?choice=buy", "/loan", "/next" })
        {
            Assert.Contains("This lease has ended", (await visitor.GetAsync($"/leases/{contract.Account.Reference}/lease-end{page}")).Text, StringComparison.Ordinal);
        }
    }
}
