using System.Net;
using System.Net.Http.Headers;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace FinancePortal.Testing;

/// <summary>Somebody who opens pages and sends forms over HTTP, with cookies and without JavaScript.</summary>
public sealed class Visitor(HttpClient client)
{
    private const int MostRedirects = 5;

    public HttpClient Client => client;

    public Task<Page> GetAsync(string address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>Sends the request and follows its redirects with GET, as a browser does after a POST.</summary>
    public async Task<Page> SendAsync(HttpRequestMessage request)
    {
        var redirects = new List<string>();
        while (true)
        {
            var response = await client.SendAsync(request);
            if (response.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther or HttpStatusCode.MovedPermanently) || response.Headers.Location is null)
            {
                return await Page.ReadAsync(this, response, redirects);
            }

            var next = new Uri(new Uri(client.BaseAddress!, response.RequestMessage!.RequestUri!), response.Headers.Location);
            redirects.Add(next.PathAndQuery);
            if (redirects.Count > MostRedirects)
            {
                throw new InvalidOperationException($"A circle of redirects: {string.Join(" -> ", redirects)}");
            }

            response.Dispose();
            request = new HttpRequestMessage(HttpMethod.Get, next);
        }
    }
}

/// <summary>One answered page. Fields are found by their label, buttons and links by their words, as people find them.</summary>
public sealed class Page
{
    private readonly Visitor visitor;

    private Page(Visitor visitor, HttpResponseMessage response, string body, IDocument document, IReadOnlyList<string> redirects)
    {
        this.visitor = visitor;
        Response = response;
        Body = body;
        Document = document;
        Redirects = redirects;
    }

    public HttpResponseMessage Response { get; }
    public HttpStatusCode Status => Response.StatusCode;
    public string Body { get; }
    public IDocument Document { get; }

    /// <summary>The addresses that led here, without the first.</summary>
    public IReadOnlyList<string> Redirects { get; }
    public string Address => Response.RequestMessage!.RequestUri!.PathAndQuery;

    /// <summary>What the page says, white space folded.</summary>
    public string Text => Words(Document.Body!);
    public string Heading => Words(Element("h1"));

    internal static async Task<Page> ReadAsync(Visitor visitor, HttpResponseMessage response, IReadOnlyList<string> redirects)
    {
        var body = await response.Content.ReadAsStringAsync();
        var address = response.RequestMessage!.RequestUri!.ToString();
        var html = response.Content.Headers.ContentType?.MediaType == "text/html" ? body : "";
        var document = await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(html).Address(address));
        return new Page(visitor, response, body, document, redirects);
    }

    public IElement Element(string selector) => Document.QuerySelector(selector) ?? throw Missing($"element {selector}");

    public static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The control whose label has these words (or begins with them, when a hint is part of the label).</summary>
    public IHtmlElement Field(string label)
    {
        var labels = Document.QuerySelectorAll<IHtmlLabelElement>("label").ToList();
        var found = labels.Find(l => Words(l) == label) ?? labels.Find(l => Words(l).StartsWith(label, StringComparison.Ordinal));
        return found?.Control as IHtmlElement ?? throw Missing($"field labelled '{label}' (there are: {string.Join(", ", labels.Select(Words))})");
    }

    /// <summary>Types a value, chooses an option by its words or value, or sets a check box with "on" or "".</summary>
    public Page Fill(string label, string value)
    {
        switch (Field(label))
        {
            case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                box.IsChecked = value.Length > 0;
                break;
            case IHtmlInputElement input:
                input.Value = value;
                break;
            case IHtmlTextAreaElement area:
                area.Value = value;
                break;
            case IHtmlSelectElement select:
                select.Value = (select.Options.FirstOrDefault(o => Words(o) == value || o.Value == value) ?? throw Missing($"option '{value}' of '{label}'")).Value;
                break;
        }

        return this;
    }

    public Page Choose(string label) => Fill(label, "on");

    /// <summary>What stands in the field now.</summary>
    public string Value(string label) => Field(label) switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        var other => other.TextContent,
    };

    /// <summary>The message beside the field, empty when there is none.</summary>
    public string Error(string label)
    {
        var field = Field(label);
        var ids = (field.GetAttribute("aria-errormessage") + " " + field.GetAttribute("aria-describedby")).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', ids.Select(Document.GetElementById).OfType<IElement>().Where(e => e.ClassList.Any(c => c.Contains("error", StringComparison.Ordinal))).Select(Words).Distinct());
    }

    /// <summary>Presses the button with these words and follows the redirect.</summary>
    public Task<Page> SubmitAsync(string button) => visitor.SendAsync(Submission(button));

    /// <summary>The request that pressing the button sends, for tests that send it twice or changed.</summary>
    public HttpRequestMessage Submission(string button)
    {
        var buttons = Document.QuerySelectorAll<IHtmlElement>("button, input[type=submit]").ToList();
        var pressed = buttons.Find(b => Words(b) == button || b.GetAttribute("value") == button) ?? throw Missing($"button '{button}' (there are: {string.Join(", ", buttons.Select(Words))})");
        var form = pressed.Closest("form") as IHtmlFormElement
            ?? (pressed.GetAttribute("form") is { } id ? Document.GetElementById(id) as IHtmlFormElement : null) ?? throw Missing($"form of '{button}'");
        var submission = form.GetSubmission(pressed) ?? throw new InvalidOperationException($"'{button}' sends nothing: a field is not valid for the browser.");
        var request = new HttpRequestMessage(new HttpMethod(submission.Method.ToString().ToUpperInvariant()), submission.Target.Href);
        if (request.Method == HttpMethod.Post)
        {
            request.Content = new StreamContent(submission.Body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(submission.MimeType ?? "application/x-www-form-urlencoded");
        }

        return request;
    }

    /// <summary>Follows the link with these words.</summary>
    public Task<Page> FollowAsync(string link)
    {
        var found = Document.QuerySelectorAll<IHtmlAnchorElement>("a[href]").FirstOrDefault(a => Words(a) == link) ?? throw Missing($"link '{link}'");
        return visitor.GetAsync(found.Href);
    }

    private InvalidOperationException Missing(string what) => new($"{Address} ({(int)Status}) has no {what}. It says: {(Text.Length > 600 ? Text[..600] + "…" : Text)}");
}
