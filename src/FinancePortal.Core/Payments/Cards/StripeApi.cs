using System.Net.Http.Headers;
using System.Text.Json;

namespace FinancePortal.Core.Payments.Cards;

/// <summary>
/// Requests to Stripe's HTTP API. Answers up to 499 are its word, errors included; anything else, and silence, is
/// <see cref="CardProcessorException"/>.
/// </summary>
public sealed class StripeApi(HttpClient http, CardOptions options)
{
    /// <summary>The form of answers that this was written for.</summary>
    private const string ApiVersion = "2025-03-31.basil";

    private const int TooManyRequests = 429;
    private const int Conflict = 409;

    public Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, path, "", content: null, cancellationToken);

    /// <param name="key">The same key gives the same answer for at least a day; empty where the request is harmless twice.</param>
    public Task<JsonElement> PostAsync(string path, string key, IEnumerable<(string Name, string Value)> fields, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, key, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))), cancellationToken);

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string key, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(new Uri(options.ApiAddress), path)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.SecretKey);
        request.Headers.Add("Stripe-Version", ApiVersion);
        if (key.Length > 0)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            if ((int)response.StatusCode is >= 500 or TooManyRequests or Conflict or 401)
            {
                throw new CardProcessorException($"Stripe answered {(int)response.StatusCode} to {method} {path}.");
            }

            using var answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
            return answer.RootElement.Clone();
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new CardProcessorException($"Stripe gave no answer to {method} {path}.", e);
        }
    }
}
