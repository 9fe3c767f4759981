using System.Globalization;
using FinancePortal.Core.Values;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FinancePortal.Web.Shared.TagHelpers;

/// <summary><c>&lt;money value="@amount" /&gt;</c>: <c>$1,234.56</c>, kept on one line with figures of one width.</summary>
[HtmlTargetElement("money", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MoneyTagHelper : TagHelper
{
    public Money Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "num");
        output.Content.SetContent(Value.ToString());
    }
}

/// <summary>How a date is written (DESIGN §7).</summary>
public enum DateFormat
{
    /// <summary>December 5, 2026</summary>
    Prose,

    /// <summary>Dec 5, 2026</summary>
    Table,

    /// <summary>Saturday, December 5</summary>
    Weekday,

    /// <summary>December 5</summary>
    Day,
}

/// <summary><c>&lt;date value="@dueOn" format="Table" /&gt;</c>: a business date inside a <c>time</c> element.</summary>
[HtmlTargetElement("date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateTagHelper : TagHelper
{
    public DateOnly Value { get; set; }

    public DateFormat Format { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", Formats.Iso(Value));
        if (Format == DateFormat.Table)
        {
            output.Attributes.SetAttribute("class", "nowrap");
        }

        output.Content.SetContent(Format switch
        {
            DateFormat.Table => KeepDay(Formats.Table(Value)),
            DateFormat.Weekday => Formats.Weekday(Value),
            DateFormat.Day => Formats.Day(Value),
            _ => Formats.Prose(Value),
        });
    }

    /// <summary>Where a narrow cell has to break the date, month and day stay together.</summary>
    private static string KeepDay(string date) => date.Replace(' ', '\u00a0').Replace(",\u00a0", ", ", StringComparison.Ordinal);
}

/// <summary><c>&lt;moment value="@postedAt" /&gt;</c>: a UTC moment as New York's date and time, <c>Dec 5, 2026, 6 p.m. Eastern</c>.</summary>
[HtmlTargetElement("moment", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MomentTagHelper : TagHelper
{
    public DateTime Value { get; set; }

    /// <summary>Only the time of day.</summary>
    public bool TimeOnly { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", Value.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        output.Content.SetContent(TimeOnly ? Formats.Time(Value) : $"{Formats.Table(BusinessClock.BusinessDateOf(Value))}, {Formats.Time(Value)}");
    }
}

/// <summary><c>&lt;masked number="4471" /&gt;</c>: <c>•••• 4471</c> for the eye, "ending in 4471" for the ear. Never more than four.</summary>
[HtmlTargetElement("masked", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MaskedTagHelper : TagHelper
{
    public required string Number { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "nowrap");
        Write(output.Content, Number);
    }

    internal static void Write(TagHelperContent content, string number) =>
        content.AppendHtml("<span aria-hidden=\"true\">•••• </span><span class=\"vh\">ending in </span>").Append(Formats.LastFour(number));
}

/// <summary><c>&lt;miles value="26128" /&gt;</c>: <c>26,128 miles</c>.</summary>
[HtmlTargetElement("miles", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MilesTagHelper : TagHelper
{
    public int Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "num");
        output.Content.SetContent(Formats.Miles(Value));
    }
}
