using FinancePortal.Core.Payments.Cards;
using FinancePortal.Core.Values;
using FinancePortal.Testing;

namespace FinancePortal.Core.Tests.Payments.Cards;

/// <summary>The real processor's HTTP API, spoken to a local server that behaves by its published description.</summary>
[Trait("Feature", "F-402")]
public sealed class StripeCardProcessorTests : IAsyncLifetime
{
    private static readonly CardChargeRequest Charge = new("PAYMENT1", "cus_1/pm_4242", Money.FromCents(735_22), "Payment 7KQ4");
    private static readonly Uri Here = new("https://portal.test/done");
    private FakeStripe stripe = null!;
    private StripeCardProcessor processor = null!;
    private HttpClient http = null!;

    public async Task InitializeAsync()
    {
        stripe = await FakeStripe.StartAsync();
        http = new HttpClient();
        processor = new StripeCardProcessor(new StripeApi(http, stripe.Options), stripe.Options);
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await stripe.DisposeAsync();
    }

    [Fact]
    public async Task A_card_is_saved_on_its_page_and_known_by_token_brand_and_last_four()
    {
        var page = await processor.OpenPageAsync(new OpenCardPage("SETUP1", "CUSTOMER1", Here, Here), default);
        Assert.Equal("checkout.stripe.com", page.Address.Host);
        Assert.IsType<CardPageOutcome.Open>(await processor.AskPageAsync(page.Id, default));

        stripe.Complete(page.Id, "card5556");
        var card = Assert.IsType<CardPageOutcome.Saved>(await processor.AskPageAsync(page.Id, default)).Card;
        Assert.Equal(new SavedCard(card.Token, "Visa", "5556", IsDebit: true, new DateOnly(2029, 8, 31)), card);

        var id = await processor.PrepareAsync(Charge with { Token = card.Token }, default);
        Assert.Equal(CardOutcomeKind.Prepared, (await processor.AskAsync(id, default)).Kind);
        Assert.Equal(CardOutcomeKind.Charged, (await processor.ChargeAsync(id, default)).Kind);
        await processor.ForgetAsync(card.Token, default);
        Assert.Equal(["pm_card5556"], stripe.Detached);
    }

    [Fact]
    public async Task A_credit_card_says_that_it_is_none_of_ours()
    {
        var page = await processor.OpenPageAsync(new OpenCardPage("SETUP1", "CUSTOMER1", Here, Here), default);
        stripe.Complete(page.Id, "card4242", "credit");
        Assert.False(Assert.IsType<CardPageOutcome.Saved>(await processor.AskPageAsync(page.Id, default)).Card.IsDebit);
    }

    [Fact]
    public async Task The_same_key_makes_one_page_and_one_charge()
    {
        var request = new OpenCardPage("SETUP1", "CUSTOMER1", Here, Here);
        Assert.Equal(await processor.OpenPageAsync(request, default), await processor.OpenPageAsync(request, default));
        Assert.Equal(await processor.PrepareAsync(Charge, default), await processor.PrepareAsync(Charge, default));
        Assert.Equal(1, stripe.Intents);
    }

    [Fact]
    public async Task A_declined_card_says_why_and_stays_declined()
    {
        var id = await processor.PrepareAsync(Charge with { Token = "cus_1/pm_9995" }, default);
        var declined = new CardOutcome(CardOutcomeKind.Declined, "insufficient_funds");
        Assert.Equal(declined, await processor.ChargeAsync(id, default));
        Assert.Equal(declined, await processor.AskAsync(id, default));
    }

    [Fact]
    [Trait("Proof", "P-PRC1")]
    public async Task When_the_answer_is_lost_the_charge_is_unknown_and_asking_tells_that_it_happened()
    {
        var id = await processor.PrepareAsync(Charge, default);
        stripe.LoseNextAnswer();
        await Assert.ThrowsAsync<CardProcessorException>(() => processor.ChargeAsync(id, default));
        Assert.Equal(CardOutcomeKind.Charged, (await processor.AskAsync(id, default)).Kind);
        Assert.Equal(CardOutcomeKind.Charged, (await processor.CancelAsync(id, default)).Kind);
        Assert.Equal(1, stripe.Succeeded);
    }

    [Fact]
    public async Task A_charge_that_took_no_money_is_given_up_for_good()
    {
        var id = await processor.PrepareAsync(Charge, default);
        Assert.Equal(CardOutcomeKind.Declined, (await processor.CancelAsync(id, default)).Kind);
        Assert.NotEqual(CardOutcomeKind.Charged, (await processor.ChargeAsync(id, default)).Kind);
        Assert.Equal(0, stripe.Succeeded);
    }

    [Fact]
    public async Task A_wrong_key_is_no_answer_about_a_charge()
    {
        var stranger = new StripeCardProcessor(new StripeApi(http, new CardOptions { ApiAddress = stripe.Address, SecretKey = "sk_test_other" }), stripe.Options);
        await Assert.ThrowsAsync<CardProcessorException>(() => stranger.PrepareAsync(Charge, default));
    }

    [Fact]
    public void A_message_is_read_when_its_signature_is_right_and_fresh()
    {
        var now = new DateTime(2026, 3, 10, 15, 0, 0, DateTimeKind.Utc);
        var (body, signature) = FakeStripe.Message("payment_intent.succeeded", "pi_1", now);
        Assert.Equal(new CardEvent(CardEventKind.Charge, "pi_1"), processor.Read(body, signature, now));
        Assert.Equal(new CardEvent(CardEventKind.Charge, "pi_1"), processor.Read(body, "v1=00," + signature, now.AddMinutes(4)));
        Assert.Null(processor.Read(body, signature, now.AddMinutes(6)));
        Assert.Null(processor.Read(body.Replace("pi_1", "pi_2", StringComparison.Ordinal), signature, now));
        Assert.Null(processor.Read(body, "", now));
        Assert.Null(processor.Read(body, signature.Replace("v1=", "v0=", StringComparison.Ordinal), now));
    }
}
