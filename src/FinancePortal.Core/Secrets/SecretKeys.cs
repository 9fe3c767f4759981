using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace FinancePortal.Core.Secrets;

/// <summary>Numbered keys of one purpose. New values use the highest number; older numbers only read, until nothing needs them.</summary>
public sealed class KeySet
{
    public const int Bytes = 32;

    private readonly Dictionary<int, byte[]> _keys;

    public KeySet(IReadOnlyDictionary<int, byte[]> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.Count == 0 || keys.Any(k => k.Key is < 1 or > ushort.MaxValue || k.Value.Length != Bytes))
        {
            throw new ArgumentException($"Keys are numbered from 1 and have {Bytes} bytes.", nameof(keys));
        }

        _keys = new(keys);
        Current = _keys.Keys.Max();
    }

    public int Current { get; }

    /// <returns>The key, or nothing when this number is not (or no longer) known.</returns>
    public byte[]? Find(int number) => _keys.GetValueOrDefault(number);

    public byte[] CurrentKey => _keys[Current];

    public IEnumerable<byte[]> All => _keys.Values;
}

/// <summary>
/// The keys that live outside the database, so that a stolen database or backup shows no secret (DATA parts 1 and 2).
/// They come from configuration (<c>Secrets__FieldKeys__1</c> and so on, 32 bytes in base64). Development and tests make their own once
/// and keep them in the data folder; every other environment refuses to start without them, because values sealed
/// with keys that vanish are lost.
/// </summary>
/// <param name="Fields">Encrypt columns such as SSN and bank account number.</param>
/// <param name="Lookups">Key the hash by which an SSN is found.</param>
/// <param name="Passwords">Key the step before a password is hashed.</param>
/// <param name="Audits">Chain the audit trail. An older number stays for as long as the rows that it sealed.</param>
public sealed record SecretKeys(KeySet Fields, KeySet Lookups, KeySet Passwords, KeySet Audits)
{
    private static readonly string[] Purposes = ["FieldKeys", "LookupKeys", "PasswordKeys", "AuditKeys"];

    /// <exception cref="InvalidOperationException">A key is missing or malformed; the message names the setting.</exception>
    public static SecretKeys Read(IConfiguration configuration, bool isProduction, string dataFolder)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection("Secrets");
        if (!section.Exists() && !isProduction)
        {
            section = Development(Path.Combine(dataFolder, "development-keys.json"));
        }

        var sets = Purposes.Select(purpose => ReadSet(section.GetSection(purpose), purpose)).ToList();
        return new SecretKeys(sets[0], sets[1], sets[2], sets[3]);
    }

    private static KeySet ReadSet(IConfigurationSection section, string purpose)
    {
        var keys = new Dictionary<int, byte[]>();
        foreach (var child in section.GetChildren())
        {
            var key = new byte[KeySet.Bytes];
            if (!int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > ushort.MaxValue
                || !Convert.TryFromBase64String(child.Value ?? "", key, out var length) || length != KeySet.Bytes)
            {
                throw new InvalidOperationException($"Secrets__{purpose}__{child.Key} is not a key: number them from 1 and give {KeySet.Bytes} random bytes in base64 (openssl rand -base64 {KeySet.Bytes}).");
            }

            keys.Add(number, key);
        }

        return keys.Count > 0
            ? new KeySet(keys)
            : throw new InvalidOperationException($"Secrets__{purpose}__1 is missing: give {KeySet.Bytes} random bytes in base64 (openssl rand -base64 {KeySet.Bytes}) and keep a copy apart from the database's backups.");
    }

    private static IConfigurationSection Development(string path)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var fresh = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["Secrets"] = Purposes.ToDictionary(
                    p => p,
                    _ => new Dictionary<string, string>(StringComparer.Ordinal) { ["1"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeySet.Bytes)) },
                    StringComparer.Ordinal),
            };
            var mine = $"{path}.{Guid.NewGuid():N}";
            File.WriteAllText(mine, JsonSerializer.Serialize(fresh));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(mine, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            try
            {
                // Two instances that start together must end up with the same keys: the second one's move fails.
                File.Move(mine, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(mine);
            }
        }

        return new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(path)).Build().GetSection("Secrets");
    }
}
