using System.Net;
using FinancePortal.Core.Customers.Risk;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Cards;
using FinancePortal.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.Payments;

/// <summary>The portal in Development: the sandbox's page is there, on a host name of its own, and its messages reach the webhook.</summary>
public sealed class CardHost : PortalHost
{
    protected override string Environment => "Development";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.ConfigureHttpClientDefaults(http => http.ConfigurePrimaryHttpMessageHandler(() => Server.CreateHandler())));
    }
}

[Trait("Feature", "F-402")]
public sealed class CardTests(CardHost host) : IClassFixture<CardHost>
{
    [Fact]
    public async Task A_debit_card_is_saved_on_the_processors_page_and_pays()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var start = await visitor.GetAsync("/payment-methods/cards/new");
        Assert.EndsWith("form-action 'self' https://cards.localhost", Policy(start), StringComparison.Ordinal);

        var there = await start.SubmitAsync("Continue to the card page");
        Assert.Equal("cards.localhost", there.Response.RequestMessage!.RequestUri!.Host);
        Assert.DoesNotContain(contract.Customer.LastName, there.Body, StringComparison.Ordinal);
        Assert.EndsWith("form-action 'self' https://localhost", Policy(there), StringComparison.Ordinal);
        var wallet = await Choose(there, "5556").SubmitAsync("Save card");
        Assert.Equal("/payment-methods", wallet.Address);
        Assert.Contains("Debit card added", wallet.Text, StringComparison.Ordinal);
        Assert.Contains("Visa, expires 03/29", wallet.Text, StringComparison.Ordinal);
        Assert.EndsWith("form-action 'self'", Policy(wallet), StringComparison.Ordinal);

        await using var db = host.Database.Open();
        var card = await db.PaymentMethods.SingleAsync(m => m.CustomerId == contract.Customer.CustomerId && m.Kind == PaymentMethodKind.DebitCard);
        Assert.True(await db.Set<RiskSignal>().AnyAsync(s => s.CustomerId == contract.Customer.CustomerId && s.Act == RiskyAct.CardAdded));
        var review = await visitor.GetAsync($"/accounts/{contract.Account.Reference}/pay/review?choice=other&amount=80&method={card.Reference}");
        Assert.Contains("There’s no fee", review.Text, StringComparison.Ordinal);
        var paid = await review.SubmitAsync("Pay $80.00");
        Assert.Equal("Payment received", paid.Heading);
        Assert.Contains("Your card was charged and your account credited", paid.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_saved_before_the_window_was_closed_arrives_by_webhook()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var there = await (await visitor.GetAsync("/payment-methods/cards/new")).SubmitAsync("Continue to the card page");
        Assert.Equal("Card saved", (await Choose(there, "8210").SubmitAsync("Save card and close this page")).Heading);
        await using var db = host.Database.Open();
        Assert.Equal(1, await db.PaymentMethods.CountAsync(m => m.CustomerId == contract.Customer.CustomerId && m.LastFour == "8210"));
    }

    [Fact]
    public async Task A_credit_card_is_not_kept()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var there = await (await visitor.GetAsync("/payment-methods/cards/new")).SubmitAsync("Continue to the card page");
        Assert.Contains("This card can’t be used", (await Choose(there, "4242").SubmitAsync("Save card")).Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        Assert.False(await db.PaymentMethods.AnyAsync(m => m.CustomerId == contract.Customer.CustomerId && m.Kind == PaymentMethodKind.DebitCard));
    }

