using System.Net;
using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.Infrastructure;

public sealed class SecurityHeaderTests(DevelopmentHost portal) : IClassFixture<DevelopmentHost>
{
    [Theory]
    [InlineData("/", 200)]
    [InlineData("/contact", 200)]
    [InlineData("/portal.css", 200)]
    [InlineData("/brand.css", 200)]
    [InlineData("/no-such-page", 404)]
    [InlineData("/styleguide/status/500", 500)]
    [InlineData("/styleguide/status/503", 503)]
    public async Task Every_answer_carries_the_security_headers(string address, int status)
    {
        var page = await portal.Visitor().GetAsync(address);

        Assert.Equal((HttpStatusCode)status, page.Status);
        Assert.Equal("nosniff", Header(page, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(page, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(page, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(page, "Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", Header(page, "Permissions-Policy"), StringComparison.Ordinal);
        var policy = Header(page, "Content-Security-Policy");
        foreach (var directive in new[] { "default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'" })
        {
            Assert.Contains(directive + ";", policy + ";", StringComparison.Ordinal);
        }

        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "no-store")]
    [InlineData("/no-such-page", "no-store")]
    [InlineData("/brand.css", "public, max-age=31536000, immutable")]
    [InlineData("/fonts/inter-latin-v1.woff2", "public, max-age=31536000, immutable")]
    public async Task Pages_are_kept_nowhere_and_files_for_a_year(string address, string expected)
    {
        var page = await portal.Visitor().GetAsync(address);

        Assert.Equal(expected.Split(", ").Order(), Header(page, "Cache-Control").Split(", ").Order());
    }

    [Fact]
    public async Task A_page_names_its_stylesheet_and_script_by_fingerprint_and_both_are_kept_for_a_year()
    {
        var visitor = portal.Visitor();
        var page = await visitor.GetAsync("/");

        foreach (var address in new[] { page.Element("link[href*=portal]").GetAttribute("href")!, page.Element("script").GetAttribute("src")! })
        {
            Assert.Matches(@"^/portal\.\w{10}\.(css|js)$", address);
            Assert.Contains("immutable", Header(await visitor.GetAsync(address), "Cache-Control"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://localhost")]
    [InlineData("https://localhost:8443")]
    [InlineData("null")]
    public async Task A_form_sent_from_another_origin_is_refused_even_with_its_token(string origin)
    {
        var visitor = portal.Visitor();
        using var request = (await visitor.GetAsync("/styleguide/form")).Submission("Continue");
        request.Headers.Add("Origin", origin);

        var page = await visitor.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("We couldn’t use what was sent", page.Heading);
    }

    [Fact]
    public async Task A_form_sent_from_our_own_page_is_read()
    {
        var visitor = portal.Visitor();
        using var request = (await visitor.GetAsync("/styleguide/form")).Submission("Continue");
        request.Headers.Add("Origin", "https://localhost");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SendAsync(request)).Status);
    }

    [Fact]
    public async Task A_form_without_its_token_is_answered_with_the_designed_page()
    {
        var visitor = portal.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/styleguide/form") { Content = new FormUrlEncodedContent([]) };

        var page = await visitor.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("We couldn’t use what was sent", page.Heading);
    }

    [Fact]
    public async Task Nothing_on_a_page_comes_from_another_host_and_nothing_is_inline()
    {
        foreach (var address in new[] { "/", "/contact", "/styleguide", "/styleguide/form", "/styleguide/sign-in", "/styleguide/staff" })
        {
            var page = await portal.Visitor().GetAsync(address);

            Assert.All(page.Document.QuerySelectorAll("[src], link[href]"), e => Assert.StartsWith("/", e.GetAttribute("src") ?? e.GetAttribute("href"), StringComparison.Ordinal));
            Assert.Empty(page.Document.QuerySelectorAll("style, [style], script:not([src]), [onclick], [onsubmit]"));
        }
    }

    private static string Header(Page page, string name) =>
        page.Response.Headers.TryGetValues(name, out var values) || page.Response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : "";
}
