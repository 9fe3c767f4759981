using System.Security.Cryptography;
using System.Text;
using FinancePortal.Core.Secrets;

namespace FinancePortal.Core.Customers;

/// <summary>What is stored to find a number again.</summary>
public sealed record SsnHash(byte[] Value, int Key, int Cost);

/// <summary>
/// The hash by which a number is found: HMAC-SHA-256 under a key kept outside the database, over PBKDF2-SHA-256 of the nine digits. There are only a
/// billion numbers, so without the key the table could be inverted in minutes; with a stolen key too, the slow step still makes it two
/// months of work for one processor. Equality only: there is no search by part of a number.
/// </summary>
/// <param name="keys">The look-up keys; the current one writes, all find.</param>
/// <param name="mayBeCheap">Whether synthetic people may be hashed without the slow step. Never in Production.</param>
public sealed class SsnLookup(SecretKeys keys, bool mayBeCheap)
{
    /// <summary>For synthetic people in large numbers.</summary>
    public const int Cheap = 1;

    /// <summary>For real people: 10,000 rounds, about 5 ms.</summary>
    public const int Normal = 2;

    private const int HashBytes = 32;

    /// <summary>The salt cannot differ by row, or nothing could be found; it only sets this table apart from others'.</summary>
    private static readonly byte[] Salt = Encoding.ASCII.GetBytes("FinancePortal.CustomerSsns.Lookup");

    /// <summary>The number of the key that writes now.</summary>
    public int CurrentKey => keys.Lookups.Current;

    /// <param name="digits">Nine digits.</param>
    /// <param name="cost"><see cref="Normal"/> unless the person is synthetic.</param>
    public SsnHash Hash(string digits, int cost = Normal) => cost != Cheap || mayBeCheap
        ? new SsnHash(Compute(digits, keys.Lookups.CurrentKey, cost), keys.Lookups.Current, cost)
        : throw new InvalidOperationException("Production hashes every number at full cost.");

    /// <summary>All hashes under which the number may be stored: each key that is known, at each cost that is allowed.</summary>
    public IReadOnlyList<byte[]> Candidates(string digits) =>
        [.. from key in keys.Lookups.All from cost in mayBeCheap ? new[] { Normal, Cheap } : [Normal] select Compute(digits, key, cost)];

    private static byte[] Compute(string digits, byte[] key, int cost) =>
        HMACSHA256.HashData(key, Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(digits), Salt, cost == Cheap ? 1 : 10_000, HashAlgorithmName.SHA256, HashBytes));
}
