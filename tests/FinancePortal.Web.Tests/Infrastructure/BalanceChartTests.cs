using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FinancePortal.Core.Values;
using FinancePortal.Web.Shared.Charts;
using Microsoft.AspNetCore.Html;

namespace FinancePortal.Web.Tests.Infrastructure;

public sealed class BalanceChartTests
{
    private static readonly DateOnly Start = new(2025, 1, 5);

    [Fact]
    public void It_says_in_words_where_it_starts_where_it_stands_and_where_it_ends()
    {
        var chart = Loan(paid: 22);

        Assert.Equal(
            "Line chart of your principal balance. It started at $60,000.00 on January 5, 2025, is $38,000.00 now, and is due to reach zero on January 5, 2030. The same figures are in the table below.",
            Draw(chart.Wide).GetAttribute("aria-label"));
    }

    [Fact]
    public void What_was_paid_is_solid_what_is_scheduled_dotted_and_the_dot_is_where_they_meet()
    {
        var svg = Draw(Loan(paid: 22).Wide);
        var paid = Spots(svg.QuerySelector("path.chart__line:not(.chart__line--proj)")!);
        var scheduled = Spots(svg.QuerySelector("path.chart__line--proj")!);
        var dot = svg.QuerySelector("circle")!;

        Assert.Equal(23, paid.Count);
        Assert.Equal(paid[^1], scheduled[0]);
        Assert.Equal($"{dot.GetAttribute("cx")} {dot.GetAttribute("cy")}", paid[^1]);
        Assert.Equal("660 240", scheduled[^1]);
    }

    [Fact]
    public void The_axis_starts_at_zero_and_the_table_has_each_year_now_and_the_end()
    {
        var chart = Loan(paid: 22);

        Assert.Equal(["$0", "$20k", "$40k", "$60k"], Draw(chart.Wide).QuerySelectorAll("text[text-anchor=end]").Select(t => t.TextContent).Where(t => t.StartsWith('$')));
        Assert.Equal([2025, 2026, 2026, 2027, 2028, 2029, 2030], chart.Rows.Select(r => r.On.Year));
        Assert.Contains(chart.Now, chart.Rows);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(57)]
    [InlineData(60)]
    public void Everything_stays_inside_the_drawing_at_every_age_and_both_widths(int paid)
    {
        foreach (var (content, width, height) in new[] { (Loan(paid).Wide, 680m, 270m), (Loan(paid).Narrow, 310m, 220m) })
        {
            var svg = Draw(content);
            Assert.Empty(svg.QuerySelectorAll("[style]"));
            foreach (var text in svg.QuerySelectorAll("text"))
            {
                var room = text.TextContent.Length * 7.5m;
                var x = decimal.Parse(text.GetAttribute("x")!);
                var left = text.GetAttribute("text-anchor") switch { "end" => x - room, "middle" => x - (room / 2), _ => x };
                Assert.True(left >= -1 && left + room <= width + 1, $"{text.TextContent} at {x}");
                Assert.InRange(decimal.Parse(text.GetAttribute("y")!), 8, height);
            }

            var labels = svg.QuerySelectorAll("text").Where(t => t.GetAttribute("y") == svg.QuerySelectorAll("text").Select(o => o.GetAttribute("y")).MaxBy(y => decimal.Parse(y!))).ToList();
            var places = labels.Select(t => decimal.Parse(t.GetAttribute("x")!)).ToList();
            Assert.All(places.Zip(places.Skip(1)), p => Assert.True(p.Second - p.First >= 40, "date labels run into each other"));
        }
    }

    [Fact]
    public void A_short_loan_has_months_and_a_small_one_has_dollars()
    {
        var svg = Draw(new BalanceChart([new(Start, Money.FromCents(80_000))], [new(Start.AddMonths(6), Money.Zero)]).Wide);

        Assert.Contains("$800", svg.TextContent, StringComparison.Ordinal);
        Assert.Contains("Apr 2025", svg.TextContent, StringComparison.Ordinal);
    }

    private static BalanceChart Loan(int paid) => new([.. Enumerable.Range(0, paid + 1).Select(Point)], [.. Enumerable.Range(paid + 1, 60 - paid).Select(Point)]);

    private static BalancePoint Point(int month) => new(Start.AddMonths(month), Money.FromCents((60 - month) * 100_000L));

    private static List<string> Spots(IElement path) => [.. path.GetAttribute("d")!.Split(['M', 'L'], StringSplitOptions.RemoveEmptyEntries)];

    private static IElement Draw(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument(writer.ToString()).QuerySelector("svg")!;
    }
}
