using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FinancePortal.Web.Shared.TagHelpers;

/// <summary>Colour is for state, never alone: each tone comes with words.</summary>
public enum Tone
{
    Neutral,
    Info,
    Ok,
    Warn,
    Bad,
}

/// <summary><c>&lt;status-tag tone="Ok"&gt;On time&lt;/status-tag&gt;</c></summary>
[HtmlTargetElement("status-tag")]
public sealed class StatusTagTagHelper : TagHelper
{
    public Tone Tone { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", Tone == Tone.Neutral ? "tag" : $"tag tag--{Tone.ToString().ToLowerInvariant()}");
    }
}

/// <summary><c>&lt;alert tone="Warn" heading="…"&gt;one or two sentences&lt;/alert&gt;</c>: in the page, under the heading, at most one.</summary>
[HtmlTargetElement("alert")]
public sealed class AlertTagHelper : TagHelper
{
    public Tone Tone { get; set; } = Tone.Info;

    public required string Heading { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("alert", HtmlEncoder.Default);
        if (Tone is not (Tone.Info or Tone.Neutral))
        {
            output.AddClass($"alert--{Tone.ToString().ToLowerInvariant()}", HtmlEncoder.Default);
        }

        output.Content.AppendHtml(IconTagHelper.Draw(Tone switch { Tone.Ok => "ok", Tone.Warn or Tone.Bad => "alert", _ => "info" }))
            .AppendHtml("<div><h2>").Append(Heading).AppendHtml("</h2>");
        if (!body.IsEmptyOrWhiteSpace)
        {
            output.Content.AppendHtml("<div class=\"small soft\">").AppendHtml(body).AppendHtml("</div>");
        }

        output.Content.AppendHtml("</div>");
    }
}

/// <summary><c>&lt;back-link href="/home"&gt;Back to home&lt;/back-link&gt;</c></summary>
[HtmlTargetElement("back-link")]
public sealed class BackLinkTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.Attributes.SetAttribute("class", "back");
        output.PreContent.AppendHtml(IconTagHelper.Draw("back", "icon--s"));
    }
}

/// <summary><c>&lt;stepper label="Payment steps" steps="@(["Amount", "Method and date", "Review"])" current="2" /&gt;</c></summary>
[HtmlTargetElement("stepper", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StepperTagHelper : TagHelper
{
    public required string Label { get; set; }

    public required IReadOnlyList<string> Steps { get; set; }

    /// <summary>From 1.</summary>
    public int Current { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "steps");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.AppendHtml(FormattableString.Invariant($"<p class=\"small muted\">Step {Current} of {Steps.Count}<span class=\"steps__cur\">: "))
            .Append(Steps[Current - 1]).AppendHtml("</span></p><ol class=\"steps__bar\">");
        for (var step = 1; step <= Steps.Count; step++)
        {
            output.Content.AppendHtml(step < Current ? "<li class=\"is-done\">" : step == Current ? "<li aria-current=\"step\">" : "<li>")
                .AppendHtml("<span class=\"steps__name\">").Append(Steps[step - 1])
                .AppendHtml(step < Current ? "<span class=\"vh\">, done</span></span></li>" : "</span></li>");
        }

        output.Content.AppendHtml("</ol>");
    }
}

/// <summary><c>&lt;pager page="2" pages="9" /&gt;</c>: plain links to the same address with another <c>page</c>; the URL is the state.</summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagerTagHelper : TagHelper
{
    public int Page { get; set; }

    public int Pages { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Pages > 1 ? "nav" : null;
        if (Pages <= 1)
        {
            return;
        }

        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", "Pages");
        if (Page > 1)
        {
            Link(output, Page - 1, "Previous", null);
        }

        var last = 0;
        foreach (var page in Enumerable.Range(1, Pages).Where(p => p == 1 || p == Pages || Math.Abs(p - Page) <= 1))
        {
            if (page > last + 1)
            {
                output.Content.AppendHtml("<span aria-hidden=\"true\">…</span>");
            }

            Link(output, page, FormField.Write(page)!, $"Page {page}");
            last = page;
        }

        if (Page < Pages)
        {
            Link(output, Page + 1, "Next", null);
        }
    }

    private void Link(TagHelperOutput output, int page, string text, string? label)
    {
        var request = ViewContext.HttpContext.Request;
        var query = request.Query.Where(q => !string.Equals(q.Key, "page", StringComparison.OrdinalIgnoreCase));
        var link = new TagBuilder("a");
        link.Attributes["href"] = request.Path + QueryString.Create(query).Add("page", FormField.Write(page)!);
        if (label is not null)
        {
            link.Attributes["aria-label"] = label;
        }

        if (label is not null && page == Page)
        {
            link.Attributes["aria-current"] = "page";
        }

        link.InnerHtml.Append(text);
        output.Content.AppendHtml(link);
    }
}
