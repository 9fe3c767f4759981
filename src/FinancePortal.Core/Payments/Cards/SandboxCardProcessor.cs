using System.Collections.Concurrent;
using System.Text.Json;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Cards;

/// <summary>
/// A card processor inside this process, for Development and tests: its page is served by the same server under another host name,
/// its cards are in <see cref="SandboxCard"/>, its webhooks are signed as Stripe signs them. It forgets everything with the process.
/// </summary>
public sealed class SandboxCardProcessor(TimeProvider clock) : ICardProcessor
{
    private const string HostPrefix = "cards.";
    private readonly ConcurrentDictionary<string, Page> pages = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Charge> charges = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> chargeOfKey = new(StringComparer.Ordinal);
    private readonly string secret = RandomKey.New();

    /// <summary>The charges that took money, by our key: the processor's own list (P-PRC1).</summary>
    public IReadOnlyDictionary<string, Money> Charged =>
        chargeOfKey.Select(k => (k.Key, Charge: charges[k.Value])).Where(c => c.Charge.Outcome.Kind is CardOutcomeKind.Charged).ToDictionary(c => c.Key, c => c.Charge.Amount, StringComparer.Ordinal);

    public static bool IsOnPageHost(string host) => host?.StartsWith(HostPrefix, StringComparison.OrdinalIgnoreCase) == true;

    public Uri PageOrigin(Uri portal)
    {
        ArgumentNullException.ThrowIfNull(portal);
        return new UriBuilder(portal.Scheme, HostPrefix + (portal.HostNameType is UriHostNameType.Dns ? portal.Host : "localhost"), portal.Port).Uri;
    }

    public Task<CardPage> OpenPageAsync(OpenCardPage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var page = pages.GetOrAdd(request.Key, _ => new Page(request));
        return Task.FromResult(new CardPage(page.Request.Key, new Uri(PageOrigin(request.Done), $"/sandbox-card/{page.Request.Key}")));
    }

    public Task<CardPageOutcome> AskPageAsync(string pageId, CancellationToken cancellationToken) =>
        Task.FromResult(pages.TryGetValue(pageId, out var page) ? page.Outcome : new CardPageOutcome.Abandoned());

    /// <summary>For the page itself: where it leads back to; null when there is no such page or it is over.</summary>
    public OpenCardPage? FindPage(string pageId) => pages.TryGetValue(pageId, out var page) && page.Outcome is CardPageOutcome.Open ? page.Request : null;

    /// <summary>The customer chose a test card, or none.</summary>
    public void EndPage(string pageId, SandboxCard? card)
    {
        var expires = clock.Today().AddYears(3);
        pages[pageId].Outcome = card is null
            ? new CardPageOutcome.Abandoned()
            : new CardPageOutcome.Saved(new SavedCard(card.Token, card.Brand, card.LastFour, card.IsDebit, new DateOnly(expires.Year, expires.Month, 1).AddMonths(1).AddDays(-1)));
    }

    public Task<string> PrepareAsync(CardChargeRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var id = chargeOfKey.GetOrAdd(request.Key, static key => "sandbox-charge-" + key);
        charges.TryAdd(id, new Charge(request.Token, request.Amount));
        return Task.FromResult(id);
    }

    public Task<CardOutcome> ChargeAsync(string chargeId, CancellationToken cancellationToken)
    {
        var charge = charges[chargeId];
        lock (charge)
        {
            var card = SandboxCard.OfToken(charge.Token);
            if (card is { Behaviour: SandboxBehaviour.NoAnswer } && charge.Outcome.Kind is CardOutcomeKind.Prepared)
            {
                throw new CardProcessorException("The sandbox gave no answer.");
            }

            if (charge.Outcome.Kind is CardOutcomeKind.Prepared)
            {
                charge.Outcome = card is { Behaviour: not SandboxBehaviour.Declines } ? new CardOutcome(CardOutcomeKind.Charged) : new CardOutcome(CardOutcomeKind.Declined, card?.Code ?? "generic_decline");
            }

            return card is { Behaviour: SandboxBehaviour.ChargesWithoutAnswer } ? throw new CardProcessorException("The sandbox lost its answer.") : Task.FromResult(charge.Outcome);
        }
    }

    public Task<CardOutcome> AskAsync(string chargeId, CancellationToken cancellationToken) =>
        Task.FromResult(charges.TryGetValue(chargeId, out var charge) ? charge.Outcome : new CardOutcome(CardOutcomeKind.Prepared));

    public Task<CardOutcome> CancelAsync(string chargeId, CancellationToken cancellationToken)
    {
        // A charge of an earlier process took no real money: it can be given up.
        var charge = charges.GetOrAdd(chargeId, static _ => new Charge("", Money.Zero));
        lock (charge)
        {
            if (charge.Outcome.Kind is CardOutcomeKind.Prepared)
            {
                charge.Outcome = new CardOutcome(CardOutcomeKind.Declined, CardDecline.NoAnswer);
            }

            return Task.FromResult(charge.Outcome);
        }
    }

    public Task ForgetAsync(string token, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A message to our webhook, with its signature.</summary>
    public (string Body, string Signature) Message(CardEventKind kind, string id, DateTime utcNow)
    {
        var body = JsonSerializer.Serialize(new SandboxMessage(kind, id));
        return (body, WebhookSignature.Sign(secret, body, utcNow));
    }

    public CardEvent? Read(string body, string signature, DateTime utcNow) =>
        WebhookSignature.IsValid(secret, signature, body, utcNow) && JsonSerializer.Deserialize<SandboxMessage>(body) is { } message ? new CardEvent(message.Kind, message.Id) : null;

    private sealed record SandboxMessage(CardEventKind Kind, string Id);

    private sealed class Page(OpenCardPage request)
    {
        public OpenCardPage Request => request;
        public CardPageOutcome Outcome { get; set; } = new CardPageOutcome.Open();
    }

    private sealed class Charge(string token, Money amount)
    {
        public string Token => token;
        public Money Amount => amount;
        public CardOutcome Outcome { get; set; } = new(CardOutcomeKind.Prepared);
    }
}
