using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FinancePortal.Core.Secrets;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>
/// Turns passwords into what is stored: PBKDF2-SHA512 over an HMAC of the password under a key kept outside the database, so that
/// a stolen database alone cannot be guessed at. Form: <c>p1.key number.iterations.salt.hash</c>.
/// Hashing is slow on purpose, so it is queued: at most half the processors hash at a time, and pages keep the others.
/// </summary>
public sealed class PasswordHashing : IDisposable
{
    /// <summary>Longer ones are refused before any work; the whole of a password counts (SP 800-63B).</summary>
    public const int MostCharacters = 256;

    /// <summary>OWASP's figure for PBKDF2-SHA512; about 110 ms on the machine it was tuned on.</summary>
    public const int DefaultIterations = 210_000;

    private const int SaltBytes = 16;
    private const int HashBytes = 32;
    private const int MostWaiting = 200;

    private readonly SecretKeys _keys;
    private readonly int _iterations;
    private readonly string _dummy;
    private readonly SemaphoreSlim _turns;
    private int _waiting;
    private long _compared;

    public PasswordHashing(SecretKeys keys, int iterations = DefaultIterations)
    {
        _keys = keys;
        _iterations = iterations;
        _turns = new SemaphoreSlim(Math.Max(1, Environment.ProcessorCount / 2));
        _dummy = $"p1.{keys.Passwords.Current}.{iterations}.{Convert.ToBase64String(new byte[SaltBytes])}.{Convert.ToBase64String(new byte[HashBytes])}";
    }

    /// <summary>How many guesses were compared with a stored password since the start.</summary>
    public long Compared => Interlocked.Read(ref _compared);

    /// <exception cref="PasswordQueueFullException">Too many wait already; say so rather than let everybody wait longer.</exception>
    public Task<string> HashAsync(string password, CancellationToken cancellationToken = default) => QueuedAsync(
        () =>
        {
            var salt = RandomNumberGenerator.GetBytes(SaltBytes);
            var hash = Derive(password, _keys.Passwords.CurrentKey, salt, _iterations);
            return string.Create(CultureInfo.InvariantCulture, $"p1.{_keys.Passwords.Current}.{_iterations}.{Convert.ToBase64String(salt)}.{Convert.ToBase64String(hash)}");
        },
        cancellationToken);

    /// <summary>
    /// Compares with the stored form, or does the same work for nobody when there is none: an unknown address takes as long as a known one.
    /// </summary>
    /// <exception cref="PasswordQueueFullException">Too many wait already.</exception>
    public Task<PasswordVerdict> VerifyAsync(string? stored, string password, CancellationToken cancellationToken = default) =>
        QueuedAsync(() => Verify(stored, password), cancellationToken);

    public void Dispose() => _turns.Dispose();

    private PasswordVerdict Verify(string? stored, string password)
    {
        var parts = (stored ?? _dummy).Split('.');
        if (parts is not ["p1", var number, var iterations, var salt, var hash] || _keys.Passwords.Find(int.Parse(number, CultureInfo.InvariantCulture)) is not { } key)
        {
            return Verify(null, password);
        }

        if (stored is not null)
        {
            Interlocked.Increment(ref _compared);
        }

        var rounds = int.Parse(iterations, CultureInfo.InvariantCulture);
        var matches = CryptographicOperations.FixedTimeEquals(Derive(password, key, Convert.FromBase64String(salt), rounds), Convert.FromBase64String(hash));
        return new PasswordVerdict(matches && stored is not null, stored is not null && (rounds != _iterations || number != _keys.Passwords.Current.ToString(CultureInfo.InvariantCulture)));
    }

    private static byte[] Derive(string password, byte[] key, byte[] salt, int iterations)
    {
        // One password has several spellings in Unicode (é is one character or two); keyboards differ, people do not see it.
        var bytes = Encoding.UTF8.GetBytes(password.Normalize(NormalizationForm.FormKC));
        return Rfc2898DeriveBytes.Pbkdf2(HMACSHA256.HashData(key, bytes), salt, iterations, HashAlgorithmName.SHA512, HashBytes);
    }

    private async Task<T> QueuedAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw new PasswordQueueFullException();
        }

        try
        {
            await _turns.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            return await Task.Run(work, cancellationToken);
        }
        finally
        {
            _turns.Release();
        }
    }
}

/// <param name="Matches">The password is right.</param>
/// <param name="IsOutdated">It was stored with another cost or key: store it anew when it matches.</param>
public readonly record struct PasswordVerdict(bool Matches, bool IsOutdated);

/// <summary>More sign-ins wait than can be served soon.</summary>
public sealed class PasswordQueueFullException : Exception
{
    public PasswordQueueFullException()
        : base("Too many passwords wait to be checked.")
    {
    }

    public PasswordQueueFullException(string message)
        : base(message)
    {
    }

    public PasswordQueueFullException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
