using System.Security.Cryptography;
using System.Text;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>
/// One of the codes that a person keeps on paper for the day the phone is gone: 80 random bits, shown once, good once. The row keeps a salted
/// PBKDF2 of it (SP 800-63B 3.1.2.2); guessing is hopeless by its length and slowed by the sign-in's own counter.
/// </summary>
public sealed class RecoveryCode
{
    /// <summary>How many are made at a time.</summary>
    public const int PerUser = 10;

    /// <summary>With this many left or fewer it is time for new ones.</summary>
    public const int Few = 3;

    private const int Bytes = 10;
    private const int SaltBytes = 16;
    private const int Iterations = 1_000;

    public long RecoveryCodeId { get; private set; }
    public required long UserId { get; init; }
    public required byte[] Salt { get; init; }
    public required byte[] Hash { get; init; }
    public required DateTime CreatedAt { get; init; }
    public DateTime? UsedAt { get; set; }

    /// <summary>As it is shown: <c>ABCD-EFGH-IJKL-MNOP</c>.</summary>
    public static string New()
    {
        var text = Base32.Encode(RandomNumberGenerator.GetBytes(Bytes));
        return string.Join('-', text.Chunk(4).Select(four => new string(four)));
    }

    public static RecoveryCode Of(string shown, long userId, DateTime now)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new RecoveryCode { UserId = userId, Salt = salt, Hash = HashOf(Typed(shown)!, salt), CreatedAt = now };
    }

    /// <summary>The sixteen characters of what was typed: small letters, blanks and hyphens are forgiven, and so are digits that look like a letter. Nothing when it is no code.</summary>
    public static string? Typed(string? text)
    {
        if (text is null || text.Length > 64)
        {
            return null;
        }

        var code = new string([.. text.Where(c => c is not (' ' or '-')).Select(c => c switch { '0' => 'O', '1' => 'I', '8' => 'B', _ => char.ToUpperInvariant(c) })]);
        return code.Length == Bytes * 8 / 5 && code.All(c => c is (>= 'A' and <= 'Z') or (>= '2' and <= '7')) ? code : null;
    }

    public bool Is(string typed) => CryptographicOperations.FixedTimeEquals(HashOf(typed, Salt), Hash);

    private static byte[] HashOf(string code, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(code), salt, Iterations, HashAlgorithmName.SHA256, 32);
}
