using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Demo;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Documents.Statements;
using FinancePortal.Core.Documents.Titles;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.ServicePlans.Insurance;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace FinancePortal.Core.Tests.Demo;

/// <summary>The glovebox of each demo person is full and true: what each account's life brought is there, opens, and reads in order.</summary>
[Trait("Feature", "F-601")]
public sealed class DemoGloveboxTests : IAsyncLifetime
{
    private readonly PortalCore core = new();

    public async Task InitializeAsync()
    {
        core.Clock.GoTo(new DateOnly(2026, 11, 20), new TimeOnly(14, 0));
        await using var scope = core.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var cipher = new FieldCipher(core.Keys);
        var db = services.GetRequiredService<PortalDbContext>();
        var service = new DemoService(db, new UserCreationService(db, new SecurityClock(core.Clock), cipher), new SsnService(db, cipher, new SsnLookup(core.Keys, mayBeCheap: true), core.Clock), new AccountNumberSeal(cipher), new PasswordHashing(core.Keys, iterations: 1),
            services.GetRequiredService<Letterhead>(), services.GetRequiredService<IDocumentStore>(), core.Clock, new Development());
        Assert.True(await service.MakeIfEmptyAsync(CancellationToken.None));
    }

    public async Task DisposeAsync() => await core.DisposeAsync();

    /// <summary>How many of each kind a person finds; statements are counted by their own rule.</summary>
    [Theory]
    [InlineData("Avery", "Contract 2, Disclosure 2, Letter 3, Tax 1, Insurance 2")]
    [InlineData("Blake", "Contract 1, Disclosure 1, Letter 1, Notice 5, Tax 2, Insurance 2")]
    [InlineData("Casey", "Contract 1, Disclosure 1, Letter 1, Insurance 1")]
    [InlineData("Drew", "Contract 1, Disclosure 1, Letter 2, Tax 2, Insurance 1")]
    [InlineData("Ellis", "Contract 1, Disclosure 1, Letter 1, Tax 2, Insurance 1")]
    [InlineData("Frankie", "Contract 3, Disclosure 3, Letter 4, Tax 3, Insurance 3")]
    [InlineData("Robin", "Contract 2, Disclosure 2, Letter 2, Tax 3, Insurance 2")]
    [InlineData("Gray", "Contract 1, Disclosure 1, Letter 2, Tax 2, Title 1, Insurance 1")]
    [InlineData("Harper", "Contract 1, Disclosure 1, Letter 1, Insurance 1")]
    [InlineData("Jordan", "Contract 1, Disclosure 1, Letter 1, Insurance 1")]
    [InlineData("Morgan", "Contract 2, Disclosure 2, Letter 2, Insurance 2")]
    [InlineData("Kendall", "Contract 2, Disclosure 2, Letter 3, Tax 1, Insurance 2")]
    public async Task Each_persona_has_the_papers_that_their_accounts_brought(string firstName, string expected)
    {
        var papers = await PapersAsync(firstName);

        Assert.Equal(expected, string.Join(", ", papers.Where(d => d.Kind is not DocumentKind.Statement).CountBy(d => d.Kind).OrderBy(k => k.Key).Select(k => $"{k.Key} {k.Value}")));
        await using var db = core.Open();
        var customer = await db.Customers.SingleAsync(c => c.FirstName == firstName);
        foreach (var account in await db.Accounts.Include(a => a.Terms).OfCustomer(customer.CustomerId, PartyRights.View, core.Clock.Today()).ToListAsync())
        {
            var last = account.ClosedOn ?? core.Clock.Today();
            var made = Enumerable.Range(0, 200).Select(m => BillingSchedule.DueOn(account.CurrentTerms.FirstDueOn, account.CurrentTerms.FirstDueOn.Day, m).AddDays(-Statement.DaysBeforeDue)).TakeWhile(d => d <= last);
            var months = made.Count(d => d > account.OpenedOn);
            Assert.Equal(months, papers.Count(d => d.Kind is DocumentKind.Statement && d.FinancedAccountId == account.FinancedAccountId));
        }
    }

    [Fact]
    public async Task What_the_papers_say_is_true()
    {
        await using var db = core.Open();
        foreach (var account in await db.Accounts.Include(a => a.Terms).ToListAsync())
        {
            var statements = await db.Documents.Where(d => d.FinancedAccountId == account.FinancedAccountId && d.Kind == DocumentKind.Statement).OrderBy(d => d.DatedOn).ToListAsync();
            var read = statements.ConvertAll(StatementService.Read);
            Assert.All(read.Zip(read.Skip(1)), pair => Assert.Equal(pair.First.BalanceAfter, pair.Second.BalanceBefore));
            Assert.All(read.Where(s => !s.IsLease), s => Assert.Equal(s.BalanceAfter, s.BalanceBefore + Money.Sum(s.Lines.Select(l => l.Principal))));
            Assert.All(read, AddsUp);
            Assert.All(read.SelectMany(s => s.Lines).Where(l => l.What is "Monthly payment billed" or "Payment received"), l => Assert.NotEqual(Money.Zero, l.Amount));
            Assert.Equal(account.Status is AccountStatus.PaidOff, await db.TitleReleases.AnyAsync(t => t.FinancedAccountId == account.FinancedAccountId));
            var standing = InsuranceStanding.Of(await db.InsuranceProofs.Where(p => p.FinancedAccountId == account.FinancedAccountId).ToListAsync(), account.ClosedOn ?? core.Clock.Today());
            Assert.True(standing.AcceptedUntil is not null || standing.IsWaiting, account.AccountNumber);
        }

        foreach (var figure in await db.YearEndFigures.ToListAsync())
        {
            var account = await db.Accounts.Include(a => a.Terms).SingleAsync(a => a.FinancedAccountId == figure.FinancedAccountId);
            Assert.Equal(InterestReceived.InYear(account.CurrentTerms, await db.Events.Where(e => e.FinancedAccountId == account.FinancedAccountId).OrderBy(e => e.Sequence).ToListAsync(), figure.Year), figure.Interest);
        }
    }

