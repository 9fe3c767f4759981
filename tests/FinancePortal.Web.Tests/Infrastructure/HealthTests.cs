using System.Net;
using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.Infrastructure;

public sealed class HealthTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_portal_with_its_database_is_live_and_ready(string address)
    {
        using var answer = await portal.Visitor().Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Healthy", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Without_a_database_it_is_live_but_not_ready()
    {
        await using var lost = new PortalHost();
        var client = lost.Visitor().Client;
        lost.Database.Dispose();

        using var live = await client.GetAsync("/health/live");
        using var ready = await client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("Unhealthy", await ready.Content.ReadAsStringAsync());
    }
}
