using System.Net;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Staff.Reveals;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.Staff;

/// <summary>A full number is shown for 30 seconds, after the second factor and with a reason that everybody concerned can read (F-1203).</summary>
[Trait("Feature", "F-1203")]
public sealed class RevealTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_number_is_shown_with_step_up_and_reason_for_30_seconds_and_reported()
    {
        var (customer, sam, path, ssn) = await FileAsync(Roles.Support);
        var page = await sam.GetAsync($"{path}/reveal");
        var refused = await page.SubmitAsync("Show it");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Say why", refused.Error("Why you need it"), StringComparison.Ordinal);

        var shown = await refused.Fill("Why you need it", "tax form 1098").SubmitAsync("Show it");
        Assert.Contains(ssn, shown.Text, StringComparison.Ordinal);
        Assert.Equal($"30; url={path}", shown.Response.Headers.GetValues("Refresh").Single());
        Assert.True(shown.Response.Headers.CacheControl!.NoStore);
        Assert.Contains("tax form 1098", (await customer.GetAsync("/settings/security/file-access")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(ssn, (await sam.GetAsync($"{path}/reveal")).Text, StringComparison.Ordinal);

        await portal.StaffAsync(Roles.Supervisor);
        await using var scope = portal.Services.CreateAsyncScope();
        var report = scope.ServiceProvider.GetRequiredService<RevealReportJob>();
        var tomorrow = BusinessClock.BusinessDateOf(portal.Clock.GetUtcNow().UtcDateTime).AddDays(1);
        await report.RunAsync(tomorrow, JobProgress.Silent(portal.Clock), CancellationToken.None);
        await report.RunAsync(tomorrow, JobProgress.Silent(portal.Clock), CancellationToken.None);
        await using var db = portal.Database.Open();
        var mail = await db.OutboxEmails.Where(e => e.Subject.StartsWith("Full numbers shown")).ToListAsync();
        Assert.Equal(mail.Count, mail.Select(m => m.To).Distinct().Count());
        Assert.Contains(mail, m => m.TextBody.Contains("tax form 1098", StringComparison.Ordinal) && !m.TextBody.Contains(ssn, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Five_minutes_after_the_second_factor_it_is_asked_for_again()
    {
        var (_, sam, path, _) = await FileAsync(Roles.Support);
        portal.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Contains("/sign-in/confirm", (await sam.GetAsync($"{path}/reveal")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_auditor_opens_a_file_but_sees_no_full_number()
    {
        var (_, auditor, path, _) = await FileAsync(Roles.Auditor);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.GetAsync($"{path}/reveal")).Status);
    }

    /// <summary>A colleague who has the file of a customer open. Each customer has a number of their own, since one number names one person.</summary>
    private async Task<(Visitor Customer, Visitor Colleague, string Path, string Ssn)> FileAsync(string role)
    {
        var (customer, contract) = await portal.LoanCustomerAsync();
        var ssn = $"219-09-{9000 + contract.Customer.CustomerId}";
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            await using var db = portal.Database.Open();
            new SsnService(db, scope.ServiceProvider.GetRequiredService<FieldCipher>(), scope.ServiceProvider.GetRequiredService<SsnLookup>(), portal.Clock).Add(contract.Customer.CustomerId, ssn, SsnLookup.Cheap);
            await db.SaveChangesAsync();
        }

        var colleague = await portal.SignedInAsync(await portal.StaffAsync(role));
        var path = $"/staff/customers/{contract.Customer.Reference}";
        await (await colleague.GetAsync(path)).Choose("A letter or e-mail").SubmitAsync("Open the file");
        return (customer, colleague, path, ssn);
    }
}
