using System.Net;
using System.Text.RegularExpressions;
using FinancePortal.Core;
using FinancePortal.Core.Data;
using FinancePortal.Testing;
using FinancePortal.Web.Infrastructure;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Infrastructure;

public sealed class StatusPageTests(DevelopmentHost portal) : IClassFixture<DevelopmentHost>
{
    [Theory]
    [InlineData(400, "We couldn’t use what was sent")]
    [InlineData(403, "You don’t have access to this")]
    [InlineData(404, "We can’t find that page")]
    [InlineData(409, "Someone changed this while you were looking")]
    [InlineData(413, "That was too much to send at once")]
    [InlineData(429, "Too many tries in a short time")]
    [InlineData(500, "Something went wrong on our side")]
    [InlineData(503, "We’re not available just now")]
    public async Task Each_refusal_has_its_own_page_with_its_own_status(int status, string heading)
    {
        var page = await portal.Visitor().GetAsync($"/styleguide/status/{status}");

        Assert.Equal((HttpStatusCode)status, page.Status);
        Assert.Equal(heading, page.Heading);
        Assert.Equal($"{heading} - Northline Auto Finance", page.Document.Title);
        Assert.Contains("1-800-555-0142", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(503, true)]
    [InlineData(404, false)]
    [InlineData(409, false)]
    public async Task Only_what_went_wrong_on_our_side_has_a_reference_number(int status, bool expected)
    {
        var page = await portal.Visitor().GetAsync($"/styleguide/status/{status}");

        Assert.Equal(expected, Regex.IsMatch(page.Document.QuerySelector(".ref strong")?.TextContent ?? "", "^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$"));
    }

    [Fact]
    public async Task A_failure_says_nothing_about_its_cause()
    {
        var page = await portal.Visitor().GetAsync("/styleguide/status/500");

        Assert.DoesNotContain("InvalidOperation", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Asked for by", page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/status")]
    [InlineData("/status/500")]
    public async Task A_status_page_asked_for_by_its_address_is_not_there(string address)
    {
        var page = await portal.Visitor().GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("We can’t find that page", page.Heading);
    }

    [Fact]
    public async Task A_wrong_method_is_answered_with_a_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/contact");
        var page = await portal.Visitor().SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, page.Status);
        Assert.Equal("We couldn’t use what was sent", page.Heading);
    }

    [Fact]
    public async Task Headers_can_be_asked_for_alone()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/contact");

        Assert.Equal(HttpStatusCode.OK, (await portal.Visitor().SendAsync(request)).Status);
    }

    [Fact]
    public async Task Without_a_database_the_public_pages_come_and_the_others_say_that_we_are_not_available()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("portal").FullName, "portal.db");
        using var broken = new DevelopmentHost();
        broken.Settings["Database:Provider"] = "Sqlite";
        broken.Settings["ConnectionStrings:Portal"] = $"Data Source={file}";
        var visitor = broken.Visitor();
        visitor.Client.DefaultRequestHeaders.Add("Cookie", "__Host-portal-session=" + new string('A', 43) + "; __Host-portal-flash=AAAA");
        Assert.Equal("/sign-in", (await visitor.GetAsync("/home")).Address.Split('?')[0]);

        File.Delete(file);
        Directory.CreateDirectory(file);
        SqliteConnection.ClearAllPools();
        await visitor.GetAsync("/home"); // may still hold the old file
        var page = await visitor.GetAsync("/home");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Equal("We’re not available just now", page.Heading);
        Assert.Equal(HttpStatusCode.OK, (await broken.Visitor().GetAsync("/")).Status);
    }

    [Fact]
    public void A_failed_save_is_a_conflict_a_closed_database_unavailable_and_the_rest_ours()
    {
        Assert.Equal(404, Failures.StatusOf(new NotFoundException()));
        Assert.Equal(409, Failures.StatusOf(new InvalidOperationException("outer", new DbUpdateConcurrencyException())));
        Assert.Equal(503, Failures.StatusOf(new DbUpdateException("outer", new SqliteException("unable to open database file", 14))));
        Assert.Equal(500, Failures.StatusOf(new DbUpdateException("outer", new SqliteException("constraint failed", 19))));
        Assert.Equal(500, Failures.StatusOf(new InvalidOperationException()));
        Assert.Equal(DatabaseFailure.None, DatabaseFailures.Of(new InvalidOperationException()));
    }
}

public sealed class DevelopmentPagesTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("/styleguide")]
    [InlineData("/styleguide/form")]
    [InlineData("/styleguide/status/500")]
    public async Task Outside_Development_the_styleguide_has_no_route(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Visitor().GetAsync(address)).Status);

    [Fact]
    public async Task No_link_of_the_public_pages_leads_nowhere()
    {
        var visitor = portal.Visitor();
        var seen = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var open = new Queue<string>(seen);
        while (open.TryDequeue(out var address))
        {
            var page = await visitor.GetAsync(address);
            Assert.True(page.Status == HttpStatusCode.OK, $"{address} answers {(int)page.Status}");
            foreach (var link in page.Document.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!).Where(seen.Add))
            {
                open.Enqueue(link);
            }
        }

        Assert.Superset(new HashSet<string> { "/privacy", "/terms", "/accessibility", "/contact" }, seen);
    }
}
