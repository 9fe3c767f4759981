using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace FinancePortal.Web.Shared.Charts;

/// <summary>Writes the few SVG shapes that a chart is made of. No style attributes: the content security policy forbids them.</summary>
internal sealed class SvgText
{
    private readonly StringBuilder _svg = new();

    public SvgText(ChartFrame frame, string css, string description) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"{css}\" viewBox=\"0 0 {frame.Width} {frame.Height}\" role=\"img\" aria-label=\"{HtmlEncoder.Default.Encode(description)}\">");

    public void Line(string css, ChartSpot from, ChartSpot to) => Path(css, [from, to]);

    public void Path(string css, IReadOnlyList<ChartSpot> spots, bool close = false)
    {
        _svg.Append("<path class=\"").Append(css).Append("\" d=\"");
        for (var i = 0; i < spots.Count; i++)
        {
            _svg.Append(i == 0 ? 'M' : 'L').Append(Number(spots[i].X)).Append(' ').Append(Number(spots[i].Y));
        }

        _svg.Append(close ? "Z\"/>" : "\"/>");
    }

    public void Dot(string css, ChartSpot at) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"{css}\" cx=\"{Number(at.X)}\" cy=\"{Number(at.Y)}\" r=\"5\"/>");

    public void Bar(string css, ChartSpot at, decimal width, decimal height) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{css}\" x=\"{Number(at.X)}\" y=\"{Number(at.Y)}\" width=\"{Number(width)}\" height=\"{Number(height)}\" rx=\"3\"/>");

    public void Text(string? css, decimal x, decimal y, string anchor, string text)
    {
        _svg.Append("<text");
        if (css is not null)
        {
            _svg.Append(CultureInfo.InvariantCulture, $" class=\"{css}\"");
        }

        _svg.Append(CultureInfo.InvariantCulture, $" x=\"{Number(x)}\" y=\"{Number(y)}\" text-anchor=\"{anchor}\">{HtmlEncoder.Default.Encode(text)}</text>");
    }

    public HtmlString Close() => new(_svg.Append("</svg>").ToString());

    private static string Number(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
