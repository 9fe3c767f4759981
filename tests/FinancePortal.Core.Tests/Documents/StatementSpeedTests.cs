using System.Diagnostics;
using System.Globalization;
using FinancePortal.Core.Demo;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Documents.Statements;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace FinancePortal.Core.Tests.Documents;

/// <summary>How many statements a core makes in a second, printed and kept, and whether memory grows with their number. Run it in Release.</summary>
[Trait("Feature", "F-602")]
[Trait("Category", "Long")]
public sealed class StatementSpeedTests(ITestOutputHelper output) : IAsyncDisposable
{
    private const int Accounts = 600;
    private const int Least = 50;
    private const long MostGrowth = 24 * 1024 * 1024;

    private readonly PortalCore core = new();

    public ValueTask DisposeAsync() => core.DisposeAsync();

    [Fact]
    public async Task A_core_makes_fifty_statements_a_second_and_memory_stays_flat()
    {
        core.Clock.GoTo(new DateOnly(2026, 8, 20));
        await core.WithAsync<AccountNumberSeal, bool>(async seal =>
        {
            await using var db = core.Open();
            await new SeedService(db, seal, core.Clock).SeedAsync(new SeedRequest(Accounts, Seed: 5, HistoryMonths: 12), _ => { }, CancellationToken.None);
            return true;
        });
        await MonthAsync(new DateOnly(2026, 1, 1));
        var (before, processor) = (Live(), Process.GetCurrentProcess().TotalProcessorTime);
        var wall = Stopwatch.StartNew();
        var made = 0;
        List<string> rows = [];
        for (var month = new DateOnly(2026, 2, 1); month < new DateOnly(2026, 8, 1); month = month.AddMonths(1))
        {
            made += await MonthAsync(month);
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"{month:yyyy-MM}: {made} made, {(Live() - before) / 1024.0m / 1024.0m:0.0} MiB more than after the first month"));
        }

        var used = Process.GetCurrentProcess().TotalProcessorTime - processor;
        var perSecond = made / (decimal)used.TotalSeconds;
        rows.ForEach(output.WriteLine);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{made} statements, {used.TotalSeconds:0.0} s of processor time, {wall.Elapsed.TotalSeconds:0.0} s by the clock: {perSecond:0} a second and core"));
        Assert.True(made > 1_000, $"{made} made");
        Assert.InRange(perSecond, Least, decimal.MaxValue);
        Assert.InRange(Live() - before, long.MinValue, MostGrowth);
    }

    private async Task<int> MonthAsync(DateOnly month)
    {
        await using var db = core.Open();
        var there = await db.Documents.CountAsync(d => d.Kind == DocumentKind.Statement);
        for (var day = month; day < month.AddMonths(1); day = day.AddDays(1))
        {
            await core.WithAsync<MakeStatementsJob, string>(job => job.RunAsync(day, JobProgress.Silent(core.Clock), CancellationToken.None));
        }

        return await db.Documents.CountAsync(d => d.Kind == DocumentKind.Statement) - there;
    }

    private static long Live() => GC.GetTotalMemory(forceFullCollection: true);
}
