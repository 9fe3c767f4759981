using System.Globalization;
using System.Runtime.InteropServices;

namespace FinancePortal.Web.Shared.Charts;

/// <summary>A place in the drawing, in its own units.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ChartSpot(decimal X, decimal Y);

/// <summary>The plot area of a chart of amounts over dates: where things go, and the lines that say so.</summary>
/// <param name="write">What stands at a height; dollars unless told.</param>
internal sealed class ChartFrame(int width, int height, int left, int right, int top, int bottom, Func<decimal, string>? write = null)
{
    private static readonly CultureInfo American = CultureInfo.GetCultureInfo("en-US");
    private DateOnly _from;
    private int _days;
    private decimal _top;
    private decimal _step;

    public int Width { get; } = width;

    public int Height { get; } = height;

    public decimal Left { get; } = left;

    public decimal Right { get; } = width - right;

    public decimal Top { get; } = top;

    public decimal Bottom { get; } = height - bottom;

    public void Scale(DateOnly from, DateOnly to, decimal highest)
    {
        _from = from;
        _days = Math.Max(1, to.DayNumber - from.DayNumber);
        _step = NiceStep(Math.Max(highest, 1m) / 4m);
        _top = _step;
        while (_top < highest)
        {
            _top += _step;
        }
    }

    public ChartSpot Place(BalancePoint point) => Place(point.On, point.Balance.Dollars);

    public ChartSpot Place(DateOnly on, decimal amount) => new(X(on), Y(amount));

    public void DrawGrid(SvgText svg)
    {
        for (var value = 0m; value <= _top; value += _step)
        {
            svg.Line(value == 0m ? "chart__axis" : "chart__grid", new(Left, Y(value)), new(Right, Y(value)));
            svg.Text(null, Left - 8, Y(value) + 4, "end", (write ?? Dollars)(value));
        }

        foreach (var (on, text) in Dates())
        {
            svg.Text(null, X(on), Bottom + 24, "middle", text);
        }
    }

    private decimal X(DateOnly on) => Left + ((Right - Left) * (on.DayNumber - _from.DayNumber) / _days);

    private decimal Y(decimal dollars) => Bottom - ((Bottom - Top) * dollars / _top);

    /// <summary>1, 2 or 5 times a power of ten, at least the given size.</summary>
    private static decimal NiceStep(decimal atLeast)
    {
        var power = 1m;
        while (power * 10m <= atLeast)
        {
            power *= 10m;
        }

        return atLeast <= power ? power : atLeast <= 2m * power ? 2m * power : atLeast <= 5m * power ? 5m * power : 10m * power;
    }

    private static string Dollars(decimal value) => value >= 1000m
        ? string.Create(CultureInfo.InvariantCulture, $"${value / 1000m:0.#}k")
        : string.Create(CultureInfo.InvariantCulture, $"${value:0}");

    /// <summary>Januaries over a long life, every few months over a short one, never closer than a label is wide.</summary>
    private IEnumerable<(DateOnly On, string Text)> Dates()
    {
        var to = _from.AddDays(_days);
        var years = _days > 800;
        var months = years ? 12 : 1;
        var first = years && _from.Month > 1 ? new DateOnly(_from.Year + 1, 1, 1) : new DateOnly(_from.Year, _from.Month, 1);
        var label = years ? 32m : 64m;
        while ((Right - Left) * months * 30.4m / _days < label + 10m)
        {
            months += years ? 12 : 1;
        }

        for (var on = first; on <= to; on = on.AddMonths(months))
        {
            var at = on < _from ? _from : on;
            if (X(at) + (label / 2m) <= Width)
            {
                yield return (at, on.ToString(years ? "yyyy" : "MMM yyyy", American));
            }
        }
    }
}
