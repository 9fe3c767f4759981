using System.Globalization;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Vehicles;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.Charts;
using Microsoft.AspNetCore.Html;

namespace FinancePortal.Web.Leases;

/// <summary>A reading beside the even pace of its day.</summary>
public sealed record PaceRow(OdometerReading Reading, int Driven, int EvenPace)
{
    public int Difference => Driven - EvenPace;

    /// <summary><c>+1,854</c> or <c>−127</c></summary>
    public string WithSign => (Difference > 0 ? "+" : "") + Formats.Count(Difference);
}

/// <summary>Readings as dots, the even pace as a thin line, and where the pace leads as a dotted one, both ends labelled.</summary>
public sealed class PaceChart(LeaseFile file)
{
    private readonly MileageOutlook? _outlook = file.Mileage;

    public bool HasReadings => _outlook is not null;

    public int Allowed => file.Allowed;

    /// <summary>A lease that has ended leads nowhere any more.</summary>
    public bool IsOver => !file.IsOpen;

    /// <summary>Newest first.</summary>
    public IEnumerable<PaceRow> Rows => file.Readings.Reverse().Select(r =>
        new PaceRow(r, r.Miles - file.Terms.StartOdometer, MileageAllowance.ProRata(file.Allowed, file.StartsOn, file.EndsOn, r.ReadOn)));

    public string Description => _outlook is { Pace: var pace } outlook
        ? $"Line chart of miles driven since {Formats.Prose(file.StartsOn)}. On {Formats.Prose(outlook.Latest.ReadOn)} they were {Formats.Count(pace.Driven)}, and an even pace was {Formats.Count(pace.AllowedToDate)}. {(IsOver ? "" : $"At this pace they reach {Formats.Count(pace.Projected)} by {Formats.Prose(file.EndsOn)}; ")}{(IsOver ? "The" : "the")} allowance is {Formats.Count(pace.Allowed)}. The same figures are in the table below."
        : $"Line chart of an even pace from 0 to {Formats.Count(file.Allowed)} miles by {Formats.Prose(file.EndsOn)}. There are no readings yet.";

    public IHtmlContent Wide => Draw(new ChartFrame(680, 280, left: 52, right: 132, top: 24, bottom: 30, Thousands), "chart chart--l", isWide: true);

    public IHtmlContent Narrow => Draw(new ChartFrame(310, 230, left: 34, right: 12, top: 24, bottom: 30, Thousands), "chart chart--s", isWide: false);

    private HtmlString Draw(ChartFrame frame, string css, bool isWide)
    {
        var projected = (IsOver ? _outlook?.Pace.Driven : _outlook?.Pace.Projected) ?? 0;
        frame.Scale(file.StartsOn, file.EndsOn, Math.Max(file.Allowed, projected));
        var svg = new SvgText(frame, css, Description);
        frame.DrawGrid(svg);
        var start = frame.Place(file.StartsOn, 0);
        var end = frame.Place(file.EndsOn, file.Allowed);
        svg.Line("chart__line chart__line--ref", start, end);
        if (_outlook is null)
        {
            return svg.Close();
        }

        var dots = file.Readings.Select(r => frame.Place(r.ReadOn < file.EndsOn ? r.ReadOn : file.EndsOn, r.Miles - file.Terms.StartOdometer)).ToList();
        var last = dots[^1];
        var goal = IsOver ? last : frame.Place(file.EndsOn, projected);
        svg.Path("chart__line", [start, .. dots]);
        if (!IsOver)
        {
            svg.Path("chart__line chart__line--proj", [last, goal]);
        }

        foreach (var dot in dots)
        {
            svg.Dot("chart__dot", dot);
        }

        if (!IsOver)
        {
            svg.Dot("chart__dot--end", goal);
        }

        Label(svg, frame, last, goal, end, isWide);
        return svg.Close();
    }

    private void Label(SvgText svg, ChartFrame frame, ChartSpot last, ChartSpot goal, ChartSpot end, bool isWide)
    {
        var (pace, on) = (_outlook!.Pace, _outlook.Latest.ReadOn);
        var css = (IsOver ? pace.Driven > pace.Allowed : pace.ProjectedExcess > 0) ? "chart__lab--over" : "chart__lab";
        var expected = IsOver ? $"{Formats.Count(pace.Driven)} driven" : $"{Formats.Count(pace.Projected)} expected";
        if (!isWide)
        {
            svg.Text(css, frame.Right, Math.Max(goal.Y - 10, 12), "end", expected);
            return;
        }

        // Two labels beside one end never touch: the higher line has the higher label.
        var apart = Math.Max(0, 18 - Math.Abs(goal.Y - end.Y)) / 2;
        var up = goal.Y <= end.Y ? 1 : -1;
        svg.Text(css, goal.X + 12, goal.Y + 4 - (up * apart), "start", expected);
        svg.Text("chart__lab", end.X + 12, end.Y + 4 + (up * apart), "start", $"{Formats.Count(pace.Allowed)} allowed");
        if (goal.X - last.X > 40)
        {
            var label = $"{Formats.Count(pace.Driven)} on {on.ToString("MMM d", CultureInfo.GetCultureInfo("en-US"))}";
            var roomOnTheLeft = last.X - frame.Left > 130;
            svg.Text("chart__lab", roomOnTheLeft ? last.X - 12 : last.X + 8, roomOnTheLeft ? last.Y - 12 : last.Y + 22, roomOnTheLeft ? "end" : "start", label);
        }
    }

    private static string Thousands(decimal miles) => miles == 0m ? "0" : string.Create(CultureInfo.InvariantCulture, $"{miles / 1000m:0.#}k");
}
