using System.Net;
using FinancePortal.Core.Audit;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Values;
using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.Staff;

/// <summary>The trail as auditors read it and take it away, and as customers see their part of it (F-1404).</summary>
[Trait("Feature", "F-1404")]
public sealed class AuditTrailTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task An_auditor_filters_the_trail_and_takes_it_away_and_that_is_in_it_too()
    {
        await WriteAsync("=HYPERLINK(\"http://x\")", "thing done", "FILTERED");
        await WriteAsync("Sam Whitfield", "thing undone", "FILTERED");
        var auditor = await portal.SignedInAsync(await portal.StaffAsync(Roles.Auditor));

        var all = await auditor.GetAsync("/staff/audit?about=FILTERED");
        Assert.Contains("thing done", all.Text, StringComparison.Ordinal);
        var some = await all.Fill("What it begins with", "thing un").SubmitAsync("Filter");
        Assert.DoesNotContain("thing done", some.Text, StringComparison.Ordinal);
        Assert.Contains("thing undone", some.Text, StringComparison.Ordinal);

        var file = await auditor.GetAsync("/staff/audit.csv?about=FILTERED");
        Assert.Contains("\"'=HYPERLINK(\"\"http://x\"\")\"", file.Body, StringComparison.Ordinal);
        Assert.Contains("audit trail exported", (await auditor.GetAsync("/staff/audit?what=audit+trail")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?from=yesterday")]
    [InlineData("?to=31/31/2026")]
    public async Task A_date_that_is_none_is_named_beside_its_field(string query)
    {
        var auditor = await portal.SignedInAsync(await portal.StaffAsync(Roles.Auditor));
        Assert.Contains("Enter a real date", (await auditor.GetAsync("/staff/audit" + query)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await auditor.GetAsync("/staff/audit.csv" + query)).Status);
    }

    [Fact]
    public async Task Support_does_not_read_the_trail()
    {
        var sam = await portal.SignedInAsync(await portal.StaffAsync(Roles.Support));
        Assert.Equal(HttpStatusCode.Forbidden, (await sam.GetAsync("/staff/audit")).Status);
    }

    [Fact]
    public async Task A_customer_sees_who_opened_their_file_and_why_and_nobody_elses()
    {
        var (mine, other) = (await portal.CustomerAsync("Avery"), await portal.CustomerAsync("Blake"));
        await WriteAsync("Sam Whitfield", AuditTrailService.FileOpened, "X", mine.CustomerId, "you called about a late fee");
        await WriteAsync("Sam Whitfield", AuditTrailService.FileOpened, "X", other.CustomerId, "not for Avery's eyes");

        var page = await (await portal.SignedInAsync(mine)).GetAsync("/settings/security/file-access");

        Assert.Contains("Sam Whitfield", page.Text, StringComparison.Ordinal);
        Assert.Contains("you called about a late fee", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("not for Avery", page.Text, StringComparison.Ordinal);
    }

    private async Task WriteAsync(string who, string action, string subject, long? customerId = null, string reason = "")
    {
        await using var db = portal.Database.Open();
        db.AuditRows.Add(new AuditRow(new Actor(ActorKind.Staff, UserId: 1, CustomerId: null, who, "10.0.0.1", reason), action, subject, portal.Clock.UtcNow(), customerId));
        await db.SaveChangesAsync();
    }
}
