using System.Net;

namespace FinancePortal.Web.Tests.Infrastructure;

public sealed class RateLimitTests : IDisposable
{
    private readonly DevelopmentHost _portal = new();

    public void Dispose() => _portal.Dispose();

    [Fact]
    [Trait("ASVS", "V2.4.1")]
    public async Task One_page_too_many_is_told_when_to_try_again_and_files_still_come()
    {
        _portal.Settings["Security:RequestsPerMinute"] = "3";
        var visitor = _portal.Visitor();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/contact")).Status);
        }

        var page = await visitor.GetAsync("/contact");

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Equal("Too many tries in a short time", page.Heading);
        Assert.Contains("Try again in a minute.", page.Text, StringComparison.Ordinal);
        Assert.InRange(page.Response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 61);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/portal.css")).Status);
    }
}
