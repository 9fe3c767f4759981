using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.Infrastructure;

public sealed class CookieTests : IDisposable
{
    private readonly DevelopmentHost _portal = new();

    public void Dispose() => _portal.Dispose();

    [Fact]
    [Trait("ASVS", "V3.3.1")]
    public async Task Over_https_a_cookie_is_bound_to_the_host()
    {
        var cookie = await FormCookieAsync("https://localhost");

        Assert.StartsWith("__Host-portal-antiforgery=", cookie, StringComparison.Ordinal);
        Assert.Equal(["httponly", "path=/", "samesite=lax", "secure"], Attributes(cookie));
    }

    [Fact]
    public async Task Over_plain_http_in_Development_it_has_neither_the_prefix_nor_Secure_and_forms_still_work()
    {
        var cookie = await FormCookieAsync("http://localhost");

        Assert.StartsWith("portal-antiforgery=", cookie, StringComparison.Ordinal);
        Assert.Equal(["httponly", "path=/", "samesite=lax"], Attributes(cookie));

        var visitor = new Visitor(_portal.CreateClient(new() { BaseAddress = new Uri("http://localhost"), AllowAutoRedirect = false }));
        var form = await visitor.GetAsync("/styleguide/form");
        var sent = await form.Choose("Amount due").Fill("Pay on", "2026-12-01").Fill("Month", "4").Fill("Day", "19").Fill("Year", "1987").Fill("Odometer reading", "27000").SubmitAsync("Continue");
        Assert.Equal("/styleguide", sent.Address);
        Assert.Contains("Form sent", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_without_a_form_sets_no_cookie()
    {
        var page = await _portal.Visitor().GetAsync("/contact");

        Assert.False(page.Response.Headers.Contains("Set-Cookie"));
    }

    private async Task<string> FormCookieAsync(string origin)
    {
        using var client = _portal.CreateClient(new() { BaseAddress = new Uri(origin), AllowAutoRedirect = false });
        using var response = await client.GetAsync(new Uri("/styleguide/form", UriKind.Relative));
        return Assert.Single(response.Headers.GetValues("Set-Cookie"));
    }

    private static IEnumerable<string> Attributes(string cookie) => cookie.Split(';').Skip(1).Select(a => a.Trim().ToLowerInvariant()).Order(StringComparer.Ordinal);
}
