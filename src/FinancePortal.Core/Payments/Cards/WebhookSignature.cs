using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FinancePortal.Core.Payments.Cards;

/// <summary>
/// The signature of a webhook as Stripe publishes it: <c>t=SECONDS,v1=HEX</c>, where HEX is HMAC-SHA256 of <c>SECONDS.BODY</c> with
/// the endpoint's secret. While a secret is replaced there may be two <c>v1</c>.
/// </summary>
public static class WebhookSignature
{
    /// <summary>An older message is a replay.</summary>
    public static TimeSpan Tolerance { get; } = TimeSpan.FromMinutes(5);

    public static string Sign(string secret, string body, DateTime utcNow)
    {
        var seconds = new DateTimeOffset(utcNow).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={seconds},v1={Convert.ToHexStringLower(Digest(secret, seconds, body))}";
    }

    public static bool IsValid(string secret, string header, string body, DateTime utcNow)
    {
        ArgumentNullException.ThrowIfNull(header);
        var parts = header.Split(',', StringSplitOptions.TrimEntries).Select(p => p.Split('=', 2)).Where(p => p.Length == 2).ToList();
        var seconds = parts.Find(p => p[0] == "t")?[1];
        if (secret.Length == 0 || !long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            || Math.Abs(new DateTimeOffset(utcNow).ToUnixTimeSeconds() - at) > (long)Tolerance.TotalSeconds)
        {
            return false;
        }

        var right = Convert.ToHexStringLower(Digest(secret, seconds, body));
        return parts.Where(p => p[0] == "v1").Any(p => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(p[1]), Encoding.ASCII.GetBytes(right)));
    }

    private static byte[] Digest(string secret, string seconds, string body) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}.{body}"));
}
