using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using FinancePortal.Core.Payments.Cards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Testing;

/// <summary>
/// A server on this machine that behaves as Stripe's published API description says, for the few calls that the portal makes: bearer
/// key, form-encoded requests, idempotency keys, PaymentIntents that succeed at most once, declines as 402 with the intent inside.
/// </summary>
public sealed class FakeStripe : IAsyncDisposable
{
    public const string SecretKey = "sk_test_portal";
    public const string WebhookSecret = "whsec_portal";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, (string Request, int Status, string Body)> answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, JsonObject> intents = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, JsonObject> sessions = new(StringComparer.Ordinal);
    private int made;
    private int lost;

    private FakeStripe(WebApplication app) => this.app = app;

    public string Address { get; private set; } = "";

    public CardOptions Options => new() { Processor = "Stripe", SecretKey = SecretKey, WebhookSecret = WebhookSecret, ApiAddress = Address };

    public List<string> Detached { get; } = [];

    /// <summary>How many intents took money.</summary>
    public int Succeeded => intents.Values.Count(i => Text(i, "status") == "succeeded");

    public int Intents => intents.Count;

    /// <summary>Does the next request and breaks the connection instead of answering.</summary>
    public void LoseNextAnswer() => Interlocked.Exchange(ref lost, 1);

    public static async Task<FakeStripe> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var stripe = new FakeStripe(builder.Build());
        stripe.app.Run(stripe.AnswerAsync);
        await stripe.app.StartAsync();
        stripe.Address = stripe.app.Urls.Single();
        return stripe;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>The customer typed a card on the hosted page.</summary>
    public void Complete(string session, string card, string funding = "debit")
    {
        sessions[session]["status"] = "complete";
        sessions[session]["setup_intent"] = new JsonObject
        {
            ["id"] = "seti_" + session,
            ["payment_method"] = new JsonObject
            {
                ["id"] = $"pm_{card}",
                ["card"] = new JsonObject { ["brand"] = "visa", ["last4"] = card[^4..], ["funding"] = funding, ["exp_month"] = 8, ["exp_year"] = 2029 },
            },
        };
    }

    /// <summary>A message as Stripe sends it, with its signature.</summary>
    public static (string Body, string Signature) Message(string type, string id, DateTime utcNow)
    {
        var body = new JsonObject { ["id"] = "evt_1", ["object"] = "event", ["type"] = type, ["data"] = new JsonObject { ["object"] = new JsonObject { ["id"] = id, ["payment_intent"] = id } } }.ToJsonString();
        return (body, WebhookSignature.Sign(WebhookSecret, body, utcNow));
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var (status, body) = http.Request.Headers.Authorization == $"Bearer {SecretKey}"
            ? await OnceAsync(http.Request)
            : (401, Error("invalid_request_error", "", "Invalid API Key provided").ToJsonString());
        if (Interlocked.Exchange(ref lost, 0) == 1)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(body);
    }

    private async Task<(int Status, string Body)> OnceAsync(HttpRequest request)
    {
        var fields = HttpMethods.IsPost(request.Method) && request.HasFormContentType ? (await request.ReadFormAsync()).ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal) : [];
        var key = request.Headers["Idempotency-Key"].ToString();
        var asked = request.Path + "?" + string.Join('&', fields.Select(f => $"{f.Key}={f.Value}"));
        if (key.Length > 0 && answers.TryGetValue(key, out var earlier))
        {
            return earlier.Request == asked ? (earlier.Status, earlier.Body) : (400, Error("idempotency_error", "", "Keys for idempotent requests can only be used with the same parameters they were first used with.").ToJsonString());
        }

