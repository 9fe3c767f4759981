using System.Globalization;
using System.Net;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Payments.Charges;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Staff;

/// <summary>A colleague bills a toll with its notice, the customer disputes it, a colleague answers (F-416).</summary>
[Trait("Feature", "F-416")]
public sealed class BillingTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private DateOnly Today => BusinessClock.BusinessDateOf(portal.Clock.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task A_toll_is_billed_disputed_and_decided_on_the_page_that_its_case_leads_to()
    {
        var (customer, contract) = await portal.LoanCustomerAsync();
        var (sam, path) = await FileAsync(contract);
        var billed = await Filled(await sam.GetAsync(path)).SubmitAsync("Bill it");
        Assert.Contains("Toll of $18.50 billed", billed.Text, StringComparison.Ordinal);
        await using var db = portal.Database.Open();
        var charge = await db.IncidentalCharges.AsNoTracking().SingleAsync(c => c.FinancedAccountId == contract.Account.FinancedAccountId);
        Assert.Equal("Harris County Toll Road Authority, VN 40 118 226", (await db.AuditRows.AsNoTracking().SingleAsync(a => a.Subject == charge.Reference && a.Action == "charge billed")).Reason);

        var page = await customer.GetAsync($"/accounts/{contract.Account.Reference}/charges/{charge.Reference}");
        await page.Fill("What’s wrong with this charge?", "I sold the car before.").SubmitAsync("Dispute this charge");
        var opened = await db.StaffCases.AsNoTracking().SingleAsync(c => c.Subject == charge.Reference);
        var taken = await (await sam.GetAsync($"/staff/cases/{opened.Reference}")).SubmitAsync("Take it");
        Assert.DoesNotContain("What came of it", taken.Text, StringComparison.Ordinal);
        var decide = await taken.FollowAsync("Decide the charge");
        Assert.Contains("“I sold the car before.”", decide.Text, StringComparison.Ordinal);
        var empty = await decide.SubmitAsync("Answer the dispute");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (empty.Status, empty.Error("Why").Length > 0));
        var done = await empty.Choose("Withdraw it").Fill("Why", "The plate was misread.").SubmitAsync("Answer the dispute");
        Assert.Contains("The charge is withdrawn", done.Text, StringComparison.Ordinal);

        Assert.Equal(CaseState.Closed, (await db.StaffCases.AsNoTracking().SingleAsync(c => c.Subject == charge.Reference)).State);
        Assert.Contains("The plate was misread.", (await customer.GetAsync($"/accounts/{contract.Account.Reference}/charges/{charge.Reference}")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Amount", "0")]
    [InlineData("Amount", "-5")]
    [InlineData("Amount", "1e3")]
    [InlineData("Amount", "100000.01")]
    [InlineData("Amount", "12.345")]
    [InlineData("Who asks for it", " ")]
    [InlineData("Their number", "")]
    [InlineData("The day it is for", "2026-02-30")]
    [InlineData("The day it is for", "2999-01-01")]
    [InlineData("Due", "tomorrow")]
    [InlineData("Due", "2020-01-01")]
    public async Task What_makes_no_sense_is_said_beside_its_field_and_nothing_is_billed(string label, string typed)
    {
        var (_, contract) = await portal.LoanCustomerAsync();
        var (sam, path) = await FileAsync(contract);
        var refused = await Filled(await sam.GetAsync(path)).Fill(label, typed).SubmitAsync("Bill it");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotEmpty(refused.Error(label));
        await using var db = portal.Database.Open();
        Assert.False(await db.IncidentalCharges.AnyAsync(c => c.FinancedAccountId == contract.Account.FinancedAccountId));
    }

    [Fact]
    public async Task A_charge_of_another_customer_is_not_found_through_this_file()
    {
        var (_, contract) = await portal.LoanCustomerAsync();
        var (_, other) = await portal.LoanCustomerAsync();
        var (sam, path) = await FileAsync(contract);
        Assert.Equal(HttpStatusCode.NotFound, (await sam.GetAsync(path.Replace(contract.Account.Reference, other.Account.Reference, StringComparison.Ordinal))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await sam.GetAsync($"{path}/{Reference.New()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await sam.GetAsync($"{path}/{Reference.New()}/notice")).Status);
    }

    private Page Filled(Page page) => page.Fill("What it is", IncidentalCharge.TitleOf(ChargeKind.Toll)).Fill("Who asks for it", "Harris County Toll Road Authority").Fill("Their number", "VN 40 118 226")
        .Fill("The day it is for", Iso(Today)).Fill("Amount", "18.50").Fill("Due", Iso(Today.AddDays(30)));

    private async Task<(Visitor Sam, string Path)> FileAsync(TestContract contract)
    {
        var sam = await portal.SignedInAsync(await portal.StaffAsync(Roles.Support));
        var path = $"/staff/customers/{contract.Customer.Reference}";
        await (await sam.GetAsync(path)).Choose("A letter or e-mail").SubmitAsync("Open the file");
        return (sam, $"{path}/accounts/{contract.Account.Reference}/charges");
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
