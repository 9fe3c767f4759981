using System.Net;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Staff;

/// <summary>A colleague sees a customer's pages as the customer does, and can do nothing there (F-1205).</summary>
[Trait("Feature", "F-1205")]
public sealed class AsCustomerTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Every_page_of_the_customer_is_shown_with_a_banner_and_nothing_that_could_be_sent()
    {
        var (customer, sam, contract, prefix) = await LookingAsync();
        var account = $"/accounts/{contract.Account.Reference}";
        foreach (var path in new[] { "", "/home", account, $"{account}/pay", $"{account}/payoff", $"{account}/autopay", $"{account}/other-ways", $"{account}/letters", "/payments", "/payment-methods", "/vehicle", "/documents", "/documents/delivery", "/notifications", "/settings/profile", "/settings/alerts", "/settings/security/file-access" })
        {
            var seen = await sam.GetAsync(prefix + path);
            Assert.True(seen.Status is HttpStatusCode.OK, $"{path}: {seen.Status}");
            Assert.Contains($"You see what {contract.Customer.FullName} sees", seen.Text, StringComparison.Ordinal);
            Assert.Equal((await customer.GetAsync(path.Length == 0 ? "/home" : path)).Heading, seen.Heading);
            Assert.Null(seen.Document.QuerySelector("[inert], form[method=post]"));
            Assert.All(seen.Document.QuerySelectorAll("main a[href^='/']"), a => Assert.StartsWith(prefix, a.GetAttribute("href"), StringComparison.Ordinal));
            Assert.All(seen.Document.QuerySelectorAll("form:not([method=get]) button"), b => Assert.NotNull(b.Closest("form[method=get], form[action^='/'], fieldset[disabled]")));
        }

        Assert.Contains("Looked at your pages as you see them", (await customer.GetAsync("/settings/security/file-access")).Text, StringComparison.Ordinal);
        Assert.Empty(portal.Failures.All);
    }

    [Fact]
    public async Task Links_lead_on_inside_and_back_to_the_file()
    {
        var (_, sam, contract, prefix) = await LookingAsync();
        var home = await sam.GetAsync(prefix);
        var link = home.Document.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!).First(h => h.Contains("/accounts/", StringComparison.Ordinal));
        Assert.StartsWith($"{prefix}/accounts/{contract.Account.Reference}", link, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await sam.GetAsync(link)).Status);
        Assert.Equal(contract.Customer.FullName, (await home.FollowAsync("Back to the file")).Heading);
    }

    [Theory]
    [InlineData("POST", "/notifications")]
    [InlineData("POST", "")]
    [InlineData("PUT", "/home")]
    [InlineData("DELETE", "/payment-methods")]
    public async Task Nothing_but_looking_is_let_through(string method, string path)
    {
        var (_, sam, _, prefix) = await LookingAsync();
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await sam.SendAsync(new HttpRequestMessage(new HttpMethod(method), prefix + path))).Status);
    }

    [Theory]
    [InlineData("/documents/all.zip", HttpStatusCode.Forbidden)]
    [InlineData("/settings/security", HttpStatusCode.Forbidden)]
    [InlineData("/payment-methods/new", HttpStatusCode.Forbidden)]
    [InlineData("/sign-in", HttpStatusCode.Forbidden)]
    [InlineData("/staff", HttpStatusCode.Forbidden)]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("/accounts/0000000000000000", HttpStatusCode.NotFound)]
    public async Task Pages_that_are_not_the_customers_own_to_look_at_are_closed(string path, HttpStatusCode status)
    {
        var (_, sam, _, prefix) = await LookingAsync();
        Assert.Equal(status, (await sam.GetAsync(prefix + path)).Status);
    }

    [Fact]
    public async Task Without_an_open_file_or_the_right_role_nothing_is_shown()
    {
        var (customer, contract) = await portal.LoanCustomerAsync();
        var path = $"/staff/customers/{contract.Customer.Reference}/as-customer/payments";
        Assert.StartsWith("Open the file", (await (await portal.SignedInAsync(await portal.StaffAsync(Roles.Support))).GetAsync(path)).Heading, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await portal.SignedInAsync(await portal.StaffAsync(Roles.Administrator))).GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await customer.GetAsync(path)).Status);
        Assert.Equal("Sign in", (await portal.Visitor().GetAsync(path)).Heading);
    }

    [Fact]
    public async Task What_others_do_at_the_same_time_stays()
    {
        var (_, sam, _, prefix) = await LookingAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => sam.GetAsync($"{prefix}/payments")));
        foreach (var i in Enumerable.Range(0, 8))
        {
            var person = await portal.CustomerAsync($"Other{i}");
            var visitor = await portal.SignedInAsync(person);
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/settings/security/caller-code")).Status);
            Assert.DoesNotContain("/sign-in", (await visitor.GetAsync("/home")).Address, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_database_that_is_only_looked_at_keeps_nothing()
    {
        await using var db = portal.Database.Open();
        db.OnlyLook();
        var person = await portal.CustomerAsync("Looked");
        var customer = await db.Customers.SingleAsync(c => c.CustomerId == person.CustomerId);
        customer.City = "Elsewhere";
        await db.SaveChangesAsync();
        await db.WriteAsync(() => db.Customers.Where(c => c.CustomerId == person.CustomerId).ExecuteUpdateAsync(u => u.SetProperty(c => c.City, "Elsewhere")), CancellationToken.None);

        await using var fresh = portal.Database.Open();
        Assert.Equal("", (await fresh.Customers.SingleAsync(c => c.CustomerId == person.CustomerId)).City);
    }

    private async Task<(Visitor Customer, Visitor Sam, TestContract Contract, string Prefix)> LookingAsync()
    {
        var (customer, contract) = await portal.LoanCustomerAsync();
        var sam = await portal.SignedInAsync(await portal.StaffAsync(Roles.Support));
        var path = $"/staff/customers/{contract.Customer.Reference}";
        await (await sam.GetAsync(path)).Choose("A letter or e-mail").SubmitAsync("Open the file");
        return (customer, sam, contract, path + "/as-customer");
    }
}
