using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FinancePortal.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;error-summary /&gt;</c>, above the h1: counts what to fix and links each line, word for word, to its field.
/// Nothing is written when there is nothing to fix.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    private static readonly string[] Counts = ["", "One thing", "Two things", "Three things", "Four things", "Five things", "Six things", "Seven things", "Eight things", "Nine things"];

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var lines = Lines(ViewContext.ViewData);
        output.TagName = null;
        if (lines.Count == 0)
        {
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "errors");
        output.Attributes.SetAttribute("id", "error-summary");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Content.AppendHtml("<div role=\"alert\"><h2>").AppendHtml(IconTagHelper.Draw("alert"))
            .Append((lines.Count < Counts.Length ? Counts[lines.Count] : $"{lines.Count} things") + " to fix").AppendHtml("</h2><ul>");
        foreach (var (key, message) in lines)
        {
            output.Content.AppendHtml("<li>");
            if (key.Length == 0)
            {
                output.Content.Append(message);
            }
            else
            {
                output.Content.AppendHtml($"<a href=\"#{FormField.IdOf(key)}\">").Append(message).AppendHtml("</a>");
            }

            output.Content.AppendHtml("</li>");
        }

        output.Content.AppendHtml("</ul></div>");
    }

    /// <summary>One line a field, in the order in which the form declares its fields.</summary>
    private static List<(string Key, string Message)> Lines(ViewDataDictionary data)
    {
        var form = data.ModelMetadata.Properties["Form"] ?? data.ModelMetadata;
        var order = form.Properties.Select((p, i) => (p.PropertyName, i)).ToDictionary(p => p.PropertyName ?? "", p => p.i, StringComparer.OrdinalIgnoreCase);
        return [.. data.ModelState
            .Where(e => e.Value is { Errors.Count: > 0 })
            .OrderBy(e => order.GetValueOrDefault(e.Key.Split('.', '[')[0], int.MaxValue))
            .Select(e => (e.Key, FormField.MessageOf(e.Value)!))];
    }
}
