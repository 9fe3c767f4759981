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

    public OutboxEmail ToOutbox(Letterhead letterhead, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(letterhead);
        return new OutboxEmail
        {
            To = To,
            CustomerId = CustomerId,
            Subject = Subject,
            TextBody = Text(letterhead),
            HtmlBody = Html(letterhead),
            CreatedAt = now,
            DueAt = now,
        };
    }

    private string Text(Letterhead letterhead)
    {
        var text = new StringBuilder($"Hello {Greeting},\n\n").AppendJoin("\n\n", Paragraphs).Append("\n\n");
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
        var html = new StringBuilder("""<!doctype html><html lang="en-US"><head><meta charset="utf-8"><title>""").Append(Encode(Subject))
            .Append("""</title></head><body style="font-family:system-ui,sans-serif;color:#10191c;line-height:1.5;max-width:36rem">""")
            .Append("<p>Hello ").Append(Encode(Greeting)).Append(",</p>");
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

    private static string Closing(Letterhead letterhead) => $"Questions? Call {letterhead.Phone}, {letterhead.Hours}. We never ask for your password or a code.";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
