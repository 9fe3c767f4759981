using System.Globalization;
using System.Text;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Html;

namespace FinancePortal.Web.Leases;

/// <summary>
/// Miles driven on a dial from 0 to the allowance, with a mark where an even pace would be: blue up to the mark, amber past it.
/// Geometry stands in attributes; the same facts stand beside it as text.
/// </summary>
public sealed class MileageGauge(int driven, int evenPace, int allowed)
{
    private const int CenterX = 170;
    private const int CenterY = 155;
    private const int Radius = 118;

    /// <summary>Hundredths of a degree, clockwise from three o'clock.</summary>
    private const int Start = 15_367;
    private const int Sweep = 23_266;

    public IHtmlContent Svg
    {
        get
        {
            var svg = new StringBuilder();
            var mark = Turn(evenPace);
            var fill = Turn(driven);
            var (left, top) = (Around(mark, Radius).X < CenterX ? -42 : 30, IsHigh(mark) ? 0 : 24);
            svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"gauge\" viewBox=\"{left} {top} 352 {246 - top}\" role=\"img\" aria-label=\"{Formats.Count(driven)} of {Formats.Miles(allowed)} driven. An even pace would be {Formats.Miles(evenPace)} by now.\">");
            svg.Append("<path class=\"gauge__tick\" d=\"");
            for (var tick = 0; tick <= 25; tick++)
            {
                var at = Start + (Sweep * tick / 25);
                svg.Append('M').Append(Spot(at, tick % 5 == 0 ? 101 : 104)).Append('L').Append(Spot(at, 107));
            }

            svg.Append("\"/>").Append(Arc("gauge__track", Start, Start + Sweep));
            if (driven > 0)
            {
                svg.Append(Arc("gauge__fill", Start, Math.Min(fill, mark)));
            }

            if (fill > mark)
            {
                svg.Append(Arc("gauge__over", mark, fill)).Append("<circle class=\"gauge__cap\" ").Append(Place("cx", "cy", Around(fill, Radius))).Append(" r=\"7\"/>");
            }

            svg.Append("<path class=\"gauge__mark\" d=\"M").Append(Spot(mark, 107)).Append('L').Append(Spot(mark, 131)).Append("\"/>");
            Label(svg, mark);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{CenterX}\" y=\"150\" text-anchor=\"middle\" class=\"gauge__big\">{Formats.Count(driven)}</text><text x=\"{CenterX}\" y=\"176\" text-anchor=\"middle\" class=\"gauge__sub\">miles driven</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"63.1\" y=\"237.9\" text-anchor=\"middle\">0</text><text x=\"276.9\" y=\"237.9\" text-anchor=\"middle\">{Formats.Count(allowed)}</text></svg>");
            return new HtmlString(svg.ToString());
        }
    }

    /// <summary>Two lines outside the dial, on the side of the mark; above it where the mark stands high.</summary>
    private void Label(StringBuilder svg, int mark)
    {
        var (x, y) = Around(mark, 131);
        var onTheRight = x >= CenterX;
        x += onTheRight ? 6.7m : -6.7m;
        var first = IsHigh(mark) ? y - 19 : y - 10.3m;
        var anchor = onTheRight ? "start" : "end";
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"gauge__lab\" x=\"{x:0.#}\" y=\"{first:0.#}\" text-anchor=\"{anchor}\">Even pace</text><text x=\"{x:0.#}\" y=\"{first + 17:0.#}\" text-anchor=\"{anchor}\">{Formats.Count(evenPace)}</text>");
    }

    private static bool IsHigh(int turn) => Around(turn, Radius).Y < 60;

    private int Turn(int miles) => Start + (int)((long)Sweep * Math.Clamp(miles, 0, Math.Max(1, allowed)) / Math.Max(1, allowed));

    private static string Arc(string css, int from, int to) =>
        $"<path class=\"{css}\" d=\"M{Spot(from, Radius)}A{Radius} {Radius} 0 {(to - from > 18_000 ? 1 : 0)} 1 {Spot(to, Radius)}\"/>";

    private static string Spot(int turn, int radius)
    {
        var (x, y) = Around(turn, radius);
        return string.Create(CultureInfo.InvariantCulture, $"{x:0.#} {y:0.#}");
    }

    private static string Place(string x, string y, (decimal X, decimal Y) at) => string.Create(CultureInfo.InvariantCulture, $"{x}=\"{at.X:0.#}\" {y}=\"{at.Y:0.#}\"");

    private static (decimal X, decimal Y) Around(int turn, int radius)
    {
        var angle = turn * Math.PI / 18_000;
        return (CenterX + (radius * (decimal)Math.Cos(angle)), CenterY + (radius * (decimal)Math.Sin(angle)));
    }
}
