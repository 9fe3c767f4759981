using System.Net;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Payments;

/// <summary>The way to a payment over HTTP, without JavaScript. The loan of these tests has one installment past due.</summary>
[Trait("Feature", "F-401")]
public sealed class MakePaymentTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    [Trait("Feature", "F-409")]
    public async Task Money_toward_principal_alone_shows_what_it_saves_before_it_is_paid()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        await host.Database.PayAsync(host.Clock, contract, Money.FromCents(812_14));
        var review = $"/accounts/{contract.Account.Reference}/pay/review?choice=other&amount=5000";
        var toward = await visitor.GetAsync($"{review}&towardPrincipal=true");
        Assert.Matches(@"Interest you save\s?\$1,\d{3}\.\d\d\s*Your loan ends\s?[678] payments sooner", toward.Text);
        Assert.DoesNotContain("Interest you save", (await visitor.GetAsync(review)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Amount_method_review_and_confirmation_in_four_pages()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var amount = await visitor.GetAsync($"/accounts/{contract.Account.Reference}/pay");
        Assert.Equal("How much would you like to pay?", amount.Heading);

        var method = await amount.Choose("Past due").SubmitAsync("Continue");
        Assert.Equal("How and when would you like to pay?", method.Heading);

        var review = await method.SubmitAsync("Continue");
        Assert.Equal("Check your payment", review.Heading);
        Assert.Contains("you authorize Northline Auto Finance to debit $812.14 once from Checking", review.Text, StringComparison.Ordinal);

        var done = await review.SubmitAsync("Pay $812.14");
        Assert.Equal("Payment received", done.Heading);
        await using var db = host.Database.Open();
        var payment = await db.Payments.SingleAsync(p => p.FinancedAccountId == contract.Account.FinancedAccountId);
        Assert.Contains(payment.ConfirmationNumber, done.Text, StringComparison.Ordinal);
        Assert.Equal($"/payments/{payment.Reference}/confirmation", done.Address);
    }

    [Fact]
    [Trait("Proof", "P-IDM4")]
    public async Task Two_taps_pay_the_amount_due_and_a_double_click_pays_once()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var review = await visitor.GetAsync($"/accounts/{contract.Account.Reference}/pay/review");
        var button = Page.Words(review.Element("button.btn--lg"));
        var pages = await Task.WhenAll(visitor.SendAsync(review.Submission(button)), visitor.SendAsync(review.Submission(button)));

        Assert.All(pages, p => Assert.Equal("Payment received", p.Heading));
        Assert.Single(pages.Select(p => p.Address).Distinct());
        var back = await visitor.SendAsync(review.Submission(button));
        Assert.Equal(pages[0].Address, back.Address);
        await using var db = host.Database.Open();
        Assert.Equal(1, await db.Payments.CountAsync(p => p.FinancedAccountId == contract.Account.FinancedAccountId));
    }

    [Theory]
    [InlineData("1e3")]
    [InlineData("1,5")]
    [InlineData("NaN")]
    [InlineData("-1")]
    [InlineData("0.001")]
    [InlineData("٧٣٥")]
    [InlineData("9223372036854775808")]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0.99")]
    [InlineData("42,500.00")]
    public async Task An_amount_that_cannot_be_gets_its_message_beside_the_field_and_stays_typed(string typed)
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var page = await visitor.GetAsync($"/accounts/{contract.Account.Reference}/pay");
        var answer = await page.Choose("Another amount").Fill("Amount to pay", typed).SubmitAsync("Continue");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEmpty(answer.Error("Amount to pay"));
        Assert.StartsWith("Error: ", answer.Document.Title, StringComparison.Ordinal);
        Assert.Equal(typed, answer.Value("Amount to pay"));
    }

    [Theory]
    [InlineData("$735.22 ", "$735.22")]
    [InlineData("1,000", "$1,000.00")]
    [InlineData("20", "$20.00")]
    public async Task An_amount_as_people_write_it_is_understood(string typed, string shown)
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var page = await visitor.GetAsync($"/accounts/{contract.Account.Reference}/pay");
        var method = await page.Choose("Another amount").Fill("Amount to pay", typed).SubmitAsync("Continue");
        var review = await method.SubmitAsync("Continue");
        Assert.Equal($"Pay {shown}", Page.Words(review.Element("button.btn--lg")));
    }

    [Theory]
    [InlineData("2026-03-09")]
    [InlineData("02/30/2026")]
    [InlineData("2099-01-01")]
    [InlineData("tomorrow")]
    [InlineData("")]
    public async Task A_date_that_cannot_be_gets_its_message_beside_the_field(string typed)
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var page = await visitor.GetAsync($"/accounts/{contract.Account.Reference}/pay/method?choice=due");
        var answer = await page.Choose("Another date").Fill("Pay on", typed).SubmitAsync("Continue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEmpty(answer.Error("Pay on"));
    }

    [Fact]
    public async Task A_stale_form_shows_the_new_figures_and_pays_only_when_asked_again()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var first = await visitor.GetAsync($"/accounts/{contract.Account.Reference}/pay/review?choice=other&amount=100");
        var second = await visitor.GetAsync($"/accounts/{contract.Account.Reference}/pay/review?choice=other&amount=200");
        await first.SubmitAsync("Pay $100.00");

        var stale = await second.SubmitAsync("Pay $200.00");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Contains("The figures changed while you were looking", stale.Text, StringComparison.Ordinal);
        Assert.Equal("Payment received", (await stale.SubmitAsync("Pay $200.00")).Heading);
    }

    [Fact]
    public async Task An_equal_payment_on_the_same_day_needs_a_second_yes()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var address = $"/accounts/{contract.Account.Reference}/pay/review?choice=other&amount=50";
        await (await visitor.GetAsync(address)).SubmitAsync("Pay $50.00");
        var asked = await (await visitor.GetAsync(address)).SubmitAsync("Pay $50.00");
        Assert.Contains("already made this payment", asked.Text, StringComparison.Ordinal);
        Assert.Equal("Payment received", (await asked.SubmitAsync("Pay $50.00")).Heading);
        await using var db = host.Database.Open();
        Assert.Equal(2, await db.Payments.CountAsync(p => p.FinancedAccountId == contract.Account.FinancedAccountId));
    }

    [Fact]
    [Trait("Feature", "F-408")]
    public async Task A_payment_is_cancelled_from_its_page_until_the_cut_off()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var done = await (await visitor.GetAsync($"/accounts/{contract.Account.Reference}/pay/review?choice=other&amount=75")).SubmitAsync("Pay $75.00");
        var payment = await done.FollowAsync("See this payment");
        var cancelled = await payment.SubmitAsync("Cancel this payment");
        Assert.Contains("Payment cancelled", cancelled.Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        Assert.Equal(PaymentStatus.Reversed, (await db.Payments.SingleAsync(p => p.FinancedAccountId == contract.Account.FinancedAccountId)).Status);
    }

    [Fact]
    [Trait("Feature", "F-102")]
    public async Task Somebody_elses_account_and_payment_answer_404_on_every_step()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var (stranger, _) = await host.LoanCustomerAsync();
        var done = await (await visitor.GetAsync($"/accounts/{contract.Account.Reference}/pay/review")).SubmitAsync("Pay $1,624.28");
        foreach (var address in new[]
        {
            $"/accounts/{contract.Account.Reference}/pay", $"/accounts/{contract.Account.Reference}/pay/method", $"/accounts/{contract.Account.Reference}/pay/review",
            done.Address, done.Address.Replace("/confirmation", "", StringComparison.Ordinal), "/accounts/1/pay", "/payments/1/confirmation",
        })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).Status);
        }
    }

    [Fact]
    public async Task A_form_with_a_key_of_another_account_or_none_goes_back_to_the_review()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var review = await visitor.GetAsync($"/accounts/{contract.Account.Reference}/pay/review?choice=other&amount=60");
        review.Element("input[name=RequestKey]").SetAttribute("value", "made-up");
        var answer = await review.SubmitAsync("Pay $60.00");
        Assert.Equal("Check your payment", answer.Heading);
        await using var db = host.Database.Open();
        Assert.Equal(0, await db.Payments.CountAsync(p => p.FinancedAccountId == contract.Account.FinancedAccountId));
    }
}
