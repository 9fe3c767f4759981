using System.Buffers.Text;
using System.Security.Cryptography;

namespace FinancePortal.Core.Secrets;

/// <summary>
/// 256 random bits that somebody else keeps (a browser, a mailed link) while the database keeps only their SHA-256. Guessing one is hopeless,
/// so a fast hash is enough, and a stolen database opens nothing.
/// </summary>
public static class RandomKey
{
    private const int Bytes = 32;

    /// <summary>43 characters that need no encoding in a cookie or an address.</summary>
    public const int Length = 43;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored of a key; nothing for a text that is none.</summary>
    public static byte[]? HashOf(string? key)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        return key is { Length: Length } && Base64Url.IsValid(key) && Base64Url.TryDecodeFromChars(key, bytes, out var length) && length == Bytes
            ? SHA256.HashData(bytes)
            : null;
    }
}
