using System.Globalization;
using System.Text.Json;

namespace FinancePortal.Core.Payments.Cards;

/// <summary>
/// Stripe, by its published HTTP API: cards are saved on its hosted Checkout page in setup mode, charged by PaymentIntents that are made
/// first and confirmed second. A PaymentIntent succeeds at most once, so asking for it tells the truth whatever got lost on the way.
/// </summary>
public sealed class StripeCardProcessor(StripeApi api, CardOptions options) : ICardProcessor
{
    /// <summary>A token of ours names Stripe's customer and payment method: neither can be charged without the other.</summary>
    private const char Join = '/';

    public Uri PageOrigin(Uri portal) => new(options.PageAddress);

    public async Task<CardPage> OpenPageAsync(OpenCardPage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var customer = await api.PostAsync("/v1/customers", $"customer-{request.CustomerReference}", [("metadata[reference]", request.CustomerReference)], cancellationToken);
        var session = await api.PostAsync("/v1/checkout/sessions", $"page-{request.Key}",
        [
            ("mode", "setup"),
            ("currency", "usd"),
            ("payment_method_types[0]", "card"),
            ("customer", Text(customer, "id")),
            ("client_reference_id", request.Key),
            ("success_url", request.Done.ToString()),
            ("cancel_url", request.Cancelled.ToString()),
        ], cancellationToken);
        return new CardPage(Text(session, "id"), new Uri(Text(session, "url")));
    }

    public async Task<CardPageOutcome> AskPageAsync(string pageId, CancellationToken cancellationToken)
    {
        var session = await api.GetAsync($"/v1/checkout/sessions/{Uri.EscapeDataString(pageId)}?expand[]=setup_intent.payment_method", cancellationToken);
        switch (Text(session, "status"))
        {
            case "expired":
                return new CardPageOutcome.Abandoned();
            case "complete" when session.TryGetProperty("setup_intent", out var intent) && intent.ValueKind is JsonValueKind.Object
                && intent.TryGetProperty("payment_method", out var method) && method.ValueKind is JsonValueKind.Object:
                var card = method.GetProperty("card");
                var expires = new DateOnly(card.GetProperty("exp_year").GetInt32(), card.GetProperty("exp_month").GetInt32(), 1).AddMonths(1).AddDays(-1);
                return new CardPageOutcome.Saved(new SavedCard(
                    Text(session, "customer") + Join + Text(method, "id"), BrandName(Text(card, "brand")), Text(card, "last4"), Text(card, "funding") == "debit", expires));
            default:
                return new CardPageOutcome.Open();
        }
    }

    public async Task<string> PrepareAsync(CardChargeRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var token = request.Token.Split(Join);
        var intent = await api.PostAsync("/v1/payment_intents", $"charge-{request.Key}",
        [
            ("amount", request.Amount.Cents.ToString(CultureInfo.InvariantCulture)),
            ("currency", "usd"),
            ("payment_method_types[0]", "card"),
            ("customer", token[0]),
            ("payment_method", token[^1]),
            ("description", request.Description),
            ("metadata[payment]", request.Key),
        ], cancellationToken);
        return Text(intent, "id");
    }

    public async Task<CardOutcome> ChargeAsync(string chargeId, CancellationToken cancellationToken) =>
        OutcomeOf(await api.PostAsync($"{Address(chargeId)}/confirm", $"confirm-{chargeId}", [("off_session", "true")], cancellationToken));

    public async Task<CardOutcome> AskAsync(string chargeId, CancellationToken cancellationToken) =>
        OutcomeOf(await api.GetAsync(Address(chargeId), cancellationToken));

    public async Task<CardOutcome> CancelAsync(string chargeId, CancellationToken cancellationToken)
    {
        var answer = await api.PostAsync($"{Address(chargeId)}/cancel", $"cancel-{chargeId}", [("cancellation_reason", "abandoned")], cancellationToken);

        // What cannot be cancelled any more is answered with an error that does not say how it ended.
        return answer.TryGetProperty("error", out _) ? await AskAsync(chargeId, cancellationToken) : OutcomeOf(answer);
    }

    public Task ForgetAsync(string token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        return api.PostAsync($"/v1/payment_methods/{Uri.EscapeDataString(token.Split(Join)[^1])}/detach", "", [], cancellationToken);
    }

    public CardEvent? Read(string body, string signature, DateTime utcNow)
    {
        if (!WebhookSignature.IsValid(options.WebhookSecret, signature, body, utcNow))
        {
            return null;
        }

        using var message = JsonDocument.Parse(body);
        var about = message.RootElement.GetProperty("data").GetProperty("object");
        return Text(message.RootElement, "type") switch
        {
            "checkout.session.completed" or "checkout.session.expired" => new CardEvent(CardEventKind.Page, Text(about, "id")),
            "payment_intent.succeeded" or "payment_intent.payment_failed" or "payment_intent.canceled" => new CardEvent(CardEventKind.Charge, Text(about, "id")),
            "charge.dispute.funds_withdrawn" => new CardEvent(CardEventKind.Dispute, Text(about, "payment_intent")),
            _ => new CardEvent(CardEventKind.Other, ""),
        };
    }

    private static string Address(string chargeId) => $"/v1/payment_intents/{Uri.EscapeDataString(chargeId)}";

    /// <summary>Of a PaymentIntent, or of the error that carries one.</summary>
    private static CardOutcome OutcomeOf(JsonElement answer)
    {
        if (answer.TryGetProperty("error", out var error))
        {
            return error.TryGetProperty("payment_intent", out var carried) && carried.ValueKind is JsonValueKind.Object
                ? OutcomeOf(carried)
                : throw new CardProcessorException($"Stripe refused: {Text(error, "type")} {Text(error, "code")}");
        }

        return Text(answer, "status") switch
        {
            "succeeded" => new CardOutcome(CardOutcomeKind.Charged),
            "canceled" => new CardOutcome(CardOutcomeKind.Declined, CardDecline.NoAnswer),
            "requires_payment_method" or "requires_action" => new CardOutcome(CardOutcomeKind.Declined, Problem(answer)),
            "requires_confirmation" => new CardOutcome(CardOutcomeKind.Prepared),
            _ => new CardOutcome(CardOutcomeKind.Pending),
        };
    }

    private static string Problem(JsonElement intent)
    {
        if (!intent.TryGetProperty("last_payment_error", out var error) || error.ValueKind is not JsonValueKind.Object)
        {
            return "authentication_required";
        }

        return Text(error, "decline_code") is { Length: > 0 } reason ? reason : Text(error, "code");
    }

    private static string BrandName(string brand) => brand switch
    {
        "visa" => "Visa",
        "mastercard" => "Mastercard",
        "amex" => "American Express",
        "discover" => "Discover",
        _ => "Debit card",
    };

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";
}
