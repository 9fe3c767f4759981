using FinancePortal.Core.Leases.Ending;
using FinancePortal.Web.Shared.Charts;
using Microsoft.AspNetCore.Html;

namespace FinancePortal.Web.Leases;

/// <summary>One bar for each choice: what is paid once, and what is paid monthly. Drawn for wide pages and for phones.</summary>
public sealed class EndChart(LeaseEndOptions options, DateOnly endsOn)
{
    private const int BarHeight = 26;

    /// <summary>A single payment more than twice as long as the next bar is cut, so that the others can be told apart.</summary>
    private const decimal MostTimesTheNext = 2m;

    /// <summary>What the longest bar that is drawn whole stands for.</summary>
    private decimal Largest
    {
        get
        {
            var byLength = options.All.OrderByDescending(o => o.Total).Take(2).ToList();
            return Math.Max(1m, byLength is [{ MonthlyCount: 0 } longest, var next] && longest.Total.Dollars > MostTimesTheNext * next.Total.Dollars ? next.Total.Dollars * 1.25m : byLength[0].Total.Dollars);
        }
    }

    /// <summary>Whether a bar is shorter than its amount.</summary>
    public bool IsCut => options.All.Any(o => o.Total.Dollars > Largest);

    public string Description =>
        $"Bar chart of the estimated cost in the {LeaseEndPage.MonthWords(options.Question.Months)} after {Shared.Formats.Prose(endsOn)}. "
        + string.Join(" ", options.All.Select(o => $"{LeaseEndPage.Name(o, options)}: {o.Total}.")) + (IsCut ? " The longest bar is cut short." : "") + " The table has the detail.";

    public IHtmlContent Wide
    {
        get
        {
            var svg = new SvgText(new ChartFrame(832, (options.All.Count * 52) + 8, 0, 0, 0, 0), "chart chart--l", Description);
            for (var i = 0; i < options.All.Count; i++)
            {
                var y = 16 + (52 * i);
                svg.Text("chart__lab", 134, y + 17, "end", LeaseEndPage.Name(options.All[i], options));
                Bar(svg, options.All[i], 150, y, 560);
            }

            return svg.Close();
        }
    }

    public IHtmlContent Narrow
    {
        get
        {
            var svg = new SvgText(new ChartFrame(310, options.All.Count * 62, 0, 0, 0, 0), "chart chart--s", Description);
            for (var i = 0; i < options.All.Count; i++)
            {
                var y = 26 + (62 * i);
                svg.Text("chart__lab", 4, y - 8, "start", LeaseEndPage.Name(options.All[i], options));
                Bar(svg, options.All[i], 4, y, 208);
            }

            return svg.Close();
        }
    }

    private void Bar(SvgText svg, LeaseEndOption option, decimal x, decimal y, decimal room)
    {
        var whole = (option.Total - option.MonthlyTotal).OrZero().Dollars;
        if (whole > Largest)
        {
            // Two pieces with a gap: the bar goes on further than it is drawn.
            svg.Bar("chart__b2", new(x, y), room * 0.85m, BarHeight);
            svg.Bar("chart__b2", new(x + (room * 0.85m) + 6, y), room * 0.15m, BarHeight);
            svg.Text("chart__lab", x + room + 16, y + 18, "start", option.Total.ToString());
            return;
        }

        var once = room * whole / Largest;
        var monthly = room * option.MonthlyTotal.Dollars / Largest;
        if (once > 0)
        {
            svg.Bar("chart__b2", new(x, y), Math.Max(once, 2), BarHeight);
            x += Math.Max(once, 2) + 2;
        }

        if (monthly > 0)
        {
            svg.Bar("chart__b1", new(x, y), Math.Max(monthly, 2), BarHeight);
            x += Math.Max(monthly, 2);
        }

        svg.Text("chart__lab", x + 10, y + 18, "start", option.Total.ToString());
    }
}
