using System.Collections.Frozen;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FinancePortal.Web.Shared.TagHelpers;

/// <summary><c>&lt;icon name="phone" /&gt;</c>: a drawing beside words, hidden from assistive technology.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    private static readonly FrozenDictionary<string, string> Paths = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["home"] = "M3.5 9.2 10 3.8l6.5 5.4V16a.8.8 0 0 1-.8.8h-3.4v-4.6H7.7v4.6H4.3a.8.8 0 0 1-.8-.8z",
        ["pay"] = "M2.8 5.6h14.4v9.2H2.8zM2.8 8.6h14.4M5.6 12h3",
        ["gauge"] = "M4.2 15.2a7.2 7.2 0 1 1 11.6 0M10 11.2l3-3.4M10 12.2a1 1 0 1 0 0-2 1 1 0 0 0 0 2z",
        ["message"] = "M3 4.8h14v9H9l-3.6 2.8v-2.8H3z",
        ["bell"] = "M10 3.2a4.6 4.6 0 0 0-4.6 4.6c0 3.4-1.6 5-1.6 5h12.4s-1.6-1.6-1.6-5A4.6 4.6 0 0 0 10 3.2zM8.4 15.4a1.7 1.7 0 0 0 3.2 0",
        ["more"] = "M4 6h12M4 10h12M4 14h12",
        ["doc"] = "M5.5 2.8h6.2l3 3v11.4H5.5zM11.5 2.8v3.2h3.2M8 10h4.4M8 13h4.4",
        ["chevron"] = "m8 5 5 5-5 5",
        ["back"] = "M12 5 7 10l5 5",
        ["alert"] = "M10 3.2 17.4 16H2.6zM10 8v3.6M10 13.7v.1",
        ["info"] = "M10 17.2a7.2 7.2 0 1 0 0-14.4 7.2 7.2 0 0 0 0 14.4zM10 9.4v4M10 6.7v.1",
        ["check"] = "m4.5 10.6 3.6 3.6 7.4-8",
        ["ok"] = "M10 17.2a7.2 7.2 0 1 0 0-14.4 7.2 7.2 0 0 0 0 14.4zM6.9 10.3l2.2 2.2 4-4.6",
        ["phone"] = "M6.5 3.2 8.3 7 6.6 8.6a9 9 0 0 0 4.8 4.8L13 11.7l3.8 1.8v2.7a1 1 0 0 1-1.1 1A13.5 13.5 0 0 1 2.9 4.3a1 1 0 0 1 1-1.1z",
        ["key"] = "M9.2 10.8 16 4M13 7l2.2 2.2M10 13a3 3 0 1 1-6 0 3 3 0 0 1 6 0z",
        ["passkey"] = "M8 9.4A3.2 3.2 0 1 0 8 3a3.2 3.2 0 0 0 0 6.4zM2.6 16.8c.2-3 2.3-5 5.4-5 1 0 1.9.2 2.7.6M15 9.6a2.2 2.2 0 0 1 .8 4.2v3.2l-1 .8-1-.8v-3.2A2.2 2.2 0 0 1 15 9.6z",
        ["app"] = "M6 2.8h8v14.4H6zM9 14.6h2",
        ["search"] = "M8.8 14.2a5.4 5.4 0 1 0 0-10.8 5.4 5.4 0 0 0 0 10.8zM13 13l3.8 3.8",
        ["user"] = "M10 9.8a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM3.8 16.8c.4-3 2.8-5 6.2-5s5.8 2 6.2 5",
        ["print"] = "M6 7.2V3h8v4.2M6 13.6H3.4V7.2h13.2v6.4H14M6 11.4h8V17H6z",
        ["calendar"] = "M3.4 4.8h13.2v12H3.4zM3.4 8.4h13.2M6.8 2.8v3.4M13.2 2.8v3.4",
        ["lock"] = "M4.8 9h10.4v7.8H4.8zM7 9V6.4a3 3 0 0 1 6 0V9",
        ["shield"] = "M10 2.8 16 5v4.6c0 3.6-2.4 6.2-6 7.6-3.6-1.4-6-4-6-7.6V5z",
        ["signout"] = "M8 3.4H3.8v13.2H8M12 6.4l3.8 3.6-3.8 3.6M15.6 10H7.4",
        ["download"] = "M10 3v9.4M6.4 9 10 12.6 13.6 9M3.6 16.6h12.8",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public required string Name { get; set; }

    /// <summary><c>s</c>, <c>l</c> or nothing.</summary>
    public string? Size { get; set; }

    public static IEnumerable<string> Names => Paths.Keys.Order(StringComparer.Ordinal);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var extra = context.AllAttributes.TryGetAttribute("class", out var css) ? css.Value?.ToString() : null;
        output.Content.SetHtmlContent(Draw(Name, Size is null ? extra : $"icon--{Size} {extra}".Trim()));
    }

    public static IHtmlContent Draw(string name, string? modifier = null)
    {
        var svg = new TagBuilder("svg");
        svg.Attributes["class"] = string.IsNullOrEmpty(modifier) ? "icon" : "icon " + modifier;
        svg.Attributes["viewBox"] = "0 0 20 20";
        svg.Attributes["aria-hidden"] = "true";
        svg.Attributes["focusable"] = "false";
        svg.InnerHtml.AppendHtml($"<path d=\"{Paths[name]}\"/>");
        return svg;
    }
}
