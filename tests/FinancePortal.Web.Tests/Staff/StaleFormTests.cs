using System.Net;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Documents.Titles;
using FinancePortal.Core.Payments.Charges;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using FinancePortal.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.Staff;

/// <summary>
/// Two colleagues have one page open and both send its form: the second is answered 409, reads who did what, finds what they had typed, and
/// changes nothing (P-OCC1).
/// </summary>
[Trait("Rule", "P-OCC1")]
public sealed class StaleFormTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Typed = "Spoke with them at noon.";

    [Fact]
    public async Task A_claim_that_somebody_answered()
    {
        var (visitor, contract) = await portal.LoanCustomerAsync();
        var plan = await portal.Database.PlanAsync(contract);
        var report = await visitor.GetAsync($"/vehicle/{contract.Account.Reference}/plans/{plan.Reference}/claim");
        await report.Fill("What happened?", $"Window {plan.ContractNumber}").Fill("When did it happen?", Formats.Iso(portal.Clock.Today())).SubmitAsync("Report claim");
        var (first, second) = await BothAsync("/staff/plans", [Roles.Support], list => list.FollowAsync($"Window {plan.ContractNumber}"));

        await first.Choose("Approved").SubmitAsync("Book the answer");

        // It is approved and not over: the second page could still be sent, and would take the approval back.
        await ToldAsync(second.Choose("Declined").Fill("The provider’s words", Typed), "Book the answer", "claim answered");
        await using var db = portal.Database.Open();
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.Action == "claim answered" && a.FinancedAccountId == contract.Account.FinancedAccountId));
    }

    [Fact]
    public async Task A_transfer_that_somebody_refused_also_when_it_was_asked_for_again()
    {
        var (visitor, contract) = await portal.LoanCustomerAsync();
        var plan = await portal.Database.PlanAsync(contract);
        await AskAsync();
        var (first, second) = await BothAsync($"/staff/plans/transfers/{plan.Reference}", [Roles.Support]);
        await first.Fill("What the owner should know", "The fee is missing.").SubmitAsync("Refuse");

        await ToldAsync(second.Fill("What the owner should know", Typed), "Transferred", "plan transfer refused");
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await AskAsync();
        Assert.Equal(HttpStatusCode.Conflict, (await second.SubmitAsync("Transferred")).Status);

        async Task AskAsync()
        {
            var form = await visitor.GetAsync($"/vehicle/{contract.Account.Reference}/plans/{plan.Reference}/transfer");
            var labels = form.Document.QuerySelectorAll("main label").Select(Page.Words).ToList();
            await form.Fill(labels[0], "Lena Ortiz").Fill(labels[1], "lena@example.test").SubmitAsync(Page.Words(form.Element("main button[type=submit]")));
        }
    }

    [Fact]
    public async Task A_paper_that_somebody_read()
    {
        var (visitor, contract) = await portal.LoanCustomerAsync();
        var form = await visitor.GetAsync($"/vehicle/{contract.Account.Reference}/maintenance/add");
        await form.Choose("Tire rotation").Fill("Odometer on the invoice", "5,010").Fill("Name of the shop", "Juniper Motors").SubmitAsync("Add record");
        await using var db = portal.Database.Open();
        var paper = await db.MaintenanceRecords.Where(r => r.VehicleId == contract.Account.VehicleId).Select(r => r.Reference).SingleAsync();
        var (first, second) = await BothAsync($"/staff/uploads/{paper}", [Roles.Support]);
        await first.SubmitAsync("Confirm");

        await ToldAsync(second.Fill(Label(second, "textarea"), Typed), "Refuse", "paper confirmed");
    }

    [Fact]
    public async Task A_step_of_a_title_that_somebody_booked()
    {
        var (_, contract) = await portal.LoanCustomerAsync();
        await portal.Database.ChangeAsync(async db =>
        {
            var release = TitleRelease.Of(await db.Accounts.Include(a => a.Terms).SingleAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId), portal.Clock.Today());
            release.FundsAreFinal(portal.Clock.Today());
            db.TitleReleases.Add(release);
        });
        var (first, second) = await BothAsync("/staff/titles", [Roles.Support]);
        var button = $"form[action$='{contract.Account.Reference}'] button";
        await first.SubmitAsync(Page.Words(first.Element(button)));

        var told = await second.SubmitAsync(Page.Words(second.Element(button)));

        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("title step booked", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disputed_charge_that_somebody_decided()
    {
        var (_, contract) = await portal.LoanCustomerAsync();
        var charge = await DisputedAsync(contract);
        var (first, second) = await BothAsync($"/staff/customers/{contract.Customer.Reference}/accounts/{contract.Account.Reference}/charges/{charge}", [Roles.Support], page => page.Choose("To correct something").SubmitAsync("Open the file"));
        await first.Choose("Withdraw it").Fill("Why", "The plate was misread.").SubmitAsync("Answer the dispute");

        await ToldAsync(second.Choose("It stands").Fill("Why", Typed), "Answer the dispute", "charge withdrawn");
    }

    [Fact]
    public async Task A_case_that_its_owner_closed_in_another_window()
    {
        string reference;
        await using (var db = portal.Database.Open())
        {
            reference = (await new CaseService(db, portal.Clock).OpenAsync(CaseKind.UnbookedReturn, "closed twice", "Closed twice")).Reference;
            await db.SaveChangesAsync();
        }

        var sam = await portal.SignedInAsync(await portal.StaffAsync(Roles.Support));
        var first = await (await sam.GetAsync($"/staff/cases/{reference}")).SubmitAsync("Take it");
        var second = await sam.GetAsync($"/staff/cases/{reference}");
        await first.Fill("What came of it", "The dealer booked it.").SubmitAsync("Close the case");

        var told = await ToldAsync(second.Fill("What came of it", Typed), "Close the case", "case closed");
        Assert.Contains("You changed it", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_for_which_somebody_asked_meanwhile_keeps_what_was_typed_on_its_own_page()
    {
        var path = $"/staff/rules/{Rule.DaysToDecide.Name}";
        var (first, second) = await BothAsync(path, [Roles.Administrator]);
        await Asked(first, "4").SubmitAsync("Ask for approval");

        var stale = await Asked(second, "6").SubmitAsync("Ask for approval");

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Sam Staff asked for 4", stale.Text, StringComparison.Ordinal);
        Assert.Equal(("6", Typed), (stale.Value("New value"), stale.Value("Why")));
        Assert.Contains("A second person has to agree", (await stale.SubmitAsync("Ask for approval")).Text, StringComparison.Ordinal);

        var (one, two) = await BothAsync(path, [Roles.Supervisor]);
        await one.SubmitAsync("approve");
        var told = await two.SubmitAsync("refuse");
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("rule changed", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_about_which_somebody_decided()
    {
        var robin = await portal.StaffAsync(Roles.DealerUser);
        var ada = await portal.SignedInAsync(await portal.StaffAsync(Roles.Administrator));
        await (await ada.GetAsync("/staff/users")).Fill("Person", $"{robin.UserId}").Fill("Role", Roles.Auditor).Fill("Why", "audit week").SubmitAsync("Ask for approval");
        var (first, second) = await BothAsync("/staff/users", [Roles.Supervisor]);
        await first.SubmitAsync("refuse");
        var told = await second.SubmitAsync("approve");
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("role change refused", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "F-1202")]
    public async Task Two_supervisors_decide_about_one_correction_at_the_same_second_and_one_decision_stands()
    {
        var (_, contract) = await portal.LoanCustomerAsync();
        var sam = await portal.SignedInAsync(await portal.StaffAsync(Roles.Support));
        await (await sam.GetAsync($"/staff/customers/{contract.Customer.Reference}")).Choose("To correct something").SubmitAsync("Open the file");
        var form = await sam.GetAsync($"/staff/customers/{contract.Customer.Reference}/accounts/{contract.Account.Reference}");
        var sent = await form.Fill("Date it was received", "2026-03-05").Fill("Amount", "10.00").Fill("Reason", "Keying error").Fill("What happened", "Found it.").Fill("Where the evidence is", "batch 7").SubmitAsync("send");
        var (first, second) = await BothAsync(sent.Address, [Roles.Supervisor]);

        var answers = await Task.WhenAll(first.Fill("What you looked at", Typed).SubmitAsync("approve"), second.Fill("What you looked at", Typed).SubmitAsync("return"));

        Assert.Single(answers, a => a.Status is HttpStatusCode.OK);
        var told = Assert.Single(answers, a => a.Status is HttpStatusCode.Conflict);
        Assert.Contains("Sam Staff changed it", told.Text, StringComparison.Ordinal);
        Assert.Contains(Typed, told.Text, StringComparison.Ordinal);
        await using var db = portal.Database.Open();
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.Subject == sent.Address.Substring(sent.Address.LastIndexOf('/') + 1) && (a.Action == "correction booked" || a.Action == "correction sent back")));
    }

    private async Task<(Page First, Page Second)> BothAsync(string path, string[] roles, Func<Page, Task<Page>>? then = null)
    {
        async Task<Page> OneAsync()
        {
            var page = await (await portal.SignedInAsync(await portal.StaffAsync(roles))).GetAsync(path);
            return then is null ? page : await then(page);
        }

        return (await OneAsync(), await OneAsync());
    }

    private static async Task<Page> ToldAsync(Page stale, string button, string what)
    {
        var told = await stale.SubmitAsync(button);
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains(what, told.Text, StringComparison.Ordinal);
        Assert.Contains("changed it at", told.Text, StringComparison.Ordinal);
        Assert.Contains(Typed, told.Text, StringComparison.Ordinal);
        return told;
    }

    private static string Label(Page page, string control) => Page.Words(page.Element($"label[for='{page.Element(control).Id}']"));

    private Page Asked(Page page, string value) => page.Fill("New value", value).Fill("Holds from", Formats.Iso(portal.Clock.Today().AddDays(1))).Fill("Why", Typed);

    private async Task<string> DisputedAsync(TestContract contract)
    {
        var (customer, path) = (await portal.SignedInAsync(await portal.StaffAsync(Roles.Support)), $"/staff/customers/{contract.Customer.Reference}");
        await (await customer.GetAsync(path)).Choose("A letter or e-mail").SubmitAsync("Open the file");
        var page = await customer.GetAsync($"{path}/accounts/{contract.Account.Reference}/charges");
        await page.Fill("What it is", IncidentalCharge.TitleOf(ChargeKind.Toll)).Fill("Who asks for it", "Harris County").Fill("Their number", "VN 40").Fill("The day it is for", Formats.Iso(portal.Clock.Today())).Fill("Amount", "18.50")
            .Fill("Due", Formats.Iso(portal.Clock.Today().AddDays(30))).SubmitAsync("Bill it");
        await using var db = portal.Database.Open();
        var charge = await db.IncidentalCharges.Include(c => c.Account).SingleAsync(c => c.FinancedAccountId == contract.Account.FinancedAccountId);
        using var scope = portal.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<ChargeService>().DisputeAsync(contract.Account.Reference, charge.Reference, "I sold the car before.", contract.Actor, CancellationToken.None);
        return charge.Reference;
    }
}
