using System.Net;
using System.Text.RegularExpressions;
using FinancePortal.Core.Customers.AccessLinks;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.AccessLinks;

/// <summary>A link to pay pays what is due on one account, once, and is good for nothing else (AUTH part 10).</summary>
[Trait("Feature", "F-104")]
public sealed class LinkPayTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task It_pays_what_is_due_once_however_often_it_is_pressed()
    {
        var (contract, visitor, page) = await OpenedAsync();
        Assert.Equal("/link/pay", page.Address);
        var pay = page.Document.QuerySelectorAll("button").Select(Page.Words).Single(b => b.StartsWith("Pay $", StringComparison.Ordinal));
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => visitor.SendAsync(page.Submission(pay))));
        Assert.All(answers, a => Assert.Contains("Confirmation number", a.Text, StringComparison.Ordinal));

        await using var db = host.Database.Open();
        var paid = await db.Payments.SingleAsync(p => p.FinancedAccountId == contract.Account.FinancedAccountId && p.RequestKey.StartsWith("link "));
        Assert.Equal((pay, contract.Account.FinancedAccountId, (long?)null), ($"Pay {paid.Amount}", paid.FinancedAccountId, paid.UserId));
        Assert.Contains("by a link from Dana Dealer", (await db.AuditRows.Where(a => a.CustomerId == contract.Customer.CustomerId).Select(a => a.ActorName).ToListAsync()).First(n => n.Contains("link", StringComparison.Ordinal)), StringComparison.Ordinal);
        var again = await visitor.GetAsync("/link/pay");
        Assert.Contains(paid.ConfirmationNumber, again.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(again.Document.QuerySelectorAll("button").Select(Page.Words), b => b.StartsWith("Pay", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Proof", "L7")]
    public async Task It_opens_no_page_but_its_own_and_no_other_link_opens_it()
    {
        var (contract, visitor, _) = await OpenedAsync();
        Assert.Equal("This link no longer works", (await visitor.GetAsync("/link")).Heading);
        var closed = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null && e.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is null)
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
            .Select(e => Regex.Replace("/" + e.RoutePattern.RawText!.TrimStart('/'), "{[^}]*}", contract.Account.Reference, RegexOptions.None, TimeSpan.FromSeconds(1))).Distinct();
        foreach (var path in closed)
        {
            var page = await visitor.GetAsync(path);
            Assert.True(page.Address.StartsWith("/sign-in", StringComparison.Ordinal) || page.Status == HttpStatusCode.NotFound, $"{path} answered {page.Status} {page.Address}");
        }

        var (_, looking, _) = await OpenedAsync(AccessLinkPurpose.ViewAccount);
        Assert.Equal("This link no longer works", (await looking.GetAsync("/link/pay")).Heading);
    }

    [Fact]
    public async Task Another_amount_or_another_account_of_the_form_is_not_paid()
    {
        var (contract, visitor, page) = await OpenedAsync();
        var stranger = await host.LoanCustomerAsync();
        var token = page.Element("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        foreach (var (amount, method) in new[] { ("999999.00", contract.Checking.Reference), ("10.00", contract.Checking.Reference), (page.Element("input[name=Amount]").GetAttribute("value")!, stranger.Contract.Checking.Reference), ("-5.00", contract.Checking.Reference) })
        {
            var owed = page.Element("input[name=OwedSeen]").GetAttribute("value")!;
            await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/link/pay") { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Amount", amount), new("OwedSeen", owed), new("Method", method)]) });
        }

        await using var db = host.Database.Open();
        Assert.False(await db.Payments.AnyAsync(p => p.FinancedAccountId == contract.Account.FinancedAccountId && p.RequestKey.StartsWith("link ")));
    }

    [Fact]
    public async Task After_half_an_hour_and_after_Done_it_is_over()
    {
        var (_, visitor, page) = await OpenedAsync();
        await page.SubmitAsync("Done");
        Assert.Equal("This link no longer works", (await visitor.GetAsync("/link/pay")).Heading);

        (_, visitor, _) = await OpenedAsync();
        host.Clock.Advance(AccessLink.SessionLife + TimeSpan.FromSeconds(1));
        Assert.Equal("This link no longer works", (await visitor.GetAsync("/link/pay")).Heading);
    }

    private async Task<(TestContract Contract, Visitor Visitor, Page Page)> OpenedAsync(AccessLinkPurpose purpose = AccessLinkPurpose.Pay)
    {
        var (_, contract) = await host.LoanCustomerAsync();
        await using (var scope = host.Services.CreateAsyncScope())
        {
            Assert.Null(await scope.ServiceProvider.GetRequiredService<AccessLinkService>()
                .IssueAsync(new NewAccessLink(purpose, AccessLinkDelivery.Email, contract.Customer.CustomerId, contract.Account.FinancedAccountId), new Actor(ActorKind.Dealer, UserId: null, CustomerId: null, "Dana Dealer")));
        }

        var text = (await host.MailAsync(contract.Customer.Email)).First(m => m.TextBody.Contains("/invite/", StringComparison.Ordinal)).TextBody;
        var visitor = host.Visitor();
        var door = await visitor.GetAsync(text.Substring(text.IndexOf("/invite/", StringComparison.Ordinal), 51));
        await using var db = host.Database.Open();
        var zip = await db.Customers.Where(c => c.CustomerId == contract.Customer.CustomerId).Select(c => c.Zip).SingleAsync();
        return (contract, visitor, await door.Fill("ZIP code", zip).Fill("Last 4 digits", "1234").SubmitAsync("Continue"));
    }
}