    /// <summary>Previous balance + charges − payments leads to what is due now, part by part.</summary>
    private static void AddsUp(Statement statement)
    {
        var parts = statement.DueParts().ToList();
        Assert.Equal(parts[^1].Value, Money.Sum(parts.SkipLast(1).Select(p => p.Value)));
        if (statement.IsLease)
        {
            Assert.Equal(statement.BalanceAfter, statement.BalanceBefore + Money.Sum(statement.Lines.Select(l => l.Amount)));
            Assert.Equal(statement.BalanceAfter, statement.PastDue + statement.FeesDue - statement.PaidAhead - statement.Credit);
        }
    }

    [Fact]
    public async Task No_date_is_written_to_people_as_machines_write_it()
    {
        await core.RunAsync<TrackTitlesJob>();
        await using var db = core.Open();
        List<string> written =
        [
            .. (await db.StaffCases.ToListAsync()).SelectMany(c => new[] { c.Title, c.Note }),
            .. (await db.Notifications.ToListAsync()).SelectMany(n => new[] { n.Title, n.Body }),
            .. (await db.OutboxEmails.ToListAsync()).SelectMany(e => new[] { e.Subject, e.TextBody }),
            .. (await db.Documents.ToListAsync()).Select(d => d.Title),
        ];

        Assert.NotEmpty(written);
        Assert.All(written, words => Assert.DoesNotMatch(@"\b20\d\d-\d\d-\d\d\b", words));
    }

    [Fact]
    public async Task One_paper_of_each_kind_and_account_opens_passes_qpdf_and_reads_in_order()
    {
        await using var db = core.Open();
        var papers = await db.Documents.Where(d => d.State == DocumentState.Ready).ToListAsync();
        await CheckAsync([.. papers.GroupBy(d => (d.Kind, d.Title.Length, d.Kind is DocumentKind.Statement ? d.FinancedAccountId : null)).Select(g => g.Last())]);
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Every_paper_opens_passes_qpdf_and_reads_in_order()
    {
        await using var db = core.Open();
        await CheckAsync(await db.Documents.Where(d => d.State == DocumentState.Ready).ToListAsync());
    }

    private async Task CheckAsync(IReadOnlyList<Document> papers)
    {
        Assert.NotEmpty(papers);
        foreach (var paper in papers)
        {
            var answer = await core.WithAsync<DocumentFileService, DocumentAnswer>(s => s.OpenAsync(paper, CancellationToken.None));
            var file = Assert.IsType<DocumentAnswer.Found>(answer).File;
            Assert.Equal("", await PdfTools.ComplaintsAsync(file.Bytes));
            var text = string.Join(' ', (await PdfTools.TextAsync(file.Bytes)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            var at = 0;
            foreach (var words in InOrder(paper))
            {
                var found = text.IndexOf(words, at, StringComparison.Ordinal);
                Assert.True(found >= 0, $"{paper.Title}: '{words}' is not after position {at} in: {text}");
                at = found + words.Length;
            }
        }
    }

    /// <summary>What a reader must come across, one after the other.</summary>
    private static IEnumerable<string> InOrder(Document paper)
    {
        if (paper.Form is DocumentForm.File)
        {
            return ["Example Mutual", "Insurance declarations page", "Policy number", "VIN", "Covers from", "Covers until"];
        }

        if (paper.Form is DocumentForm.Statement)
        {
            var statement = StatementService.Read(paper);
            return ["Northline Auto Finance", statement.Title, "Amount due", statement.DueSentence, "How the amount due adds up", "Activity", .. statement.Lines.Select(l => l.What), "This year, since January 1", "How to pay"];
        }

        using var content = System.Text.Json.JsonDocument.Parse(paper.Content);
        var letter = content.RootElement;
        return
        [
            "Northline Auto Finance", .. letter.GetProperty("Addressee").GetString()!.Split('\n'), letter.GetProperty("Title").GetString()!,
            .. letter.GetProperty("Parts").EnumerateArray().SelectMany(p => p.GetProperty("Facts").EnumerateArray().Select(f => f.GetProperty("Label").GetString()!)), "Sincerely",
        ];
    }

    private async Task<List<Document>> PapersAsync(string firstName)
    {
        await using var db = core.Open();
        var customer = await db.Customers.SingleAsync(c => c.FirstName == firstName);
        var papers = new List<Document>();
        for (var page = 1; ; page++)
        {
            var list = await core.WithAsync<DocumentService, DocumentList>(s => s.ListAsync(customer.CustomerId, new DocumentFilter(), page, CancellationToken.None));
            foreach (var line in list.Lines)
            {
                papers.Add(await db.Documents.SingleAsync(d => d.Reference == line.Reference));
            }

            if (page >= list.Pages)
            {
                return papers;
            }
        }
    }

    private sealed class Development : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Development";
        public string ApplicationName { get; set; } = "";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
