using FinancePortal.Core.Values;
using Microsoft.AspNetCore.Html;

namespace FinancePortal.Web.Shared.Charts;

/// <summary>A balance at the end of a day.</summary>
public sealed record BalancePoint(DateOnly On, Money Balance);

/// <summary>
/// A balance over time: a solid line for what was, a dotted one for what is scheduled, a dot for now, from $0 up. Drawn
/// twice, for wide pages and for phones, with geometry in attributes and colour in classes.
/// </summary>
/// <param name="past">From the first day to today, oldest first; the last point is now.</param>
/// <param name="scheduled">From the next due date to the end; empty when nothing is left to pay.</param>
/// <param name="noun">What is drawn, as in a sentence: "principal balance".</param>
public sealed class BalanceChart(IReadOnlyList<BalancePoint> past, IReadOnlyList<BalancePoint> scheduled, string noun = "principal balance")
{
    public string Noun { get; } = noun;

    public BalancePoint First => past[0];

    public BalancePoint Now => past[^1];

    public BalancePoint Last => scheduled.Count > 0 ? scheduled[^1] : Now;

    public bool HasSchedule => scheduled.Count > 0;

    /// <summary>The whole picture in words.</summary>
    public string Description =>
        $"Line chart of your {Noun}. It started at {First.Balance} on {Formats.Prose(First.On)}, is {Now.Balance} now"
        + (HasSchedule ? $", and is due to reach {(Last.Balance.IsZero ? "zero" : Last.Balance.ToString())} on {Formats.Prose(Last.On)}." : ".")
        + " The same figures are in the table below.";

    /// <summary>The start, the first balance of each year, now, and the end: the chart as a table.</summary>
    public IEnumerable<BalancePoint> Rows
    {
        get
        {
            var year = 0;
            foreach (var point in past.Concat(scheduled))
            {
                if (point.On.Year != year || point == Now || point == Last)
                {
                    yield return point;
                }

                year = point.On.Year;
            }
        }
    }

    public IHtmlContent Wide => Draw(new ChartFrame(680, 270, left: 52, right: 20, top: 24, bottom: 30), "chart chart--l");

    public IHtmlContent Narrow => Draw(new ChartFrame(310, 220, left: 40, right: 18, top: 24, bottom: 30), "chart chart--s");

    private HtmlString Draw(ChartFrame frame, string css)
    {
        var highest = past.Concat(scheduled).Max(p => p.Balance.Dollars);
        frame.Scale(First.On, Last.On, highest);
        var svg = new SvgText(frame, css, Description);
        frame.DrawGrid(svg);

        var line = past.Select(frame.Place).ToList();
        var now = line[^1];
        if (past.Count > 1)
        {
            svg.Path("chart__area", [.. line, now with { Y = frame.Bottom }, line[0] with { Y = frame.Bottom }], close: true);
            svg.Path("chart__line", line);
        }

        if (HasSchedule)
        {
            svg.Path("chart__line chart__line--proj", [now, .. scheduled.Select(frame.Place)]);
        }

        svg.Dot("chart__dot", now);
        Label(svg, frame, line);
        return svg.Close();
    }

    /// <summary>Right of the dot and above, where a falling line leaves room; when the dot is far right, left of it under the line.</summary>
    private void Label(SvgText svg, ChartFrame frame, IReadOnlyList<ChartSpot> line)
    {
        var now = line[^1];
        var text = $"{Now.Balance} now";
        if (now.X + 10 + (text.Length * 7.5m) <= frame.Width)
        {
            svg.Text("chart__lab", now.X + 10, Math.Max(now.Y - 8, 12), "start", text);
            return;
        }

        var baseline = Math.Min(now.Y + 24, frame.Bottom - 8);
        var highEnough = line.Where(s => s.Y <= baseline - 24).Select(s => s.X).LastOrDefault(frame.Right);
        svg.Text("chart__lab", Math.Min(highEnough, now.X) - 6, baseline, "end", text);
    }
}
