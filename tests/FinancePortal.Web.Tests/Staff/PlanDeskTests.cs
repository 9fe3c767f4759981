using System.Net;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.ServicePlans;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Staff;

/// <summary>Colleagues book what providers answer to claims and transfers, and owners read it.</summary>
[Trait("Feature", "F-805")]
public sealed class PlanDeskTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_claim_is_approved_then_paid_and_the_owner_reads_amount_and_day()
    {
        var (visitor, contract, plan) = await ClaimAsync();
        var staff = await host.SignedInAsync(await host.StaffAsync(Roles.Support));
        var claim = await (await staff.GetAsync("/staff/plans")).FollowAsync($"Window {plan.ContractNumber}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await claim.SubmitAsync("Book the answer")).Status);
        Assert.Contains("Answer booked", (await claim.Choose("Approved").SubmitAsync("Book the answer")).Text, StringComparison.Ordinal);
        Assert.Contains("Approved", await PlanAsync(visitor, contract, plan), StringComparison.Ordinal);
        var approved = await staff.GetAsync(claim.Address);
        Assert.Contains("Enter what was paid", (await approved.Choose("Paid").SubmitAsync("Book the answer")).Error("Amount paid (when it was paid)"), StringComparison.Ordinal);
        await approved.Choose("Paid").Fill("Amount paid (when it was paid)", "380.25").SubmitAsync("Book the answer");

        Assert.Contains("$380.25", await PlanAsync(visitor, contract, plan), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync(claim.Address)).Status);
        await using var db = host.Database.Open();
        Assert.Equal(["Your claim is approved", "Your claim is paid"], await db.OutboxEmails.Where(e => e.CustomerId == contract.Customer.CustomerId && e.Subject.StartsWith("Your claim")).OrderBy(e => e.OutboxEmailId).Select(e => e.Subject).ToListAsync());
        Assert.False(await db.StaffCases.AnyAsync(c => c.FinancedAccountId == contract.Account.FinancedAccountId && c.ClosedAt == null));
        Assert.Equal(2, await db.AuditRows.CountAsync(a => a.Action == "claim answered" && a.FinancedAccountId == contract.Account.FinancedAccountId));
    }

    [Fact]
    public async Task A_decline_needs_the_providers_words_and_cannot_follow_an_approval()
    {
        var (visitor, contract, plan) = await ClaimAsync();
        var staff = await host.SignedInAsync(await host.StaffAsync(Roles.Support));
        var claim = await (await staff.GetAsync("/staff/plans")).FollowAsync($"Window {plan.ContractNumber}");

        Assert.Contains("Say why", (await claim.Choose("Declined").SubmitAsync("Book the answer")).Error("The provider’s words"), StringComparison.Ordinal);
        await claim.Choose("Declined").Fill("The provider’s words", "Glass is excluded, clause 4.2.").SubmitAsync("Book the answer");

        Assert.Contains("Declined: Glass is excluded, clause 4.2.", await PlanAsync(visitor, contract, plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transfer_is_refused_with_a_reason_asked_for_again_and_then_done()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var plan = await host.Database.PlanAsync(contract);
        var staff = await host.SignedInAsync(await host.StaffAsync(Roles.Support));

        var first = await AskAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await first.SubmitAsync("Refuse")).Status);
        await first.Fill("What the owner should know", "The fee is missing.").SubmitAsync("Refuse");
        var second = await AskAsync();
        Assert.Contains("Transfer booked", (await second.SubmitAsync("Transferred")).Text, StringComparison.Ordinal);

        await using var db = host.Database.Open();
        Assert.Equal((PlanStatus.Transferred, (DateOnly?)BusinessClock.BusinessDateOf(host.Clock.GetUtcNow().UtcDateTime)), await db.ServicePlans.Where(p => p.ServicePlanId == plan.ServicePlanId).Select(p => ValueTuple.Create(p.Status, p.EndedOn)).SingleAsync());
        Assert.False(await db.StaffCases.AnyAsync(c => c.FinancedAccountId == contract.Account.FinancedAccountId && c.ClosedAt == null));
        Assert.Equal(HttpStatusCode.Conflict, (await second.SubmitAsync("Transferred")).Status);

        async Task<Page> AskAsync()
        {
            var form = await visitor.GetAsync($"/vehicle/{contract.Account.Reference}/plans/{plan.Reference}/transfer");
            var labels = form.Document.QuerySelectorAll("main label").Select(Page.Words).ToList();
            await form.Fill(labels[0], "Lena Ortiz").Fill(labels[1], "lena@example.test").SubmitAsync(Page.Words(form.Element("main button[type=submit]")));
            return await staff.GetAsync($"/staff/plans/transfers/{plan.Reference}");
        }
    }

    private async Task<(Visitor Visitor, TestContract Contract, ServicePlan Plan)> ClaimAsync()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var plan = await host.Database.PlanAsync(contract);
        var today = BusinessClock.BusinessDateOf(host.Clock.GetUtcNow().UtcDateTime);
        var form = await visitor.GetAsync($"/vehicle/{contract.Account.Reference}/plans/{plan.Reference}/claim");
        await form.Fill("What happened?", $"Window {plan.ContractNumber}").Fill("When did it happen?", $"{today:yyyy-MM-dd}").SubmitAsync("Report claim");
        return (visitor, contract, plan);
    }

    private static async Task<string> PlanAsync(Visitor visitor, TestContract contract, ServicePlan plan) =>
        (await visitor.GetAsync($"/vehicle/{contract.Account.Reference}/plans/{plan.Reference}")).Text;
}
