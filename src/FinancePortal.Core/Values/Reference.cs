using System.Security.Cryptography;

namespace FinancePortal.Core.Values;

/// <summary>
/// Opaque public names. A <em>reference</em> (URLs, letters, e-mails) is 80 random bits in Crockford base32, 16 characters,
/// never derived from a key. A <em>confirmation number</em> is what a person reads aloud: ten random characters without
/// 0, O, 1, I, L or U, and a check character (F-406).
/// </summary>
public static class Reference
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const string HumanSafe = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public const int Length = 16;

    public static string New() => RandomNumberGenerator.GetString(Crockford, Length);

    /// <summary>For synthetic rows that must come out alike each time: <paramref name="pick"/> chooses below a bound.</summary>
    internal static string New(Func<int, int> pick) => Pick(Crockford, Length, pick);

    /// <summary>Whether a text has the form of a reference; anything else is answered 404 without asking the database.</summary>
    public static bool IsWellFormed(string? text) => text is { Length: Length } && text.All(c => Crockford.Contains(c, StringComparison.Ordinal));

    /// <summary>A new confirmation number such as <c>7KQ4-MX92-HTD</c>.</summary>
    public static string NewConfirmationNumber() => Checked(RandomNumberGenerator.GetString(HumanSafe, 10));

    /// <inheritdoc cref="New(Func{int, int})"/>
    internal static string NewConfirmationNumber(Func<int, int> pick) => Checked(Pick(HumanSafe, 10, pick));

    private static string Pick(string alphabet, int length, Func<int, int> pick) => string.Create(length, (alphabet, pick), static (text, from) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = from.alphabet[from.pick(from.alphabet.Length)];
        }
    });

    private static string Checked(string body)
    {
        var all = body + CheckCharacter(body);
        return $"{all[..4]}-{all[4..8]}-{all[8..]}";
    }

    /// <summary>Whether a typed confirmation number is consistent: one wrong or two swapped neighbouring characters are found.</summary>
    public static bool IsConfirmationNumber(string? typed)
    {
        if (typed is null)
        {
            return false;
        }

        var text = typed.Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant();
        return text.Length == 11
            && text.All(c => HumanSafe.Contains(c, StringComparison.Ordinal))
            && CheckCharacter(text[..10]) == text[10];
    }

    /// <summary>Luhn mod N over the 30 characters.</summary>
    private static char CheckCharacter(string body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var value = HumanSafe.IndexOf(body[i], StringComparison.Ordinal);
            var doubled = (body.Length - i) % 2 == 1 ? value * 2 : value;
            sum += (doubled / HumanSafe.Length) + (doubled % HumanSafe.Length);
        }

        return HumanSafe[(HumanSafe.Length - (sum % HumanSafe.Length)) % HumanSafe.Length];
    }
}
