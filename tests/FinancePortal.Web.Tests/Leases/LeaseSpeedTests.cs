using System.Diagnostics;
using System.Net;
using FinancePortal.Testing;
using Xunit.Abstractions;

namespace FinancePortal.Web.Tests.Leases;

/// <summary>How long a page of a lease takes with 36 months of readings. The best of a few rounds counts: other work on the machine is not the page's.</summary>
[Trait("Category", "Long")]
public sealed class LeaseSpeedTests(PortalHost host, ITestOutputHelper output) : IClassFixture<PortalHost>
{
    private const int Rounds = 5;
    private const int RequestsARound = 15;
    private static readonly TimeSpan MostAtTheMedian = TimeSpan.FromMilliseconds(25);

    [Theory]
    [InlineData("")]
    [InlineData("/lease-end")]
    [InlineData("/lease-end/early")]
    [InlineData("/breakdown")]
    [InlineData("/mileage")]
    [InlineData("/return")]
    [InlineData("/explain/early-termination")]
    [InlineData("/lease-or-buy")]
    [InlineData("/wear/estimate")]
    public async Task A_page_answers_within_25_milliseconds_at_the_median_with_36_months_of_readings(string page)
    {
        var readings = Enumerable.Range(1, 36).Select(m => ($"{new DateOnly(2024, 5, 28).AddMonths(m):yyyy-MM-dd}", 800 * m));
        var (visitor, contract) = await host.LeaseCustomerAsync(paid: 35, today: new DateOnly(2027, 6, 1), readings: readings);
        var address = $"/leases/{contract.Account.Reference}{page}";
        await visitor.GetAsync(address);
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < Rounds && best > MostAtTheMedian; round++)
        {
            var times = new List<TimeSpan>();
            for (var i = 0; i < RequestsARound; i++)
            {
                var start = Stopwatch.GetTimestamp();
                using var answer = await visitor.Client.GetAsync(address);
                times.Add(Stopwatch.GetElapsedTime(start));
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }

            best = times.Order().ElementAt(RequestsARound / 2) is var median && median < best ? median : best;
        }

        host.Clock.GoTo(TestLeases.Today);
        output.WriteLine($"/leases/{{lease}}{page}: {best.TotalMilliseconds:0.0} ms");
        Assert.True(best <= MostAtTheMedian, $"{page}: {best.TotalMilliseconds:0.0} ms at the median of the best round. {host.Failures}");
    }
}
