using System.Globalization;
using FinancePortal.Core.Values;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace FinancePortal.Web.Shared.TagHelpers;

/// <summary>
/// What every form control has: a name, an id, what was typed, and at most one message. A page keeps its form in a
/// property <c>Form</c>; that step is left out of names, so an action takes the form as its argument and nothing is prefixed.
/// </summary>
public sealed class FormField
{
    private const string Step = "Form.";
    private readonly ModelStateEntry? _state;

    public FormField(ModelExpression expression, ViewContext view)
    {
        Name = NameOf(expression);
        Model = expression.Model;
        Metadata = expression.Metadata;
        view.ViewData.ModelState.TryGetValue(Name, out _state);
    }

    public string Name { get; }

    public object? Model { get; }

    public ModelMetadata Metadata { get; }

    public string Id => IdOf(Name);

    public string HintId => Id + "-hint";

    public string ErrorId => Id + "-error";

    /// <summary>The first message; one field never shows two.</summary>
    public string? Error => MessageOf(_state);

    /// <summary>What was typed, or what the form holds, as it stands in the control.</summary>
    public string? Text => _state?.AttemptedValue ?? Write(Model);

    public static string NameOf(ModelExpression expression) =>
        expression.Name.StartsWith(Step, StringComparison.Ordinal) ? expression.Name[Step.Length..] : expression.Name;

    /// <summary>The id of a control from its name; links of the error summary use it too.</summary>
    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    public static string? MessageOf(ModelStateEntry? state) =>
        state is { Errors: [var first, ..] } ? (first.ErrorMessage.Length > 0 ? first.ErrorMessage : "Check what you entered here.") : null;

    public static string? Write(object? value) => value switch
    {
        null => null,
        Money amount => Formats.InField(amount),
        DateOnly date => Formats.Iso(date),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>The ids that describe the control, for aria-describedby; null when there is nothing to describe it.</summary>
    public string? DescribedBy(bool hasHint) => (hasHint, Error is not null) switch
    {
        (true, true) => $"{HintId} {ErrorId}",
        (true, false) => HintId,
        (false, true) => ErrorId,
        _ => null,
    };

    public IHtmlContent HintElement(string hint, string tag = "span")
    {
        var element = new TagBuilder(tag);
        element.AddCssClass("hint");
        element.Attributes["id"] = HintId;
        element.InnerHtml.Append(hint);
        return element;
    }

    public IHtmlContent ErrorElement()
    {
        var element = new TagBuilder("p");
        element.AddCssClass("error");
        element.Attributes["id"] = ErrorId;
        element.InnerHtml.AppendHtml(IconTagHelper.Draw("alert", "icon--s")).AppendHtml("<span><span class=\"vh\">Error: </span>").Append(Error!).AppendHtml("</span>");
        return element;
    }
}
