using System.Net;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Staff;

/// <summary>A customer asks about a line, a clock runs, a colleague answers (F-1107).</summary>
[Trait("Feature", "F-1107")]
public sealed class DisputeTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_line_is_disputed_answered_and_the_customer_reads_the_answer()
    {
        var (customer, contract) = await portal.LoanCustomerAsync();
        var path = $"/accounts/{contract.Account.Reference}/question";
        var page = await customer.GetAsync(path);
        var refused = await page.SubmitAsync("Send");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var line = refused.Document.QuerySelectorAll("select option").Skip(1).First().TextContent;
        var sent = await refused.Fill("Which line", line).Choose("I think it is wrong").Fill("Your question", "I never agreed to this.").SubmitAsync("Send");
        Assert.Contains("We got your question", sent.Text, StringComparison.Ordinal);

        await using var db = portal.Database.Open();
        var opened = await db.StaffCases.AsNoTracking().SingleAsync(c => c.CustomerId == contract.Customer.CustomerId);
        Assert.Equal((CaseKind.BillingDispute, Core.Values.BusinessClock.BusinessDateOf(portal.Clock.GetUtcNow().UtcDateTime).AddDays(30)), (opened.Kind, opened.DueOn));

        var sam = await portal.SignedInAsync(await portal.StaffAsync(Roles.Support));
        var taken = await (await sam.GetAsync($"/staff/cases/{opened.Reference}")).SubmitAsync("Take it");
        await taken.Fill("What came of it", "It is the contract’s first line.").SubmitAsync("Close the case");
        Assert.Contains("Our answer: It is the contract’s first line.", (await customer.GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.True(await db.OutboxEmails.AnyAsync(e => e.Subject == "Our answer to your question" && e.CustomerId == contract.Customer.CustomerId));
    }

    [Fact]
    public async Task A_line_of_somebody_else_and_one_that_is_none_cannot_be_disputed()
    {
        var (customer, contract) = await portal.LoanCustomerAsync();
        var (_, other) = await portal.LoanCustomerAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await customer.GetAsync($"/accounts/{other.Account.Reference}/question")).Status);
        var form = (await customer.GetAsync($"/accounts/{contract.Account.Reference}/question")).Fill("Your question", "x");
        form.Document.QuerySelector("select option:not([value=''])")!.SetAttribute("value", "9999");
        form.Fill("Which line", "9999");
        Assert.Equal(HttpStatusCode.NotFound, (await form.SubmitAsync("Send")).Status);
    }
}