        var (status, answer) = Do(request.Method, request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries), fields);
        var body = answer.ToJsonString();
        if (key.Length > 0)
        {
            answers[key] = (asked, status, body);
        }

        return (status, body);
    }

    private (int Status, JsonObject Answer) Do(string method, string[] path, Dictionary<string, string> fields) => (method, path) switch
    {
        ("POST", ["v1", "customers"]) => (200, new JsonObject { ["id"] = Next("cus_"), ["object"] = "customer" }),
        ("POST", ["v1", "checkout", "sessions"]) => (200, Session(fields)),
        ("GET", ["v1", "checkout", "sessions", var id]) => sessions.TryGetValue(id, out var session) ? (200, session) : NoSuch(),
        ("POST", ["v1", "payment_intents"]) => (200, Intent(fields)),
        ("GET", ["v1", "payment_intents", var id]) => intents.TryGetValue(id, out var intent) ? (200, intent) : NoSuch(),
        ("POST", ["v1", "payment_intents", var id, "confirm"]) => intents.TryGetValue(id, out var intent) ? Confirm(intent) : NoSuch(),
        ("POST", ["v1", "payment_intents", var id, "cancel"]) => intents.TryGetValue(id, out var intent) ? Cancel(intent) : NoSuch(),
        ("POST", ["v1", "payment_methods", var id, "detach"]) => Detach(id),
        _ => NoSuch(),
    };

    private JsonObject Session(Dictionary<string, string> fields)
    {
        var id = Next("cs_test_");
        return sessions[id] = new JsonObject
        {
            ["id"] = id,
            ["object"] = "checkout.session",
            ["mode"] = fields["mode"],
            ["status"] = "open",
            ["customer"] = fields["customer"],
            ["url"] = $"https://checkout.stripe.com/c/pay/{id}",
            ["success_url"] = fields["success_url"],
            ["setup_intent"] = "seti_" + id,
        };
    }

    private JsonObject Intent(Dictionary<string, string> fields)
    {
        var id = Next("pi_");
        return intents[id] = new JsonObject
        {
            ["id"] = id,
            ["object"] = "payment_intent",
            ["amount"] = long.Parse(fields["amount"], CultureInfo.InvariantCulture),
            ["currency"] = fields["currency"],
            ["customer"] = fields["customer"],
            ["payment_method"] = fields["payment_method"],
            ["status"] = "requires_confirmation",
            ["last_payment_error"] = null,
        };
    }

    private static (int Status, JsonObject Answer) Confirm(JsonObject intent)
    {
        if (Text(intent, "status") is not ("requires_confirmation" or "requires_payment_method"))
        {
            return (400, Error("invalid_request_error", "payment_intent_unexpected_state", "You cannot confirm this PaymentIntent.", intent));
        }

        if (!Text(intent, "payment_method").EndsWith("9995", StringComparison.Ordinal))
        {
            intent["status"] = "succeeded";
            return (200, intent);
        }

        intent["status"] = "requires_payment_method";
        intent["payment_method"] = null;
        intent["last_payment_error"] = new JsonObject { ["type"] = "card_error", ["code"] = "card_declined", ["decline_code"] = "insufficient_funds" };
        return (402, Error("card_error", "card_declined", "Your card has insufficient funds.", intent));
    }

    private static (int Status, JsonObject Answer) Cancel(JsonObject intent)
    {
        if (Text(intent, "status") == "succeeded")
        {
            return (400, Error("invalid_request_error", "payment_intent_unexpected_state", "You cannot cancel this PaymentIntent because it has a status of succeeded.", intent));
        }

        intent["status"] = "canceled";
        return (200, intent);
    }

    private (int Status, JsonObject Answer) Detach(string id)
    {
        Detached.Add(id);
        return (200, new JsonObject { ["id"] = id, ["customer"] = null });
    }

    private static (int Status, JsonObject Answer) NoSuch() => ((int)HttpStatusCode.NotFound, Error("invalid_request_error", "resource_missing", "No such object"));

    private static JsonObject Error(string type, string code, string message, JsonObject? intent = null)
    {
        var error = new JsonObject { ["type"] = type, ["code"] = code, ["message"] = message };
        if (intent is not null)
        {
            error["payment_intent"] = intent.DeepClone();
        }

        return new JsonObject { ["error"] = error };
    }

    private string Next(string prefix) => prefix + Interlocked.Increment(ref made).ToString(CultureInfo.InvariantCulture);

    private static string Text(JsonObject json, string name) => json[name]?.GetValue<string>() ?? "";
}
