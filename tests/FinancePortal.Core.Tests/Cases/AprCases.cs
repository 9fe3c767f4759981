using System.Text.Json;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Tests.Cases;

internal static class AprCases
{
    public static void Run(PublishedCase published)
    {
        if (published.Kind != "apr")
        {
            PublishedCases.Unknown(published);
            return;
        }

        var amounts = new List<TimedAmount>();
        Add(amounts, published.Inputs.GetProperty("advances"), -1m);
        Add(amounts, published.Inputs.GetProperty("payments"), 1m);
        var percent = Apr.Percent([.. amounts.OrderBy(a => a.Periods)], published.Figure("unit_periods_per_year"));
        var decimals = published.Expected.GetProperty("decimals").GetInt32();
        Assert.Equal(PublishedCase.Number(published.Expected.GetProperty("apr_percent")), Rounding.Decimals(percent, decimals));
    }

    private static void Add(List<TimedAmount> amounts, JsonElement list, decimal sign)
    {
        foreach (var item in list.EnumerateArray())
        {
            var count = item.TryGetProperty("count", out var c) ? c.GetInt32() : 1;
            var odd = PublishedCase.Number(item.GetProperty("f"));
            for (var k = 0; k < count; k++)
            {
                amounts.Add(new TimedAmount(sign * PublishedCase.Number(item.GetProperty("amount")), item.GetProperty("t").GetInt32() + k, odd));
            }
        }
    }
}
