using System.Text.Encodings.Web;
using FinancePortal.Core.Values;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FinancePortal.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;choices for="Form.Choice" legend="Pay from"&gt;</c> around <c>&lt;choice value="…" label="…" /&gt;</c> rows: one
/// fieldset of radio buttons where the whole row is the target. <c>heading</c> makes the legend the page's h1.
/// </summary>
[HtmlTargetElement("choices", Attributes = "for")]
public sealed class ChoicesTagHelper : TagHelper
{
    public required ModelExpression For { get; set; }

    public required string Legend { get; set; }

    public string? Hint { get; set; }

    public bool Heading { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var field = new FormField(For, ViewContext);
        context.Items[typeof(ChoicesTagHelper)] = new Group(field);
        var rows = await output.GetChildContentAsync();

        output.TagName = "fieldset";
        output.AddClass("field", HtmlEncoder.Default);
        if (field.DescribedBy(Hint is not null) is { } described)
        {
            output.Attributes.SetAttribute("aria-describedby", described);
        }

        output.Content.AppendHtml(Heading ? "<legend><h1>" : "<legend class=\"label\">").Append(Legend).AppendHtml(Heading ? "</h1></legend>" : "</legend>");
        if (Hint is not null)
        {
            var hint = new TagBuilder(Heading ? "p" : "span");
            hint.AddCssClass(Heading ? "soft mt-2" : "hint");
            hint.Attributes["id"] = field.HintId;
            hint.InnerHtml.Append(Hint);
            output.Content.AppendHtml(hint);
        }

        if (field.Error is not null)
        {
            output.Content.AppendHtml(field.ErrorElement());
        }

        output.Content.AppendHtml(Heading ? "<div class=\"choices mt-5\">" : "<div class=\"choices mt-2\">").AppendHtml(rows).AppendHtml("</div>");
    }

    /// <summary>What the rows of one group share: the field, and how many rows there have been.</summary>
    internal sealed class Group(FormField field)
    {
        public FormField Field { get; } = field;

        public int Rows { get; set; }
    }
}

/// <summary>One row of <see cref="ChoicesTagHelper"/>. What stands inside it belongs to the choice and shows when it is chosen.</summary>
[HtmlTargetElement("choice", ParentTag = "choices")]
public sealed class ChoiceTagHelper : TagHelper
{
    public required object Value { get; set; }

    public required string Label { get; set; }

    /// <summary>Last four digits that follow the label: a bank account or card.</summary>
    public string? Masked { get; set; }

    public string? Hint { get; set; }

    public Money? Amount { get; set; }

    /// <summary>A short word at the end of the row: "Default".</summary>
    public string? Tag { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var group = (ChoicesTagHelper.Group)context.Items[typeof(ChoicesTagHelper)];
        context.Items[typeof(ChoiceTagHelper)] = this;
        var more = await output.GetChildContentAsync();

        // The first row carries the field's own id, so that the error summary's link lands on it.
        group.Rows++;
        var value = FormField.Write(Value) ?? "";
        var id = group.Rows == 1 ? group.Field.Id : FormattableString.Invariant($"{group.Field.Id}-{group.Rows}");

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("choice", HtmlEncoder.Default);
        if (HasError)
        {
            output.AddClass("choice--error", HtmlEncoder.Default);
        }

        var radio = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        radio.Attributes["type"] = "radio";
        radio.Attributes["id"] = id;
        radio.Attributes["name"] = group.Field.Name;
        radio.Attributes["value"] = value;
        if (string.Equals(group.Field.Text, value, StringComparison.Ordinal))
        {
            radio.Attributes["checked"] = "checked";
        }

        if (Hint is not null)
        {
            radio.Attributes["aria-describedby"] = id + "-about";
        }

        var content = output.Content;
        content.AppendHtml(radio).AppendHtml($"<label for=\"{id}\">").Append(Label);
        if (Masked is not null)
        {
            content.AppendHtml(" <span class=\"nowrap\">");
            MaskedTagHelper.Write(content, Masked);
            content.AppendHtml("</span>");
        }

        content.AppendHtml("</label>");
        if (Amount is { } amount)
        {
            content.AppendHtml("<span class=\"choice__amt\">").Append(amount.ToString()).AppendHtml("</span>");
        }
        else if (Tag is not null)
        {
            content.AppendHtml("<span class=\"tag\">").Append(Tag).AppendHtml("</span>");
        }

        if (Hint is not null)
        {
            content.AppendHtml($"<p class=\"choice__hint\" id=\"{id}-about\">").Append(Hint).AppendHtml("</p>");
        }

        if (!more.IsEmptyOrWhiteSpace)
        {
            content.AppendHtml("<div class=\"choice__more\">").AppendHtml(more).AppendHtml("</div>");
        }
    }

    private bool HasError { get; set; }

    /// <summary>A field inside a row has a message: the row must be open whatever is chosen.</summary>
    internal static void MarkError(TagHelperContext context)
    {
        if (context.Items.TryGetValue(typeof(ChoiceTagHelper), out var row))
        {
            ((ChoiceTagHelper)row).HasError = true;
        }
    }
}
