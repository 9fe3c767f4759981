using System.Net;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Payments;

/// <summary>DATA part 6 over HTTP: a form pays once, however often and wherever it is sent.</summary>
[Trait("Feature", "F-401")]
public sealed class IdempotencyTests : IAsyncDisposable
{
    private readonly TwoInstances portal = new(("Security:RequestsPerMinute", "100000000"), ("Security:PaymentsPerMinute", "100000000"));
    private readonly CookieContainer jar = new();

    public async ValueTask DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    [Trait("Proof", "P-IDM1")]
    public Task Fifty_posts_of_one_form_on_two_instances_pay_once() => PostAsync(forms: 5);

    [Fact]
    [Trait("Proof", "P-IDM1")]
    [Trait("Category", "Long")]
    public Task Fifty_posts_of_each_of_a_thousand_forms_on_two_instances_pay_a_thousand_times() => PostAsync(forms: 1_000);

    [Fact]
    [Trait("Proof", "P-IDM3")]
    public async Task The_same_form_with_another_amount_account_or_person_pays_nothing_and_the_amount_is_written_down()
    {
        var (contract, one, _) = await SignInAsync();
        var (other, theirs) = await portal.First.LoanCustomerAsync();
        var review = await ReviewAsync(one, contract, 20_00);
        Assert.Equal(HttpStatusCode.Redirect, (await one.Client.SendAsync(review.Submission("Pay $20.00"))).StatusCode);

        var form = await Fields(review.Submission("Pay $20.00"));
        var path = $"/accounts/{contract.Account.Reference}/pay/review";
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(one, path, form.Select(f => f.Value == "20.00" ? (f.Name, Value: "21.00") : f))).StatusCode);
        var elsewhere = await PostAsync(other, $"/accounts/{theirs.Account.Reference}/pay/review", form);
        Assert.True(elsewhere.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Redirect, elsewhere.StatusCode.ToString());
        Assert.DoesNotContain("/confirmation", elsewhere.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await PostAsync(other, path, form)).StatusCode);

        await using var db = portal.First.Database.Open();
        Assert.Equal([20_00], await db.Payments.Where(p => p.FinancedAccountId == contract.Account.FinancedAccountId || p.FinancedAccountId == theirs.Account.FinancedAccountId).Select(p => p.Amount.Cents).ToListAsync());
        Assert.Equal(contract.Account.Reference, (await db.AuditRows.SingleAsync(a => a.Action == "payment form used again with other values")).Subject);
    }

    private async Task PostAsync(int forms)
    {
        var (contract, one, two) = await SignInAsync();
        for (var n = 0; n < forms; n++)
        {
            var review = await ReviewAsync(one, contract, 10_00 + n);
            var button = $"Pay ${Money.FromCents(10_00 + n).ToPlainString()}";
            var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => (i % 2 == 0 ? one : two).Client.SendAsync(review.Submission(button))));
            Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
            Assert.Single(answers.Select(a => a.Headers.Location!.ToString()).Distinct(StringComparer.Ordinal));
            Assert.EndsWith("/confirmation", answers[0].Headers.Location!.ToString(), StringComparison.Ordinal);
        }

        await using var db = portal.First.Database.Open();
        Assert.Equal(forms, await db.Payments.CountAsync(p => p.FinancedAccountId == contract.Account.FinancedAccountId));
        Assert.Equal(forms, await db.OutboxEmails.CountAsync(e => e.CustomerId == contract.Customer.CustomerId && e.Subject.StartsWith("We received your payment")));
    }

    /// <summary>One person with one session, at both instances.</summary>
    private async Task<(TestContract Contract, Visitor One, Visitor Two)> SignInAsync()
    {
        var (one, two) = (Sharing(portal.First), Sharing(portal.Second));
        var person = await portal.First.CustomerAsync();
        await one.SignInAsync(portal.First, person);
        await using var db = portal.First.Database.Open();
        var contract = await TestContracts.FundAsync(db, portal.First.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 1)), await db.Customers.FindAsync(person.CustomerId));
        return (contract, one, two);
    }

    private static Task<Page> ReviewAsync(Visitor visitor, TestContract contract, long cents) =>
        visitor.GetAsync($"/accounts/{contract.Account.Reference}/pay/review?choice=other&amount={Money.FromCents(cents).ToPlainString()}");

    private static async Task<List<(string Name, string Value)>> Fields(HttpRequestMessage request) =>
        [.. (await request.Content!.ReadAsStringAsync()).Split('&').Select(f => f.Split('=', 2)).Select(f => (WebUtility.UrlDecode(f[0]), WebUtility.UrlDecode(f[1])))];

    private static Task<HttpResponseMessage> PostAsync(Visitor visitor, string path, IEnumerable<(string Name, string Value)> fields) =>
        visitor.Client.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    private Visitor Sharing(PortalHost host) => new(host.CreateDefaultClient(new Uri("https://localhost"), new CookieContainerHandler(jar)));
}
