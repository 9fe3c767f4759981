using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Data.Bulk;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Contracts;

[Trait("Rule", "R-211")]
public sealed class BillInstallmentsJobTests : IAsyncDisposable
{
    private readonly PortalCore portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Installments_and_late_fees_are_booked_once_however_often_the_job_runs()
    {
        var contracts = await FundAsync(3);

        Assert.Equal("6 billed, 3 late fees", await RunAsync("2026-03-20"));
        Assert.Equal("0 billed, 0 late fees", await RunAsync("2026-03-20"));
        Assert.Equal("0 billed, 3 late fees", await RunAsync("2026-04-10"));

        await using var db = portal.Open();
        foreach (var contract in contracts)
        {
            var account = await db.Accounts.Include(a => a.Terms).SingleAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId);
            var events = await db.Events.Where(e => e.FinancedAccountId == account.FinancedAccountId).OrderBy(e => e.Sequence).ToListAsync();
            Assert.Equal(events.Count, account.LastSequence);
            Assert.Equal(Replay.Run(account.CurrentTerms, events).ToCheckpoint(), account.Checkpoint);
        }

        await VerifyAsync();
    }

    [Fact]
    public async Task An_account_that_cannot_be_read_is_set_aside_and_the_others_are_billed()
    {
        var contracts = await FundAsync(3);
        await using (var db = portal.Open())
        {
            await db.Accounts.Where(a => a.FinancedAccountId == contracts[1].Account.FinancedAccountId).ExecuteUpdateAsync(u => u.SetProperty(a => a.Checkpoint, "9:{}"));
        }

        var progress = JobProgress.Silent(portal.Clock);

        Assert.Equal("4 billed, 2 late fees", await portal.WithAsync<BillInstallmentsJob, string>(job => job.RunAsync(DateOnly.Parse("2026-03-20", null), progress, CancellationToken.None)));
        Assert.Equal(contracts[1].Account.Reference, Assert.Single(progress.Rows).Subject);
    }

    [Fact]
    public async Task An_account_that_changed_since_it_was_read_is_left_out_whole()
    {
        using var database = PortalDatabase.Sqlite();
        var funded = new List<TestContract>();
        await using (var db = database.Open())
        {
            funded.Add(await TestContracts.FundAsync(db, portal.Clock, Terms()));
            funded.Add(await TestContracts.FundAsync(db, portal.Clock, Terms()));
        }

        await using var reader = database.Open();
        var accounts = await reader.Accounts.AsNoTracking().Include(a => a.Terms).OrderBy(a => a.FinancedAccountId).ToListAsync();
        var booked = accounts.ConvertAll(a => new AccountBooking(a, Book(a)));
        await using (var other = database.Open())
        {
            await other.Accounts.Where(a => a.FinancedAccountId == accounts[0].FinancedAccountId).ExecuteUpdateAsync(u => u.SetProperty(a => a.Version, a => unchecked(a.Version + 1)));
        }

        await using var writing = database.Open();
        using var writer = new SqliteBookingWriter(writing);
        var changed = await writer.WriteAsync(booked, CancellationToken.None);

        Assert.Equal(accounts[0].FinancedAccountId, Assert.Single(changed).FinancedAccountId);
        await using var after = database.Open();
        Assert.Equal([accounts[1].FinancedAccountId], await after.Events.Where(e => e.Kind == AccountEventKind.InstallmentBilled).Select(e => e.FinancedAccountId).Distinct().ToListAsync());
        Assert.Equal(1, await after.Accounts.CountAsync(a => a.LastSequence > 1));

        BookedRows Book(FinancedAccount account)
        {
            var rows = new BookedRows();
            DueBookings.Bill(account, DateOnly.Parse("2026-03-20", null), Actor.System("test"), portal.Clock.GetUtcNow().UtcDateTime, rows);
            return rows;
        }
    }

    private static RetailTerms Terms() => TestContracts.LoanTerms(DateOnly.Parse("2026-01-15", null), DateOnly.Parse("2026-03-01", null));

    private async Task<List<TestContract>> FundAsync(int count)
    {
        var funded = new List<TestContract>();
        for (var i = 0; i < count; i++)
        {
            await using var db = portal.Open();
            funded.Add(await TestContracts.FundAsync(db, portal.Clock, TestContracts.LoanTerms(DateOnly.Parse("2026-01-15", null), DateOnly.Parse("2026-02-15", null))));
        }

        return funded;
    }

    private Task<string> RunAsync(string on) => portal.RunAsync<BillInstallmentsJob>(DateOnly.Parse(on, null));

    private async Task VerifyAsync()
    {
        await using var db = portal.Open();
        foreach (var check in await new VerifyService(db).RunAsync(static _ => { }, JobProgress.Silent(portal.Clock), CancellationToken.None))
        {
            Assert.True(check.Passed, $"{check.Name}: {string.Join(", ", check.FirstOffenders)}");
        }
    }
}
