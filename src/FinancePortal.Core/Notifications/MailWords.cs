using System.Collections.Frozen;
using System.Globalization;

namespace FinancePortal.Core.Notifications;

/// <summary>
/// The language in which e-mails come. Their classes say everything in English; this book says the same in Spanish for the frame of all e-mails and for
/// those about sign-in and security. An e-mail that the book does not have keeps its English words in a Spanish frame and says so.
/// </summary>
public static class MailWords
{
    public const string English = "en";
    public const string Spanish = "es";

    private static readonly FrozenDictionary<string, string> Book = SpanishMail.Sentences.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The sentence in the language; nothing when the book does not have it.</summary>
    /// <param name="language"><see cref="English"/> or <see cref="Spanish"/>.</param>
    /// <param name="sentence">In English, with its holes (<c>{0}</c>) open.</param>
    public static string? Find(string language, string sentence) => language == Spanish ? Book.GetValueOrDefault(sentence) : sentence;

    /// <summary>The sentence in the language with its holes filled, sentences in them too; in English when the book does not have it.</summary>
    public static string In(string language, FormattableString sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var words = Array.ConvertAll(sentence.GetArguments(), a => a is FormattableString part ? In(language, part) : a);
        return string.Format(CultureInfo.InvariantCulture, Find(language, sentence.Format) ?? sentence.Format, words);
    }
}