    [Fact]
    public async Task A_declined_card_is_told_on_the_page_with_another_way_to_pay()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var page = await PayAsync(visitor, contract, "9995");
        Assert.Equal("Your card wasn’t charged", page.Heading);
        Assert.Contains("There isn’t enough money in the account behind it.", page.Text, StringComparison.Ordinal);
        Assert.Equal("How and when would you like to pay?", (await page.FollowAsync("Pay another way")).Heading);
    }

    [Fact]
    public async Task While_no_answer_came_the_page_says_so_and_a_signed_message_settles_it()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var page = await PayAsync(visitor, contract, "0119");
        Assert.Equal("We’re confirming your payment", page.Heading);
        Assert.DoesNotContain("Cancel this payment", (await visitor.GetAsync(page.Address.Replace("/confirmation", "", StringComparison.Ordinal))).Text, StringComparison.Ordinal);

        await using (var db = host.Database.Open())
        {
            var charge = await db.CardCharges.SingleAsync(c => c.Payment.FinancedAccountId == contract.Account.FinancedAccountId);
            var (body, signature) = host.Services.GetRequiredService<SandboxCardProcessor>().Message(CardEventKind.Charge, charge.ProcessorId!, host.Clock.GetUtcNow().UtcDateTime);
            Assert.Equal(HttpStatusCode.OK, await SendAsync(body, signature));
            Assert.Equal(HttpStatusCode.OK, await SendAsync(body, signature));
        }

        Assert.Equal("Payment received", (await page.FollowAsync("Check again")).Heading);
        await using var after = host.Database.Open();
        Assert.Equal(1, await after.Notifications.CountAsync(n => n.CustomerId == contract.Customer.CustomerId && n.Title.StartsWith("We received")));
    }

    [Fact]
    public async Task A_card_cannot_be_set_for_a_later_date()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        await AddAsync(visitor, "5556");
        var card = await CardAsync(contract);
        var page = await visitor.GetAsync($"/accounts/{contract.Account.Reference}/pay/review?choice=other&amount=80&method={card.Reference}&when=date&on=2026-03-20");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("A card is charged right away", page.Error("Pay on"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("t=1773154800,v1=00")]
    public async Task A_message_without_the_processors_signature_is_refused(string signature) =>
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync("{\"Kind\":2,\"Id\":\"x\"}", signature));

    [Fact]
    public async Task A_message_that_is_too_old_is_refused()
    {
        var (body, signature) = host.Services.GetRequiredService<SandboxCardProcessor>().Message(CardEventKind.Charge, "x", host.Clock.GetUtcNow().UtcDateTime.AddMinutes(-6));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(body, signature));
    }

    [Fact]
    public async Task The_processors_page_is_not_served_on_our_own_host() =>
        Assert.Equal(HttpStatusCode.NotFound, (await host.Visitor().GetAsync("/sandbox-card/0000000000000000")).Status);

    private async Task<HttpStatusCode> SendAsync(string body, string signature)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/webhooks/cards") { Content = new StringContent(body) };
        message.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
        return (await host.Visitor().SendAsync(message)).Status;
    }

    private async Task<PaymentMethod> CardAsync(TestContract contract)
    {
        await using var db = host.Database.Open();
        return await db.PaymentMethods.SingleAsync(m => m.CustomerId == contract.Customer.CustomerId && m.Kind == PaymentMethodKind.DebitCard);
    }

    private async Task<Page> PayAsync(Visitor visitor, TestContract contract, string lastFour)
    {
        await AddAsync(visitor, lastFour);
        var card = await CardAsync(contract);
        return await (await visitor.GetAsync($"/accounts/{contract.Account.Reference}/pay/review?choice=other&amount=80&method={card.Reference}")).SubmitAsync("Pay $80.00");
    }

    private static async Task<Page> AddAsync(Visitor visitor, string lastFour)
    {
        var there = await (await visitor.GetAsync("/payment-methods/cards/new")).SubmitAsync("Continue to the card page");
        return await Choose(there, lastFour).SubmitAsync("Save card");
    }

    private static Page Choose(Page page, string lastFour)
    {
        ((AngleSharp.Html.Dom.IHtmlInputElement)page.Element($"input[value=\"{lastFour}\"]")).IsChecked = true;
        return page;
    }

    private static string Policy(Page page) => string.Join(' ', page.Response.Headers.GetValues("Content-Security-Policy"));
}
