using System.Net;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Payments;

/// <summary>The payoff of a loan as its owner sees and pays it. Today is Tuesday, March 10, 2026.</summary>
[Trait("Feature", "F-501")]
public sealed class PayoffPageTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Any_day_to_thirty_ahead_is_quoted_with_its_lines_and_the_exact_per_diem()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var page = await visitor.GetAsync(Path(contract, "?PayoffOn=2026-03-25"));
        var quote = PayoffQuote.On(contract.Account.CurrentTerms, contract.Account.State, new DateOnly(2026, 3, 10), new DateOnly(2026, 3, 25));

        Assert.Contains($"{quote.Total} pays off your loan", page.Text, StringComparison.Ordinal);
        Assert.Contains(quote.Interest.ToString(), page.Text, StringComparison.Ordinal);
        Assert.Contains("exactly $6.7890410959", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-21", "Monday, March 23")]
    [InlineData("2026-04-09", "Thursday, April 9")]
    [InlineData("2026-04-05", "Monday, April 6")]
    public async Task It_is_good_through_a_banking_day(string asked, string goodThrough)
    {
        var (visitor, contract) = await host.LoanCustomerAsync();

        Assert.Contains($"by 6 p.m. Eastern on {goodThrough}", (await visitor.GetAsync(Path(contract, $"?PayoffOn={asked}"))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-09")]
    [InlineData("2026-04-10")]
    [InlineData("9999-12-31")]
    [InlineData("2026-02-30")]
    [InlineData("soon")]
    public async Task A_day_that_cannot_be_gets_its_message_beside_the_field(string asked)
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var page = await visitor.GetAsync(Path(contract, $"?PayoffOn={asked}"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotEmpty(page.Error("Payoff on"));
    }

    [Theory]
    [InlineData("2026-03-10", false)]
    [InlineData("2026-03-25", true)]
    [Trait("Feature", "F-503")]
    public async Task Paid_here_it_is_exactly_the_quote_of_the_day_that_counts(string day, bool later)
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var quote = PayoffQuote.On(contract.Account.CurrentTerms, contract.Account.State, new DateOnly(2026, 3, 10), on);
        var page = await visitor.GetAsync(Path(contract, "?PayoffOn=2026-03-25"));
        var review = await page.FollowAsync(later ? $"Pay {quote.Total} on March 25" : $"Pay {quote.Total} today");
        await review.SubmitAsync($"Pay {quote.Total}");

        await using var db = host.Database.Open();
        var payment = await db.Payments.SingleAsync(p => p.FinancedAccountId == contract.Account.FinancedAccountId);
        Assert.Equal((PaymentPurpose.Payoff, quote.Total, on), (payment.Purpose, payment.Amount, payment.CreditOn));
        var account = await db.Accounts.SingleAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId);
        Assert.Equal(later ? AccountStatus.Open : AccountStatus.PaidOff, account.Status);
    }

    [Fact]
    public async Task What_is_scheduled_is_named_because_it_is_not_counted()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        await host.Database.PayAsync(host.Clock, contract, Money.FromCents(812_14), new DateOnly(2026, 3, 20));

        Assert.Contains("$812.14 on March 20", (await visitor.GetAsync(Path(contract))).Text, StringComparison.Ordinal);
    }

    private static string Path(TestContract contract, string query = "") => $"/accounts/{contract.Account.Reference}/payoff{query}";
}
