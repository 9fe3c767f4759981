using System.Collections.Frozen;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>
/// Which passwords are taken: 12 characters or more, any of them, none that is known from breaches and none made of the person's own data
/// (SP 800-63B 3.1.1.2, R-704). No rules about kinds of characters, no forced change.
/// </summary>
public static class PasswordPolicy
{
    public const int FewestCharacters = 12;
    private const int ShortestOwnWord = 4;

    /// <summary>46,881 common passwords of five characters and more (see the third-party notices).</summary>
    private static readonly Lazy<FrozenSet<string>> Known = new(Load);

    public static int KnownPasswords => Known.Value.Count;

    /// <summary>What is wrong with it, said to the person; nothing when it is fine.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="own">The person's own data and the company's names: name, e-mail address, street, VIN.</param>
    public static string? Refusal(string password, params IEnumerable<string> own)
    {
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(own);
        var characters = new StringInfo(password).LengthInTextElements;
        if (characters < FewestCharacters)
        {
            return $"Use {FewestCharacters} characters or more. Three or four unrelated words are easy to remember.";
        }

        if (password.Length > PasswordHashing.MostCharacters)
        {
            return $"Use {PasswordHashing.MostCharacters} characters at most.";
        }

        var text = password.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        if (text.Distinct().Count() < 5 || Forms(text).Any(Known.Value.Contains))
        {
            return "This password is on a list of passwords that attackers try first. Choose another.";
        }

        var others = own.SelectMany(Words).OrderByDescending(w => w.Length).Aggregate(text, (left, word) => left.Replace(word, "", StringComparison.Ordinal));
        return others.Length < text.Length && others.Length < FewestCharacters
            ? "This password is mostly your own name, address or email. Choose something others don’t know about you."
            : null;
    }

    /// <summary>A listed word is no better for the digits around it, or for being written twice.</summary>
    private static IEnumerable<string> Forms(string text)
    {
        yield return text;
        var core = text.Trim([.. text.Where(c => !char.IsLetter(c)).Distinct()]);
        if (core.Length >= 5 && text.Length - core.Length >= 1)
        {
            yield return core;
        }

        if (text.Length % 2 == 0 && text[..(text.Length / 2)] == text[(text.Length / 2)..])
        {
            yield return text[..(text.Length / 2)];
        }
    }

    private static IEnumerable<string> Words(string own) =>
        own.ToLowerInvariant().Split([' ', '@', '.', ',', '-', '_'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length >= ShortestOwnWord);

    private static FrozenSet<string> Load()
    {
        using var packed = typeof(PasswordPolicy).Assembly.GetManifestResourceStream("breached-passwords")!;
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress), Encoding.UTF8);
        var words = new List<string>();
        while (reader.ReadLine() is { } word)
        {
            words.Add(word);
        }

        return words.ToFrozenSet(StringComparer.Ordinal);
    }
}
