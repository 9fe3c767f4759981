using System.IO.Compression;
using System.Text.RegularExpressions;
using FinancePortal.Core.Values;
using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.Budgets;

/// <summary>What a page may cost, where a test can count it. Times are measured by ./dev bench.</summary>
public sealed partial class BudgetTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const int MostStatements = 6;
    private const int MostBytesOfFirstVisit = 90_000;

    [GeneratedRegex(@"url\([""']?(?<path>/[^""')]+)")]
    private static partial Regex CssFile();

    [Theory]
    [InlineData("/home")]
    [InlineData("/accounts/{account}")]
    [InlineData("/accounts/{account}/pay")]
    [InlineData("/accounts/{account}/pay/method")]
    [InlineData("/accounts/{account}/pay/review")]
    [InlineData("/payments")]
    [InlineData("/notifications")]
    public async Task A_page_sends_at_most_six_statements_and_no_more_when_there_is_more_to_show(string path)
    {
        var (visitor, contract) = await portal.LoanCustomerAsync();
        path = path.Replace("{account}", contract.Account.Reference, StringComparison.Ordinal);
        await PayAsync(visitor, contract, times: 1);
        var few = await CountAsync(visitor, path);
        await PayAsync(visitor, contract, times: 12);
        var many = await CountAsync(visitor, path);

        Assert.True(few.Count <= MostStatements, $"{path} sends {few.Count} statements:\n{string.Join("\n\n", few)}");
        Assert.True(many.Count <= few.Count, $"{path} sends {few.Count} statements for one payment and {many.Count} for thirteen:\n{string.Join("\n\n", many)}");
    }

    [Fact]
    public async Task The_first_visit_weighs_less_than_90_KB_and_comes_from_one_host()
    {
        var visitor = portal.Visitor();
        var page = await visitor.GetAsync("/");
        var files = new HashSet<string>(page.Document.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], link[rel=preload], script[src], img[src]")
            .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!), StringComparer.Ordinal);
        Assert.All(files, f => Assert.StartsWith("/", f, StringComparison.Ordinal));

        var weights = new Dictionary<string, long>(StringComparer.Ordinal) { ["/"] = Packed(System.Text.Encoding.UTF8.GetBytes(page.Body)) };
        foreach (var file in files.ToList())
        {
            var bytes = await visitor.Client.GetByteArrayAsync(file);
            weights[file] = file.EndsWith(".woff2", StringComparison.Ordinal) ? bytes.Length : Packed(bytes);
            if (file.Contains(".css", StringComparison.Ordinal))
            {
                foreach (var named in CssFile().Matches(System.Text.Encoding.UTF8.GetString(bytes)).Select(m => m.Groups["path"].Value).Where(p => !weights.ContainsKey(p)))
                {
                    weights[named] = (await visitor.Client.GetByteArrayAsync(named)).Length;
                }
            }
        }

        Assert.True(weights.Values.Sum() < MostBytesOfFirstVisit, $"{weights.Values.Sum():N0} bytes:\n{string.Join('\n', weights.OrderByDescending(w => w.Value).Select(w => $"{w.Value:N0} {w.Key}"))}");
    }

    private async Task<IReadOnlyCollection<string>> CountAsync(Visitor visitor, string path)
    {
        // Once before, so that what is made once a process (the key ring, compiled queries) is not counted.
        await visitor.GetAsync(path);
        using var counter = new StatementCounter(portal.Database);
        var page = await visitor.GetAsync(path);
        Assert.True((int)page.Status == 200, $"{path}: {page.Status} {portal.Failures}");
        return counter.Statements;
    }

    private static async Task PayAsync(Visitor visitor, TestContract contract, int times)
    {
        for (var n = 0; n < times; n++)
        {
            var amount = Money.FromCents(2000 + Random.Shared.Next(3000)).ToPlainString();
            var review = await visitor.GetAsync($"/accounts/{contract.Account.Reference}/pay/review?choice=other&amount={amount}");
            await review.SubmitAsync($"Pay ${amount}");
        }
    }

    private static long Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.Length;
    }
}
