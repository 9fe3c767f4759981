using System.Text.Encodings.Web;
using FinancePortal.Core.Values;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FinancePortal.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;field for="Form.Email" label="Email" hint="…" autocomplete="email" /&gt;</c>: label, hint, error and control, in
/// that order and tied together. The control follows the property: <c>Money</c> gets a dollar sign, <c>DateOnly</c> a date
/// picker, <c>bool</c> a checkbox; <c>items</c> makes a select and <c>rows</c> a text area. Attributes this helper doesn't
/// know (autocomplete, inputmode, min, max, maxlength, spellcheck) go to the control.
/// </summary>
[HtmlTargetElement("field", Attributes = "for")]
public sealed class FieldTagHelper : TagHelper
{
    public required ModelExpression For { get; set; }

    public required string Label { get; set; }

    public string? Hint { get; set; }

    public string? Type { get; set; }

    /// <summary><c>short</c> for dates and amounts, <c>tiny</c> for a few digits, otherwise the full column.</summary>
    public string? Width { get; set; }

    /// <summary>A unit behind the value: "miles".</summary>
    public string? Suffix { get; set; }

    /// <summary>A sign before the value; amounts have "$" by themselves.</summary>
    public string? Prefix { get; set; }

    public int? Rows { get; set; }

    public IEnumerable<SelectListItem>? Items { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var field = new FormField(For, ViewContext);
        var below = await output.GetChildContentAsync();
        if (field.Error is not null)
        {
            ChoiceTagHelper.MarkError(context);
        }

        var passed = output.Attributes.Where(a => !string.Equals(a.Name, "class", StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var attribute in passed)
        {
            output.Attributes.Remove(attribute);
        }

        var isCheck = For.Metadata.UnderlyingOrModelType == typeof(bool) && Items is null;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("field", HtmlEncoder.Default);
        var control = isCheck ? Check(field) : Items is not null ? Select(field) : Rows is not null ? TextArea(field) : Input(field);
        foreach (var attribute in passed)
        {
            control.MergeAttribute(attribute.Name, attribute.ValueStyle == HtmlAttributeValueStyle.Minimized ? attribute.Name : attribute.Value?.ToString(), replaceExisting: true);
        }

        if (isCheck)
        {
            output.AddClass("check", HtmlEncoder.Default);
            AppendError(output.Content, field);
            output.Content.AppendHtml(control).AppendHtml(LabelElement(field, null));
            AppendHint(output.Content, field, "p");
        }
        else
        {
            output.Content.AppendHtml(LabelElement(field, "label"));
            AppendHint(output.Content, field, "span");
            AppendError(output.Content, field);
            output.Content.AppendHtml(Affixed(control));
        }

        output.Content.AppendHtml(below);
    }

    private static void AppendError(IHtmlContentBuilder content, FormField field)
    {
        if (field.Error is not null)
        {
            content.AppendHtml(field.ErrorElement());
        }
    }

    private void AppendHint(IHtmlContentBuilder content, FormField field, string tag)
    {
        if (Hint is not null)
        {
            content.AppendHtml(field.HintElement(Hint, tag));
        }
    }

    private TagBuilder LabelElement(FormField field, string? css)
    {
        var label = new TagBuilder("label");
        if (css is not null)
        {
            label.AddCssClass(css);
        }

        label.Attributes["for"] = field.Id;
        label.InnerHtml.Append(Label);
        return label;
    }

    private TagBuilder Control(FormField field, string tag)
    {
        var control = new TagBuilder(tag);
        control.Attributes["id"] = field.Id;
        control.Attributes["name"] = field.Name;
        control.MergeAttribute("aria-describedby", field.DescribedBy(Hint is not null));
        if (field.Error is not null)
        {
            control.Attributes["aria-invalid"] = "true";
        }

        if (control.Attributes["aria-describedby"] is null)
        {
            control.Attributes.Remove("aria-describedby");
        }

        return control;
    }

    private TagBuilder Input(FormField field)
    {
        var type = For.Metadata.UnderlyingOrModelType;
        var input = Control(field, "input");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.AddCssClass("input");
        if (type == typeof(Money))
        {
            Prefix ??= "$";
            Width ??= "short";
            input.Attributes["inputmode"] = "decimal";
            input.Attributes["autocomplete"] = "off";
        }
        else if (type == typeof(DateOnly))
        {
            Type ??= "date";
            Width ??= "short";
        }

        if (Width is not null)
        {
            input.AddCssClass("input--" + Width);
        }

        input.Attributes["type"] = Type ?? "text";
        if (Type is not ("password" or "file"))
        {
            input.Attributes["value"] = field.Text ?? "";
        }

        return input;
    }

    private static TagBuilder CheckedBox(FormField field, TagBuilder box)
    {
        box.TagRenderMode = TagRenderMode.SelfClosing;
        box.Attributes["type"] = "checkbox";
        box.Attributes["value"] = "true";
        if (string.Equals(field.Text, "true", StringComparison.OrdinalIgnoreCase))
        {
            box.Attributes["checked"] = "checked";
        }

        return box;
    }

    private TagBuilder Check(FormField field) => CheckedBox(field, Control(field, "input"));

    private TagBuilder TextArea(FormField field)
    {
        var area = Control(field, "textarea");
        area.AddCssClass("input");
        area.Attributes["rows"] = FormField.Write(Rows);

        // HTML drops one newline right after the tag; this one is dropped instead of the typed one.
        area.InnerHtml.AppendHtml("\n").Append(field.Text ?? "");
        return area;
    }

    private TagBuilder Select(FormField field)
    {
        var select = Control(field, "select");
        select.AddCssClass("input");
        if (Width is not null)
        {
            select.AddCssClass("input--" + Width);
        }

        foreach (var item in Items!)
        {
            var option = new TagBuilder("option");
            option.Attributes["value"] = item.Value;
            if (field.Text is { } text ? string.Equals(text, item.Value, StringComparison.Ordinal) : item.Selected)
            {
                option.Attributes["selected"] = "selected";
            }

            option.InnerHtml.Append(item.Text);
            select.InnerHtml.AppendHtml(option);
        }

        return select;
    }

    private TagBuilder Affixed(TagBuilder control)
    {
        if (Prefix is null && Suffix is null)
        {
            return control;
        }

        var affix = new TagBuilder("span");
        affix.AddCssClass("affix");
        if (Width is not null)
        {
            affix.AddCssClass("input--" + Width);
        }

        if (Prefix is not null)
        {
            affix.AddCssClass("affix--pre");
            affix.InnerHtml.AppendHtml("<span class=\"affix__pre\" aria-hidden=\"true\">").Append(Prefix).AppendHtml("</span>");
        }

        affix.InnerHtml.AppendHtml(control);
        if (Suffix is not null)
        {
            affix.AddCssClass("affix--post");
            affix.InnerHtml.AppendHtml("<span class=\"affix__post\" aria-hidden=\"true\">").Append(Suffix).AppendHtml("</span>");
        }

        return affix;
    }
}
