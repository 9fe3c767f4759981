using System.Net;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;
using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.Accounts;

[Trait("Feature", "F-303")]
public sealed class AccountPageTests(PortalHost host) : IClassFixture<PortalHost>
{
    private static readonly DateOnly Signed = new(2026, 1, 15);
    private static readonly DateOnly Today = new(2027, 2, 11);

    [Fact]
    public async Task Three_figures_stand_side_by_side_and_each_opens_its_arithmetic()
    {
        var (visitor, loan) = await LoanAsync(paid: 12);
        var page = await visitor.GetAsync($"/accounts/{loan.Account.Reference}?payoffOn=2027-02-22");

        Assert.Equal(
            ["Principal balance $34,652.14 before interest", "Payoff today $34,708.15 with interest so far", "Payoff February 22 $34,769.77"],
            page.Document.QuerySelectorAll("#what-you-owe .figures > div").Select(d => $"{Page.Words(d.QuerySelector("dt")!)} {Page.Words(d.QuerySelector("dd")!)}".Replace("before", " before", StringComparison.Ordinal).Replace("with", " with", StringComparison.Ordinal)));
        var sums = page.Document.QuerySelectorAll("#what-you-owe details").Select(Page.Words).ToList();
        Assert.Equal(3, sums.Count);
        Assert.Contains("Amount financed $42,000.00 Principal paid so far −$7,347.86 Principal balance $34,652.14", Spaced(sums[0]), StringComparison.Ordinal);
        Assert.Contains("$56.01", sums[1], StringComparison.Ordinal);
        Assert.Contains("11 days more of interest", sums[2], StringComparison.Ordinal);
        Assert.Equal("2027-02-22", page.Value("See the payoff on another day"));
    }

