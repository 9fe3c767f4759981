using System.Net;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Staff;

/// <summary>Queues and cases as colleagues meet them (F-1204).</summary>
[Trait("Feature", "F-1204")]
public sealed class CaseTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_case_is_found_in_its_queue_taken_and_closed_with_what_came_of_it()
    {
        var reference = await OpenAsync("A return nobody booked");
        var sam = await portal.SignedInAsync(await portal.StaffAsync(Roles.Support));

        var day = await sam.GetAsync("/staff");
        Assert.Contains("A return nobody booked", day.Text, StringComparison.Ordinal);
        var taken = await (await sam.GetAsync($"/staff/cases/{reference}")).SubmitAsync("Take it");
        Assert.Contains("The case is yours", taken.Text, StringComparison.Ordinal);
        var refused = await taken.SubmitAsync("Close the case");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("what came of it", refused.Error("What came of it"), StringComparison.Ordinal);
        var closed = await refused.Fill("What came of it", "The dealer booked it today.").SubmitAsync("Close the case");
        Assert.Contains("The dealer booked it today.", closed.Text, StringComparison.Ordinal);

        await using var db = portal.Database.Open();
        Assert.Equal(["case taken", "case closed"], await db.AuditRows.Where(a => a.Subject == reference).OrderBy(a => a.AuditRowId).Select(a => a.Action).ToListAsync());
    }

    [Fact]
    public async Task Two_people_never_have_one_case()
    {
        var reference = await OpenAsync("Wanted by two");
        var sam = await portal.SignedInAsync(await portal.StaffAsync(Roles.Support));
        var robin = await portal.SignedInAsync(await portal.StaffAsync(Roles.Support));
        var (seenBySam, seenByRobin) = (await sam.GetAsync($"/staff/cases/{reference}"), await robin.GetAsync($"/staff/cases/{reference}"));

        var answers = await Task.WhenAll(seenBySam.SubmitAsync("Take it"), seenByRobin.SubmitAsync("Take it"));

        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.OK));
        var second = answers.Single(a => a.Status == HttpStatusCode.Conflict);
        Assert.Contains("Taken by Sam Staff", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_of_one_kind_and_subject_is_open_once()
    {
        await using var db = portal.Database.Open();
        var cases = new CaseService(db, portal.Clock);
        var first = await cases.OpenAsync(CaseKind.Question, "payment 1", "A question");
        await db.SaveChangesAsync();
        Assert.Same(first, await cases.OpenAsync(CaseKind.Question, "payment 1", "The same question"));
        await cases.CloseAsync(CaseKind.Question, "payment 1", "Answered");
        await db.SaveChangesAsync();
        Assert.NotSame(first, await cases.OpenAsync(CaseKind.Question, "payment 1", "Another question"));

        db.StaffCases.Add(StaffCase.Open(CaseKind.Question, "payment 1", "Round the service", portal.Clock.GetUtcNow().UtcDateTime));
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task The_next_one_of_a_queue_is_handed_out_with_one_button()
    {
        await OpenAsync("First in line", CaseKind.RegistrationLock);
        var sam = await portal.SignedInAsync(await portal.StaffAsync(Roles.Support));
        var mine = await (await sam.GetAsync("/staff/queues/registration-locks")).SubmitAsync("Take the next one");
        Assert.Contains("First in line", mine.Text, StringComparison.Ordinal);
        Assert.Contains("Close the case", mine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Take the next one", (await sam.GetAsync("/staff/queues/registration-locks")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_is_decided_in_its_own_place_leads_there_and_has_no_close_button()
    {
        var reference = await OpenAsync("0123456789ABCDEF", CaseKind.CorrectionToApprove);
        var sam = await portal.SignedInAsync(await portal.StaffAsync(Roles.Support));
        var taken = await (await sam.GetAsync($"/staff/cases/{reference}")).SubmitAsync("Take it");
        Assert.DoesNotContain("Close the case", taken.Text, StringComparison.Ordinal);
        Assert.NotNull(taken.Document.QuerySelector("a[href='/staff/corrections/0123456789ABCDEF']"));
    }

    [Fact]
    public async Task A_letter_that_came_back_is_reported_on_the_customers_page()
    {
        var (_, contract) = await portal.LoanCustomerAsync();
        var sam = await portal.SignedInAsync(await portal.StaffAsync(Roles.Support));
        var path = $"/staff/customers/{contract.Customer.Reference}";
        await (await sam.GetAsync(path)).Choose("To correct something").SubmitAsync("Open the file");
        var refused = await (await sam.GetAsync($"{path}/details")).SubmitAsync("Report returned mail");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var opened = await refused.Fill("Which letter, and what stands on it", "Statement of March: not at this address").SubmitAsync("Report returned mail");
        Assert.Contains("A letter came back from", opened.Text, StringComparison.Ordinal);
        Assert.Contains("not at this address", opened.Text, StringComparison.Ordinal);
    }

    private async Task<string> OpenAsync(string title, CaseKind kind = CaseKind.UnbookedReturn)
    {
        await using var db = portal.Database.Open();
        var opened = await new CaseService(db, portal.Clock).OpenAsync(kind, title, title, dueOn: new DateOnly(2026, 3, 12));
        await db.SaveChangesAsync();
        return opened.Reference;
    }
}
