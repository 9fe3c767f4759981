using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FinancePortal.Core.Customers.Identity;

public enum OtpAlgorithm
{
    Sha1 = 1,
    Sha256 = 2,
    Sha512 = 3,
}

/// <summary>
/// One-time codes: HOTP (RFC 4226) and TOTP (RFC 6238). The portal uses SHA-1, six digits and steps of thirty seconds, which is
/// what every authenticator app computes. That each step counts once is kept by <see cref="AuthenticatorApp.LastStep"/>.
/// </summary>
public static class Totp
{
    public const int Digits = 6;
    public const int Period = 30;

    /// <summary>Clock skew that is forgiven, in steps to either side.</summary>
    public const int Window = 1;

    /// <summary>The HOTP value of a counter, with leading zeros.</summary>
    /// <param name="digits">6 to 8.</param>
    public static string Hotp(ReadOnlySpan<byte> secret, long counter, int digits = Digits, OtpAlgorithm algorithm = OtpAlgorithm.Sha1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, 6);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, 8);
        Span<byte> message = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(message, counter);
        Span<byte> hash = stackalloc byte[64];
        hash = hash[..Hmac(algorithm, secret, message, hash)];
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        var modulus = digits switch { 6 => 1_000_000, 7 => 10_000_000, _ => 100_000_000 };
        return (number % modulus).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>The step a moment falls in: whole periods since <paramref name="start"/> (both in Unix seconds).</summary>
    public static long StepAt(long unixSeconds, int period = Period, long start = 0) => (unixSeconds - start) / period;

    /// <summary>
    /// The step whose code was typed, looking at the current one and <see cref="Window"/> to either side. Only six ASCII digits are
    /// looked at: no sign, no blanks, no other scripts' digits, so that one code has one spelling.
    /// </summary>
    public static long? FindStep(ReadOnlySpan<byte> secret, string? typed, DateTime utcNow)
    {
        if (typed is not { Length: Digits } || !typed.All(char.IsAsciiDigit))
        {
            return null;
        }

        var now = StepAt(new DateTimeOffset(utcNow, TimeSpan.Zero).ToUnixTimeSeconds());
        long? found = null;
        for (var step = now - Window; step <= now + Window; step++)
        {
            // All three are always computed: the time says nothing about which one matched.
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hotp(secret, step)), Encoding.ASCII.GetBytes(typed)))
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>A new secret of 160 random bits, as authenticator apps want it: base32 without padding.</summary>
    public static string NewSecret() => Base32.Encode(RandomNumberGenerator.GetBytes(20));

    private static int Hmac(OtpAlgorithm algorithm, ReadOnlySpan<byte> secret, ReadOnlySpan<byte> message, Span<byte> hash) => algorithm switch
    {
        OtpAlgorithm.Sha256 => HMACSHA256.HashData(secret, message, hash),
        OtpAlgorithm.Sha512 => HMACSHA512.HashData(secret, message, hash),
#pragma warning disable CA5350 // RFC 4226 and every authenticator app; HMAC-SHA-1 is not weakened by SHA-1's collisions
        _ => HMACSHA1.HashData(secret, message, hash),
#pragma warning restore CA5350
    };
}