    [Theory]
    [InlineData("2027-02-10")]
    [InlineData("2027-03-14")]
    [InlineData("2027-02-30")]
    [InlineData("9999-12-31")]
    [InlineData("soon")]
    [InlineData("<script>")]
    public async Task A_day_that_cannot_be_quoted_is_said_beside_the_field_and_stays_typed(string typed)
    {
        var (visitor, loan) = await LoanAsync(paid: 1);
        var page = await visitor.GetAsync($"/accounts/{loan.Account.Reference}?payoffOn={Uri.EscapeDataString(typed)}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.Error("See the payoff on another day"));
        Assert.Contains(page.Error("See the payoff on another day").Replace("Error: ", "", StringComparison.Ordinal), Page.Words(page.Element("#error-summary")), StringComparison.Ordinal);
        Assert.Equal(typed, page.Value("See the payoff on another day"));
        Assert.StartsWith("Error: ", page.Document.Title, StringComparison.Ordinal);
        Assert.Equal(3, page.Document.QuerySelectorAll("#what-you-owe .figures > div").Length);
    }

    [Fact]
    public async Task A_day_on_which_the_banks_are_closed_names_the_day_to_pay_by()
    {
        var (visitor, loan) = await LoanAsync(paid: 12);
        var page = await visitor.GetAsync($"/accounts/{loan.Account.Reference}?payoffOn=2027-02-21");
        Assert.Contains("Banks are closed on Sunday, February 21. To be paid off by then, pay by Friday, February 19.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "F-407")]
    public async Task The_history_shows_interest_principal_and_balance_of_the_last_four()
    {
        var (visitor, loan) = await LoanAsync(paid: 12);
        var page = await visitor.GetAsync($"/accounts/{loan.Account.Reference}");
        var table = page.Element("section[aria-labelledby=ph-h] table");

        Assert.Equal(["Date", "Payment", "Principal", "Interest", "Balance"], table.QuerySelectorAll("thead th").Select(Page.Words));
        Assert.Equal(4, table.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(["Feb 1, 2027", "$812.14", "$635.32", "$176.82", "$34,652.14"], table.QuerySelector("tbody tr")!.Children.Select(Page.Words));
        Assert.Equal(12, (await page.FollowAsync("All 12 payments")).Document.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task The_chart_says_in_words_and_in_its_table_what_it_draws()
    {
        var (visitor, loan) = await LoanAsync(paid: 12);
        var page = await visitor.GetAsync($"/accounts/{loan.Account.Reference}");
        var chart = page.Element("svg.chart--l");

        Assert.Contains("started at $42,000.00 on January 15, 2026, is $34,652.14 now, and is due to reach zero on February 1, 2031", chart.GetAttribute("aria-label")!, StringComparison.Ordinal);
        Assert.NotNull(chart.QuerySelector(".chart__line--proj"));
        var rows = page.Document.QuerySelectorAll("section[aria-labelledby=ba-h] tbody tr").Select(Page.Words).ToList();
        Assert.StartsWith("Jan 15, 2026", rows[0], StringComparison.Ordinal);
        Assert.Contains(rows, r => r.Contains("(now)", StringComparison.Ordinal) && r.Contains("$34,652.14", StringComparison.Ordinal));
        Assert.EndsWith("$0.00", rows[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_loan_names_its_first_payment_and_has_no_history_yet()
    {
        var (visitor, loan) = await LoanAsync(paid: 0, today: new DateOnly(2026, 1, 20));
        var page = await visitor.GetAsync($"/accounts/{loan.Account.Reference}");
        Assert.Contains("First payment $812.14, due March 1.", page.Text, StringComparison.Ordinal);
        Assert.Contains("No payments yet. Your first one is due March 1, 2026.", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector(".chart__line--proj"));
        Assert.Null(page.Document.QuerySelector("a[href^='/payments.csv']"));
    }

    [Fact]
    public async Task A_paid_off_loan_has_no_payoff_and_no_pay_button()
    {
        var (visitor, loan) = await LoanAsync(paid: 12);
        await host.Database.PayAsync(host.Clock, loan, Money.FromCents(34_708_15));
        var page = await visitor.GetAsync($"/accounts/{loan.Account.Reference}");

        Assert.Equal("Paid off", Page.Words(page.Element(".page-head .tag")));
        Assert.Contains("Paid off on February 11, 2027.", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("#what-you-owe"));
        Assert.Null(page.Document.QuerySelector("main .btn"));
        Assert.Null(page.Document.QuerySelector(".chart__line--proj"));
    }

    [Fact]
    public async Task A_scheduled_payment_is_announced_with_its_date()
    {
        var (visitor, loan) = await LoanAsync(paid: 12);
        var payment = await host.Database.PayAsync(host.Clock, loan, Money.FromCents(812_14), on: new DateOnly(2027, 2, 26));
        var page = await visitor.GetAsync($"/accounts/{loan.Account.Reference}");
        Assert.Contains("A payment of $812.14 is scheduled It’s set for Friday, February 26, from Checking", Page.Words(page.Element(".alert")).Replace("scheduledIt", "scheduled It", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal($"/payments/{payment.Reference}", page.Element(".alert a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_lease_shows_its_next_payment_what_is_left_and_when_it_ends_without_a_payoff()
    {
        var person = await host.CustomerAsync();
        var lease = await host.Database.FundAsync(host.Clock, TestContracts.LeaseTerms(Signed), person.CustomerId);
        await host.Database.PaidOnTimeAsync(host.Clock, lease, 13);
        host.Clock.GoTo(Today);
        var page = await (await host.SignedInAsync(person)).GetAsync($"/accounts/{lease.Account.Reference}");

        Assert.Contains("Your lease ends January 15, 2029, in 704 days.", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["Next payment$778.99Feb 15, 2027", "Payments left2313 of 36 made", "Lease endsJan 15, 2029"],
            page.Document.QuerySelectorAll(".figures > div").Select(d => Page.Words(d)));
        Assert.DoesNotContain("payoff", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("APR", page.Text, StringComparison.Ordinal);
        Assert.Contains("1G4AH59H45G118341", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_balloon_loan_shows_its_final_payment()
    {
        var person = await host.CustomerAsync();
        var loan = await host.Database.FundAsync(
            host.Clock,
            new BalloonTerms
            {
                ContractDate = Signed,
                EffectiveFrom = Signed,
                FirstDueOn = new DateOnly(2026, 2, 15),
                PaymentCount = 48,
                State = "OR",
                LateFee = new LateFeeRule { GraceDays = 10, Percent = 5m },
                ReturnedPaymentFee = Money.Zero,
                AmountFinanced = Money.FromCents(46_000_00),
                Rate = AnnualRate.FromPercent(4.9m),
                Installment = Money.FromCents(701_35),
                Balloon = Money.FromCents(19_800_00),
                MayReturnVehicle = true,
            },
            person.CustomerId);
        await host.Database.PaidOnTimeAsync(host.Clock, loan, 12);
        host.Clock.GoTo(Today);
        var page = await (await host.SignedInAsync(person)).GetAsync($"/accounts/{loan.Account.Reference}");

        var card = Page.Words(page.Element("section[aria-labelledby=bl-h]"));
        Assert.Contains("Your final payment", card, StringComparison.Ordinal);
        Assert.Contains("$19,800.00", card, StringComparison.Ordinal);
        Assert.Contains("12 of 48", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "F-102")]
    public async Task What_is_not_mine_is_not_there()
    {
        var (_, loan) = await LoanAsync(paid: 1);
        var (stranger, _) = await LoanAsync(paid: 1);
        foreach (var reference in new[] { loan.Account.Reference, loan.Account.Reference.ToLowerInvariant(), "1", "0000000000000000", "..%2F..", new string('A', 2000) })
        {
            Assert.Equal((reference, HttpStatusCode.NotFound), (reference, (await stranger.GetAsync($"/accounts/{reference}")).Status));
        }
    }

    private static string Spaced(string text) => text.Replace("$", " $", StringComparison.Ordinal).Replace("− $", " −$", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal);

    private async Task<(Visitor Visitor, TestContract Loan)> LoanAsync(int paid, DateOnly? today = null)
    {
        var person = await host.CustomerAsync();
        var loan = await host.Database.FundAsync(host.Clock, TestContracts.LoanTerms(Signed, new DateOnly(2026, 3, 1)), person.CustomerId);
        await host.Database.PaidOnTimeAsync(host.Clock, loan, paid);
        host.Clock.GoTo(today ?? Today);
        return (await host.SignedInAsync(person), loan);
    }
}
