using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FinancePortal.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;date-parts for="Form.BornOn" label="Date of birth" hint="For example, 4 19 1987" autocomplete="bday" /&gt;</c>:
/// month, day and year as three text fields, for a date a person knows by heart. Binds to a <c>DateOnly?</c>.
/// </summary>
[HtmlTargetElement("date-parts", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DatePartsTagHelper : TagHelper
{
    public required ModelExpression For { get; set; }

    public required string Label { get; set; }

    public string? Hint { get; set; }

    public string? Autocomplete { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = new FormField(For, ViewContext);
        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field");
        output.Content.AppendHtml("<legend class=\"label\">").Append(Label).AppendHtml("</legend>");
        if (Hint is not null)
        {
            output.Content.AppendHtml(field.HintElement(Hint));
        }

        if (field.Error is not null)
        {
            output.Content.AppendHtml(field.ErrorElement());
        }

        var date = field.Model as DateOnly?;
        output.Content.AppendHtml("<div class=\"date-parts\">");
        Part(field, output, "Month", "tiny", date?.Month);
        Part(field, output, "Day", "tiny", date?.Day);
        Part(field, output, "Year", "tiny", date?.Year);
        output.Content.AppendHtml("</div>");
    }

    private void Part(FormField field, TagHelperOutput output, string part, string width, int? value)
    {
        // The month carries the field's own id, so that the error summary's link lands on it.
        var id = part is "Month" ? field.Id : $"{field.Id}_{part}";
        var name = $"{field.Name}.{part}";
        var typed = ViewContext.ViewData.ModelState.TryGetValue(name, out var state) ? state.AttemptedValue : value?.ToString(CultureInfo.InvariantCulture);
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass($"input input--{width}");
        input.Attributes["id"] = id;
        input.Attributes["name"] = name;
        input.Attributes["value"] = typed ?? "";
        input.Attributes["inputmode"] = "numeric";
        input.Attributes["maxlength"] = part is "Year" ? "4" : "2";
        if (Autocomplete is not null)
        {
            input.Attributes["autocomplete"] = $"{Autocomplete}-{(part is "Month" ? "month" : part is "Day" ? "day" : "year")}";
        }

        if (field.DescribedBy(Hint is not null) is { } described)
        {
            input.Attributes["aria-describedby"] = described;
        }

        if (field.Error is not null)
        {
            input.Attributes["aria-invalid"] = "true";
        }

        output.Content.AppendHtml($"<div><label for=\"{id}\">{part}</label>").AppendHtml(input).AppendHtml("</div>");
    }
}
