using System.Text.RegularExpressions;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Demo;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Documents.Statements;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.Documents;

[Trait("Feature", "F-602")]
public sealed partial class StatementPageTests : IDisposable
{
    private readonly PortalHost host = new();

    public void Dispose() => host.Dispose();

    [GeneratedRegex(@"−?\$[\d,]+\.\d\d")]
    private static partial Regex Amount();

    [Fact]
    public Task Page_and_PDF_say_the_same_numbers() => SameNumbersAsync(statements: 100, accounts: 30);

    [Fact]
    [Trait("Category", "Long")]
    public Task Page_and_PDF_say_the_same_numbers_a_thousand_times() => SameNumbersAsync(statements: 1_000, accounts: 160);

    private async Task SameNumbersAsync(int statements, int accounts)
    {
        var reader = await host.CustomerAsync();
        host.Clock.GoTo(new DateOnly(2026, 8, 20));
        var visitor = await host.SignedInAsync(reader);
        await MakeAsync(accounts, reader.CustomerId!.Value, statements);
        await using var db = host.Database.Open();
        var made = await db.Documents.Where(d => d.Kind == DocumentKind.Statement).OrderBy(d => d.DocumentId).Take(statements).ToListAsync();
        Assert.Equal(statements, made.Count);
        foreach (var document in made)
        {
            var page = await visitor.GetAsync($"/documents/statements/{document.Reference}");
            var pdf = await visitor.Client.GetByteArrayAsync($"/documents/{document.Reference}/file");
            var text = await PdfTools.TextAsync(pdf);

            Assert.Equal(document.Sha256, Document.HashOf(pdf));
            Assert.Equal(AmountsOf(text), AmountsOf(Page.Words(page.Element("main"))));
            var statement = StatementService.Read(document);
            Assert.Contains(statement.DueSentence, page.Text, StringComparison.Ordinal);
            Assert.Contains(statement.DueSentence, string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
            Assert.True(!statement.IsLease || !page.Element("main").TextContent.Contains("interest", StringComparison.OrdinalIgnoreCase), document.Reference);
        }
    }

    /// <summary>Statements of a made-up portfolio, which one person may read.</summary>
    private async Task MakeAsync(int accounts, long readerId, int wanted)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await using var db = host.Database.Open();
        await new SeedService(db, scope.ServiceProvider.GetRequiredService<AccountNumberSeal>(), host.Clock).SeedAsync(new SeedRequest(accounts, Seed: 9, HistoryMonths: 8), _ => { }, CancellationToken.None);
        var reader = await db.Customers.SingleAsync(c => c.CustomerId == readerId);
        foreach (var account in await db.Accounts.Include(a => a.Parties).ToListAsync())
        {
            account.Parties.Add(new AccountParty { Customer = reader, Role = PartyRole.AuthorizedUser, From = account.OpenedOn });
        }

        await db.SaveChangesAsync();
        var job = scope.ServiceProvider.GetRequiredService<MakeStatementsJob>();
        for (var day = new DateOnly(2026, 1, 1); day <= host.Clock.Today() && await db.Documents.CountAsync() < wanted; day = day.AddDays(1))
        {
            await job.RunAsync(day, JobProgress.Silent(host.Clock), CancellationToken.None);
        }
    }

    private static List<string> AmountsOf(string text) => [.. Amount().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal)];
}
