using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Staff.Search;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Staff;

/// <summary>One box finds a customer by whatever they can say, each look-up by an index (F-1201).</summary>
[Trait("Feature", "F-1201")]
public sealed class SearchTests : IAsyncLifetime
{
    private const string Ssn = "219-09-9999";
    private static readonly Actor Sam = new(ActorKind.Staff, UserId: 7, CustomerId: null, "Sam Whitfield");
    private readonly PortalDatabase database = new();
    private readonly FakeClock clock = new();
    private readonly SecretKeys keys = TestKeys.New();
    private TestContract elena = null!;

    public async Task InitializeAsync()
    {
        await using var db = database.Open();
        elena = await TestContracts.FundAsync(db, clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 1)));
        foreach (var (first, last, zip) in new[] { ("José", "Núñez", "10001"), ("Maeve", "O'Brien-Hale", "10001"), ("Zz", "Zz", "99501"), ("Marsha", "Elenas", "78701") })
        {
            db.Customers.Add(new Customer { FirstName = first, LastName = last, Email = $"{first}@example.test", Phone = "(212) 555-0199", Zip = zip, City = "Albany", State = "NY" });
        }

        Ssns(db).Add(elena.Customer.CustomerId, Ssn, SsnLookup.Cheap);
        await db.SaveChangesAsync();
    }

    public Task DisposeAsync()
    {
        database.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("219-09-9999", MatchReason.Ssn)]
    [InlineData("219099999", MatchReason.Ssn)]
    [InlineData("1G4AH59H45G118341", MatchReason.Vin)]
    [InlineData("512 555 0142", MatchReason.Phone)]
    [InlineData("+1 (512) 555-0142", MatchReason.Phone)]
    [InlineData("elena marsh", MatchReason.WholeName)]
    [InlineData("Marsh, Elena", MatchReason.WholeName)]
    [InlineData("marsh 78701", MatchReason.NameAndZip)]
    [InlineData("elena ma", MatchReason.BeginningOfName)]
    public async Task A_customer_is_found_and_the_reason_is_said(string typed, MatchReason reason)
    {
        var first = (await FindAsync(typed)).Hits[0];
        Assert.Equal(("Elena Marsh", reason), (first.Name, first.Reason));
        Assert.Equal("9999", first.SsnLastFour);
        Assert.Equal([$"Loan {elena.Account.LastFour}"], first.Accounts);
    }

    [Fact]
    public async Task An_account_number_and_an_email_name_one_customer_whose_file_may_open_at_once()
    {
        Assert.True((await FindAsync(elena.Account.AccountNumber)).IsOneExact);
        Assert.True((await FindAsync(elena.Customer.Email.ToUpperInvariant())).IsOneExact);
        Assert.False((await FindAsync("elena marsh")).IsOneExact);
    }

    [Theory]
    [InlineData("jose nunez", "José Núñez")]
    [InlineData("Núñez", "José Núñez")]
    [InlineData("obrien hale", "Maeve O'Brien-Hale")]
    [InlineData("O'Brien", "Maeve O'Brien-Hale")]
    [InlineData("zz", "Zz Zz")]
    public async Task Accents_apostrophes_and_hyphens_do_not_matter(string typed, string name) => Assert.Equal(name, (await FindAsync(typed)).Hits[0].Name);

    [Theory]
    [InlineData("%%")]
    [InlineData("__")]
    [InlineData("' OR 1=1 --")]
    [InlineData("r%h")]
    public async Task Wildcards_and_quotes_find_nobody(string typed) =>
        Assert.True(SearchQuestion.Read(typed) is null || (await FindAsync(typed)).Hits.Count == 0);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("x")]
    [InlineData(null)]
    public void Nothing_and_too_little_ask_nothing(string? typed) => Assert.Null(SearchQuestion.Read(typed));

    [Fact]
    public void Ten_thousand_characters_ask_nothing() => Assert.Null(SearchQuestion.Read(new string('a', 10_000)));

    [Fact]
    public async Task Each_search_is_in_the_trail_without_the_social_security_number()
    {
        Assert.Equal(2, (await FindAsync("78701")).Hits.Count);
        await FindAsync(Ssn);

        await using var db = database.Open();
        var rows = await db.AuditRows.Where(a => a.Action == "customers searched").Select(a => a.After).ToListAsync();
        Assert.Contains("78701: 2 found", rows);
        Assert.DoesNotContain(rows, r => r.Contains("219", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("4410000001")]
    [InlineData("1G4AH59H45G118341")]
    [InlineData("elena@example.test")]
    [InlineData("512 555 0142")]
    [InlineData("marsh")]
    [InlineData("marsh 78701")]
    [InlineData("78701")]
    public async Task No_look_up_reads_a_whole_table(string typed)
    {
        using var sqlite = PortalDatabase.Sqlite();
        await using var db = sqlite.Open();
        await db.Database.OpenConnectionAsync();
        foreach (var (_, customers) in new CustomerSearchService(db, Ssns(db), clock).LookUps(SearchQuestion.Read(typed)!))
        {
            await using var command = customers.Take(CustomerSearchService.Most + 1).CreateDbCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
            await using var plan = await command.ExecuteReaderAsync();
            var steps = new List<string>();
            while (await plan.ReadAsync())
            {
                steps.Add(plan.GetString(3));
            }

            Assert.NotEmpty(steps);
            Assert.DoesNotContain(steps, s => s.StartsWith("SCAN", StringComparison.Ordinal));

            // A ZIP alone has a hundred thousand customers to look through for the one with the name.
            Assert.True(typed != "marsh 78701" || steps.Exists(s => s.Contains("(Zip=? AND ", StringComparison.Ordinal)), string.Join("; ", steps));
        }
    }

    private SsnService Ssns(PortalDbContext db) => new(db, new FieldCipher(keys), new SsnLookup(keys, mayBeCheap: true), clock);

    private async Task<SearchResult> FindAsync(string typed)
    {
        await using var db = database.Open();
        return await new CustomerSearchService(db, Ssns(db), clock).FindAsync(SearchQuestion.Read(typed)!, Sam, CancellationToken.None);
    }
}
