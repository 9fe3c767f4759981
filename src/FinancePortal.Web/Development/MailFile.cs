using System.Globalization;
using System.Net.Mail;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace FinancePortal.Web.Development;

/// <summary>
/// One <c>.eml</c> file of the pickup folder, read as far as this portal writes them: headers, and the plain text of a body or
/// of its first text part.
/// </summary>
public sealed partial record MailFile(string Name, DateTime WrittenAt, string From, string To, string Subject, string Text)
{
    /// <summary>Milliseconds for one search.</summary>
    private const int Patience = 1000;

    public static MailFile Read(FileInfo file)
    {
        var (headers, body) = Split(File.ReadAllText(file.FullName, Encoding.UTF8).ReplaceLineEndings("\n"));
        return new MailFile(
            Path.GetFileNameWithoutExtension(file.Name),
            file.LastWriteTimeUtc,
            Decoded(headers, "From"),
            Decoded(headers, "To"),
            Decoded(headers, "Subject"),
            PlainText(headers, body).Trim());
    }

    /// <summary>The text as written, with the addresses in it as links.</summary>
    public IHtmlContent Body()
    {
        var html = new HtmlContentBuilder();
        var at = 0;
        foreach (var address in Address().EnumerateMatches(Text))
        {
            var link = new TagBuilder("a");
            link.Attributes["href"] = Text.Substring(address.Index, address.Length);
            link.InnerHtml.Append(Text.Substring(address.Index, address.Length));
            html.Append(Text[at..address.Index]).AppendHtml(link);
            at = address.Index + address.Length;
        }

        return html.Append(Text[at..]);
    }

    private static (Dictionary<string, string> Headers, string Body) Split(string part)
    {
        var end = part.IndexOf("\n\n", StringComparison.Ordinal);
        var head = Folded().Replace(end < 0 ? part : part[..end], " ");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in head.Split('\n'))
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            {
                headers.TryAdd(line[..colon], line[(colon + 1)..].Trim());
            }
        }

        return (headers, end < 0 ? "" : part[(end + 2)..]);
    }

    private static string PlainText(Dictionary<string, string> headers, string body)
    {
        var type = headers.GetValueOrDefault("Content-Type", "text/plain");
        if (Boundary().Match(type) is { Success: true } boundary)
        {
            var parts = body.Split("--" + boundary.Groups["boundary"].Value).Skip(1).Select(p => Split(p.TrimStart('\n'))).ToList();
            var (partHeaders, partBody) = parts.Find(p => p.Headers.GetValueOrDefault("Content-Type", "").StartsWith("text/plain", StringComparison.OrdinalIgnoreCase));
            return partHeaders is null ? "" : PlainText(partHeaders, partBody);
        }

        return headers.GetValueOrDefault("Content-Transfer-Encoding", "").ToUpperInvariant() switch
        {
            "BASE64" => Encoding.UTF8.GetString(Convert.FromBase64String(body.Trim())),
            "QUOTED-PRINTABLE" => Unquoted(body),
            _ => body,
        };
    }

    private static string Unquoted(string body)
    {
        var bytes = new List<byte>();
        var text = body.Replace("=\n", "", StringComparison.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
            {
                bytes.Add(code);
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, 1));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>The framework decodes <c>=?utf-8?B?…?=</c> in names of attachments; header texts have the same form.</summary>
    private static string Decoded(Dictionary<string, string> headers, string name)
    {
        var text = headers.GetValueOrDefault(name, "");
        return EncodedWord().Replace(BetweenWords().Replace(text, ""), word =>
        {
            using var attachment = Attachment.CreateAttachmentFromString("", word.Value);
            return attachment.Name ?? word.Value;
        });
    }

    [GeneratedRegex(@"\n[ \t]+", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Folded();

    [GeneratedRegex("boundary=\"?(?<boundary>[^\";]+)\"?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=\?[^?\s]+\?[bBqQ]\?[^?\s]*\?=", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"(?<=\?=)\s+(?==\?)", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"https?://[^\s<>""]+", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Address();
}
