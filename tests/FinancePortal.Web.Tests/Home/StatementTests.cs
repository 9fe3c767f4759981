using System.Net;
using FinancePortal.Core.Values;
using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.Home;

/// <summary>A page asks the database a few times, and not more often when there is more to show.</summary>
[Trait("Rule", "House-2")]
public sealed class StatementTests : IDisposable
{
    private const int Most = 6;
    private readonly PortalHost host = new();
    private readonly StatementCounter counter;

    /// <summary>The counter comes first: a context that ran without one stays silent for a second.</summary>
    public StatementTests() => counter = new StatementCounter(host.Database);

    public void Dispose()
    {
        counter.Dispose();
        host.Dispose();
    }

    [Fact]
    [Trait("Feature", "F-306")]
    public async Task Each_page_takes_at_most_six_statements_with_one_account_and_with_five()
    {
        var person = await host.CustomerAsync();
        var first = await LoanAsync(person, paid: 1);
        var visitor = await host.SignedInAsync(person);
        string[] pages = ["/home", $"/accounts/{first.Account.Reference}", "/payments", "/payments.csv", "/notifications"];

        var few = await CountAsync(visitor, pages);
        for (var i = 0; i < 4; i++)
        {
            await LoanAsync(person, paid: 30);
        }

        var many = await CountAsync(visitor, pages);
        Assert.All(few.Concat(many), c => Assert.InRange(c.Statements, 1, Most));
        Assert.All(few.Zip(many), c => Assert.Equal((c.First.Page, c.First.OfPage), (c.Second.Page, c.Second.OfPage)));
    }

    private async Task<TestContract> LoanAsync(TestUser person, int paid)
    {
        var loan = await host.Database.FundAsync(host.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 1)), person.CustomerId);
        await host.Database.PaidOnTimeAsync(host.Clock, loan, paid);
        host.Clock.GoTo(new DateOnly(2026, 3, 10));
        await host.Database.PayAsync(host.Clock, loan, Money.FromCents(25_00));
        return loan;
    }

    /// <summary>On the second visit: the first one reads terms that are new. What looks after the session is counted, but depends on the seconds between two visits.</summary>
    private async Task<List<(string Page, int Statements, int OfPage)>> CountAsync(Visitor visitor, string[] pages)
    {
        var counts = new List<(string Page, int Statements, int OfPage)>();
        foreach (var page in pages)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(page)).Status);
            var before = counter.Statements.Count;
            await visitor.GetAsync(page);
            var sent = counter.Statements.Skip(before).ToList();
            counts.Add((page, sent.Count, sent.Count(s => !s.Contains("UserSessions", StringComparison.Ordinal))));
        }

        return counts;
    }
}
