using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FinancePortal.Testing;

/// <summary>An authenticator app: RFC 6238 with SHA-1, six digits, thirty seconds.</summary>
public static class Totp
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Code(string secret, DateTimeOffset at)
    {
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, at.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // what authenticator apps compute
        var hash = HMACSHA1.HashData(Decode(secret), step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000");
    }

    private static byte[] Decode(string secret)
    {
        var (bits, held, bytes) = (0, 0, new List<byte>());
        foreach (var letter in secret.ToUpperInvariant().Where(c => c is not (' ' or '=' or '-')))
        {
            bits = ((bits << 5) | Base32.IndexOf(letter, StringComparison.Ordinal)) & 0xFFFF;
            held += 5;
            if (held >= 8)
            {
                held -= 8;
                bytes.Add((byte)((bits >> held) & 0xFF));
            }
        }

        return [.. bytes];
    }
}
