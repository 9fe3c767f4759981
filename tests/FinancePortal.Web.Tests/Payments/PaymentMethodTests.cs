using System.Net;
using FinancePortal.Core.Payments;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Payments;

[Trait("Feature", "F-415")]
public sealed class PaymentMethodTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string Routing = "021000021";

    [Fact]
    public async Task A_bank_account_is_added_waits_for_its_proof_and_is_removed()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var added = await AddAsync(visitor, Routing, "000123456789", "000123456789");
        Assert.Contains("6789", added.Heading, StringComparison.Ordinal);
        Assert.Contains("Waiting for confirmation", added.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("123456789", added.Body, StringComparison.Ordinal);
        await using (var db = host.Database.Open())
        {
            var method = await db.PaymentMethods.SingleAsync(m => m.CustomerId == contract.Customer.CustomerId && m.Place != null);
            Assert.False(method.IsUsable);
            Assert.NotNull(method.AccountNumber);
        }

        var early = await added.Fill("One amount", "0.12").Fill("The other amount", "0.34").SubmitAsync("Confirm");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
        Assert.NotEmpty(early.Error("One amount"));

        var removed = await early.SubmitAsync("Remove this account");
        Assert.Equal("/payment-methods", removed.Address);
        await using var after = host.Database.Open();
        Assert.True(await after.PaymentMethods.AnyAsync(m => m.CustomerId == contract.Customer.CustomerId && m.RemovedAt != null && m.AccountNumber == null));
    }

    [Theory]
    [InlineData("021000022", "12345678", "12345678", "Routing number")]
    [InlineData("12345", "12345678", "12345678", "Routing number")]
    [InlineData(Routing, "12", "12", "Account number")]
    [InlineData(Routing, "12345678", "12345679", "Account number again")]
    public async Task A_number_that_cannot_be_gets_its_message_beside_the_field(string routing, string account, string again, string field)
    {
        var (visitor, _) = await host.LoanCustomerAsync();
        var answer = await AddAsync(visitor, routing, account, again);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEmpty(answer.Error(field));
    }

    [Fact]
    [Trait("Proof", "P-ISO1")]
    public async Task A_sixth_bank_account_is_refused_however_many_are_sent_at_once()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => visitor.GetAsync("/payment-methods/new")));
        await Task.WhenAll(pages.Select((page, i) => Fill(page, Routing, $"9000{i}111", $"9000{i}111").SubmitAsync("Add bank account")));
        await using var db = host.Database.Open();
        Assert.Equal(PaymentMethod.Most, await db.PaymentMethods.CountAsync(m => m.CustomerId == contract.Customer.CustomerId && m.RemovedAt == null));
    }

    [Fact]
    public async Task One_that_a_payment_waits_on_cannot_be_removed()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        await (await visitor.GetAsync($"/accounts/{contract.Account.Reference}/pay/review?choice=other&amount=80")).SubmitAsync("Pay $80.00");
        var answer = await (await visitor.GetAsync($"/payment-methods/{contract.Checking.Reference}")).SubmitAsync("Remove this account");
        Assert.Contains("This payment method is still needed", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removing_one_asks_for_the_second_factor_when_it_was_shown_long_ago()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var page = await visitor.GetAsync($"/payment-methods/{contract.Checking.Reference}");
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.StartsWith("/sign-in/confirm", (await page.SubmitAsync("Remove this account")).Address, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        Assert.Null((await db.PaymentMethods.SingleAsync(m => m.PaymentMethodId == contract.Checking.PaymentMethodId)).RemovedAt);
    }

    [Fact]
    [Trait("Rule", "R-204")]
    public async Task Without_credit_the_page_says_that_nothing_is_over()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var page = await visitor.GetAsync($"/accounts/{contract.Account.Reference}/credit");
        Assert.Contains("Nothing is over", page.Text, StringComparison.Ordinal);
    }

    private static async Task<Page> AddAsync(Visitor visitor, string routing, string account, string again) =>
        await Fill(await visitor.GetAsync("/payment-methods/new"), routing, account, again).SubmitAsync("Add bank account");

    private static Page Fill(Page page, string routing, string account, string again) =>
        page.Fill("Routing number", routing).Fill("Account number", account).Fill("Account number again", again).Choose("Checking");
}
