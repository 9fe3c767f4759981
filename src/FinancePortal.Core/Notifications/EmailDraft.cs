using System.Net;
using System.Text;

namespace FinancePortal.Core.Notifications;

/// <summary>
/// The frame that all e-mails share: greeting, paragraphs, a few labelled figures, one link, who we are. It becomes plain text
/// and HTML with the same words. No balances, nothing beyond the last four digits.
/// </summary>
public sealed record EmailDraft
{
    public required string To { get; init; }
    public required long? CustomerId { get; init; }
    public required string Subject { get; init; }
    public required string Greeting { get; init; }
    public required IReadOnlyList<string> Paragraphs { get; init; }
    public IReadOnlyList<(string Label, string Value)> Facts { get; init; } = [];

    /// <summary>A path of the portal, and what its link says.</summary>
    public (string Path, string Text)? Link { get; init; }

    /// <summary>What its reader chose.</summary>
    public string Language { get; init; } = MailWords.English;

    /// <summary>The words are in that language already, not only its frame.</summary>
    public bool IsTranslated { get; init; }

    public OutboxEmail ToOutbox(Letterhead letterhead, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(letterhead);
        var draft = InItsLanguage(letterhead);
        return new OutboxEmail
        {
            To = To,
            CustomerId = CustomerId,
            Subject = draft.Subject,
            TextBody = draft.Text(letterhead),
            HtmlBody = draft.Html(letterhead),
            CreatedAt = now,
            DueAt = now,
        };
    }

    /// <summary>All of it or nothing: with one sentence that the book lacks, the words stay English and the first one says where to ask.</summary>
    private EmailDraft InItsLanguage(Letterhead letterhead)
    {
        if (IsTranslated || Language == MailWords.English)
        {
            return this;
        }

        var paragraphs = Paragraphs.Select(p => p == OutboxEmail.SecretMark ? p : Find(p)).OfType<string>().ToList();
        var labels = Facts.Select(f => Find(f.Label)).OfType<string>().ToList();
        return Find(Subject) is { } subject && paragraphs.Count == Paragraphs.Count && labels.Count == Facts.Count && (Link is not { } link || Find(link.Text) is not null)
            ? this with { IsTranslated = true, Subject = subject, Paragraphs = paragraphs, Facts = [.. Facts.Zip(labels, (fact, label) => (label, fact.Value))], Link = Link is { } to ? (to.Path, Find(to.Text)!) : null }
            : this with { Paragraphs = [MailWords.In(Language, $"This email is in English. If you’d like it explained in Spanish, call {letterhead.Phone}."), .. Paragraphs] };

        string? Find(string sentence) => MailWords.Find(Language, sentence);
    }

    private string Text(Letterhead letterhead)
    {
        var text = new StringBuilder(Hello).Append("\n\n").AppendJoin("\n\n", Paragraphs).Append("\n\n");
        foreach (var (label, value) in Facts)
        {
            text.Append(label).Append(": ").Append(value).Append('\n');
        }

        if (Facts.Count > 0)
        {
            text.Append('\n');
        }

        if (Link is { } link)
        {
            text.Append(link.Text).Append(":\n").Append(letterhead.Page(link.Path)).Append("\n\n");
        }

        return text.Append(letterhead.Company).Append('\n').Append(Closing(letterhead)).Append('\n').ToString();
    }

    private string Html(Letterhead letterhead)
    {
        var html = new StringBuilder("<!doctype html><html lang=\"").Append(IsTranslated ? Language : MailWords.English).Append("""-US"><head><meta charset="utf-8"><title>""").Append(Encode(Subject))
            .Append("""</title></head><body style="font-family:system-ui,sans-serif;color:#10191c;line-height:1.5;max-width:36rem">""")
            .Append("<p>").Append(Encode(Hello)).Append("</p>");
        foreach (var paragraph in Paragraphs)
        {
            html.Append("<p>").Append(Encode(paragraph)).Append("</p>");
        }

        if (Facts.Count > 0)
        {
            html.Append("""<table role="presentation" style="border-collapse:collapse">""");
            foreach (var (label, value) in Facts)
            {
                html.Append("""<tr><td style="padding:2px 24px 2px 0;color:#58686e">""").Append(Encode(label)).Append("</td><td><strong>").Append(Encode(value)).Append("</strong></td></tr>");
            }

            html.Append("</table>");
        }

        if (Link is { } link)
        {
            html.Append("""<p><a href=""").Append('"').Append(Encode(letterhead.Page(link.Path).ToString())).Append("\">").Append(Encode(link.Text)).Append("</a></p>");
        }

        return html.Append("""<p style="color:#58686e;font-size:14px">""").Append(Encode(letterhead.Company)).Append("<br>").Append(Encode(Closing(letterhead))).Append("</p></body></html>").ToString();
    }

    private string Hello => MailWords.In(Language, $"Hello {Greeting},");

    private string Closing(Letterhead letterhead) => MailWords.In(Language, $"Questions? Call {letterhead.Phone}, {letterhead.Hours}. We never ask for your password or a code.");

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
