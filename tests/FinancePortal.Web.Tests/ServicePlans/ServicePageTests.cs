using System.Net;
using FinancePortal.Core.ServicePlans.WorkOrders;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.ServicePlans;

/// <summary>Visits, maintenance and the end of a plan over HTTP, without JavaScript. The clock stands at March 10, 2026.</summary>
public sealed class ServicePageTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    [Trait("Feature", "F-803")]
    public async Task An_estimate_is_approved_on_the_page_and_the_other_button_comes_too_late()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var order = await host.Database.VisitAsync(contract);
        var overview = await visitor.GetAsync($"/vehicle/{contract.Account.Reference}");
        Assert.Contains("$120.00 waits for your answer", overview.Text, StringComparison.Ordinal);

        var page = await overview.FollowAsync("Juniper Motors");
        Assert.Contains("Nothing of it is done until you approve.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Covered$500.00", page.Text, StringComparison.Ordinal);
        var approved = await page.SubmitAsync("Approve $120.00");
        Assert.Contains("Estimate approved", approved.Text, StringComparison.Ordinal);
        Assert.Contains("You pay at the dealer$120.00", approved.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing waits for your answer", (await page.SubmitAsync("Decline this work")).Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        Assert.Equal(LineDecision.Approved, (await db.WorkOrders.Include(w => w.Lines).SingleAsync(w => w.WorkOrderId == order.WorkOrderId)).Lines.Single(l => l.Number == 2).Decision);
    }

    [Fact]
    [Trait("Feature", "F-804")]
    public async Task An_own_record_waits_for_a_colleague_and_is_one_however_often_it_is_sent()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var form = await visitor.GetAsync($"/vehicle/{contract.Account.Reference}/maintenance/add");
        form.Choose("Oil and filter change").Choose("Tire rotation").Fill("Odometer on the invoice", "5,010").Fill("Name of the shop", "=cmd|' /C calc'!A0");
        var added = await form.SubmitAsync("Add record");
        await visitor.SendAsync(form.Submission("Add record"));

        Assert.Contains("Record added", added.Text, StringComparison.Ordinal);
        Assert.Contains("Being checked", added.Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        Assert.Equal(2, await db.MaintenanceRecords.CountAsync(r => r.VehicleId == contract.Account.VehicleId));
        Assert.Equal(2, await db.StaffCases.CountAsync(c => c.FinancedAccountId == contract.Account.FinancedAccountId));

        var csv = await visitor.GetAsync($"/vehicle/{contract.Account.Reference}/maintenance/record.csv");
        Assert.StartsWith("Date,Odometer,Service,Done by,Source,Status,Against schedule\r\n2026-03-10,5010,", csv.Body, StringComparison.Ordinal);
        Assert.Contains("'=cmd", csv.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("What was done?", "", "5010", "2026-03-10", "Shop", "Choose at least one service.")]
    [InlineData("Odometer on the invoice", "Tire rotation", "a lot", "2026-03-10", "Shop", "Enter whole miles")]
    [InlineData("Date on the invoice", "Tire rotation", "5010", "2026-03-11", "Shop", "Choose today or an earlier date.")]
    [InlineData("Date on the invoice", "Tire rotation", "5010", "", "Shop", "Enter the date on the invoice.")]
    [InlineData("Name of the shop", "Tire rotation", "5010", "2026-03-10", "", "Enter the name of the shop.")]
    public async Task A_record_that_cannot_be_gets_its_message(string field, string service, string miles, string on, string place, string message)
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var form = await visitor.GetAsync($"/vehicle/{contract.Account.Reference}/maintenance/add");
        if (service.Length > 0)
        {
            form.Choose(service);
        }

        var answer = await form.Fill("Odometer on the invoice", miles).Fill("Date on the invoice", on).Fill("Name of the shop", place).SubmitAsync("Add record");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(message, answer.Text, StringComparison.Ordinal);
        Assert.Equal(miles, answer.Value("Odometer on the invoice"));
        if (field != "What was done?")
        {
            Assert.Contains(message, answer.Error(field), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_service_that_is_not_on_the_schedule_is_not_taken()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var form = await visitor.GetAsync($"/vehicle/{contract.Account.Reference}/maintenance/add");
        form.Element("#Services").SetAttribute("value", "gold-plating");
        Assert.Equal(HttpStatusCode.NotFound, (await form.Choose("Oil and filter change").Fill("Odometer on the invoice", "5010").Fill("Name of the shop", "Shop").SubmitAsync("Add record")).Status);
    }

    [Fact]
    [Trait("Feature", "F-806")]
    [Trait("Rule", "R-909")]
    public async Task A_plan_is_cancelled_in_two_steps_with_the_refund_shown_first()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        await host.Database.ReadingAsync(contract, new DateOnly(2026, 3, 1), 1_500);
        var plan = await host.Database.PlanAsync(contract);
        var page = await visitor.GetAsync($"/vehicle/{contract.Account.Reference}/plans/{plan.Reference}");

        var asked = await page.FollowAsync("Cancel and see the refund");
        Assert.Contains("If you cancel today, $2,289.75 comes back to you.", asked.Text, StringComparison.Ordinal); // 2,136 of 2,191 days… less 50.00
        var done = await asked.SubmitAsync("Cancel the plan and refund $2,289.75");
        Assert.Contains("Plan cancelled", done.Text, StringComparison.Ordinal);
        Assert.Contains("Refund$2,289.75", done.Text, StringComparison.Ordinal);
        Assert.Contains("$2,289.75", (await done.FollowAsync("Send it to my bank")).Text, StringComparison.Ordinal);
        await visitor.SendAsync(asked.Submission("Cancel the plan and refund $2,289.75"));
        await using var db = host.Database.Open();
        Assert.Equal(1, await db.Events.CountAsync(e => e.FinancedAccountId == contract.Account.FinancedAccountId && e.Kind == Core.Contracts.AccountEventKind.AddOnRefunded));
    }

    [Fact]
    [Trait("Feature", "F-806")]
    public async Task Where_the_miles_count_the_odometer_is_asked_for_before_any_figure()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var plan = await host.Database.PlanAsync(contract);
        var path = $"/vehicle/{contract.Account.Reference}/plans/{plan.Reference}/cancel";
        var asked = await visitor.GetAsync(path);
        Assert.Contains("Enter the odometer first", asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Cancel the plan", asked.Text, StringComparison.Ordinal);

        var told = await asked.Fill("Odometer today", "37,512").SubmitAsync("Work it out");
        Assert.Contains("If you cancel today, $1,150.00 comes back to you.", told.Text, StringComparison.Ordinal);
        Assert.Contains("so the miles count", told.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await asked.Fill("Odometer today", "-1").SubmitAsync("Work it out")).Status);
    }

    [Fact]
    [Trait("Feature", "F-805")]
    public async Task A_claim_is_reported_once_and_only_for_a_day_on_which_the_plan_held()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var plan = await host.Database.PlanAsync(contract);
        var form = await visitor.GetAsync($"/vehicle/{contract.Account.Reference}/plans/{plan.Reference}/claim");
        form.Fill("What happened?", "The alternator failed.");
        Assert.Contains("on which the plan was in force", (await form.Fill("When did it happen?", "2026-01-14").SubmitAsync("Report claim")).Error("When did it happen?"), StringComparison.Ordinal);
        Assert.Contains("on which the plan was in force", (await form.Fill("When did it happen?", "2026-03-11").SubmitAsync("Report claim")).Error("When did it happen?"), StringComparison.Ordinal);

        var reported = await form.Fill("When did it happen?", "2026-03-09").Fill("What does the shop ask?", "612.50").SubmitAsync("Report claim");
        await visitor.SendAsync(form.Submission("Report claim"));
        Assert.Contains("The alternator failed.", reported.Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        Assert.Equal(Money.FromDollars(612.50m), Assert.Single((await db.ServicePlans.Include(p => p.Claims).SingleAsync(p => p.ServicePlanId == plan.ServicePlanId)).Claims).Asked);
    }

    [Fact]
    [Trait("Feature", "F-805")]
    public async Task A_transfer_is_asked_for_where_the_contract_allows_it()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var plan = await host.Database.PlanAsync(contract);
        var form = await visitor.GetAsync($"/vehicle/{contract.Account.Reference}/plans/{plan.Reference}/transfer");
        Assert.Contains("The contract asks for $50.00 (clause 9.1)", form.Text, StringComparison.Ordinal);
        Assert.NotEmpty((await form.Fill("New owner’s name", "Robin").Fill("New owner’s email", "robin").SubmitAsync("Ask for the transfer")).Error("New owner’s email"));
        Assert.Contains("Transfer asked for", (await form.Fill("New owner’s email", "robin@example.test").SubmitAsync("Ask for the transfer")).Text, StringComparison.Ordinal);

        var never = await host.Database.PlanAsync(contract, TestPlans.Plan("NTW-36", contract.Account.Vehicle.Vin));
        Assert.Contains("can’t go to somebody else: clause 7.1", (await visitor.GetAsync($"/vehicle/{contract.Account.Reference}/plans/{never.Reference}/transfer")).Text, StringComparison.Ordinal);
    }
}
