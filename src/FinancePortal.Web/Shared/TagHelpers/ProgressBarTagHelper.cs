using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FinancePortal.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;progress-bar value="26128" of="30000" pace="24274" /&gt;</c>: filled up to the value, amber beyond the pace mark.
/// It is hidden from assistive technology: the same facts stand beside it as text.
/// </summary>
[HtmlTargetElement("progress-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ProgressBarTagHelper : TagHelper
{
    private const decimal Length = 400m;

    public long Value { get; set; }

    public long Of { get; set; }

    /// <summary>Where an even pace would be today; leave out when there is none.</summary>
    public long? Pace { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var filled = Place(Value);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "bar");
        output.Attributes.SetAttribute("viewBox", "0 0 400 8");
        output.Attributes.SetAttribute("preserveAspectRatio", "none");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.AppendHtml("<rect class=\"bar__track\" width=\"400\" height=\"8\"/>").AppendHtml(Rect("bar__fill", 0m, filled));
        if (Pace is { } even)
        {
            var mark = Math.Min(Place(even), Length - 2m);
            if (filled > mark)
            {
                output.Content.AppendHtml(Rect("bar__fill--warn", mark, filled - mark));
            }

            output.Content.AppendHtml(Rect("bar__mark", mark, 2m));
        }
    }

    private decimal Place(long value) => Of <= 0 ? 0m : Length * Math.Clamp(value, 0, Of) / Of;

    private static string Rect(string css, decimal x, decimal width) =>
        string.Create(CultureInfo.InvariantCulture, $"<rect class=\"{css}\" x=\"{x:0.#}\" width=\"{width:0.#}\" height=\"8\"/>");
}
