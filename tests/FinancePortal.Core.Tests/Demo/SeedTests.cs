using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Demo;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Demo;

public sealed class SeedTests : IDisposable
{
    private readonly PortalDatabase database = new();
    private readonly FakeClock clock = new();

    public void Dispose() => database.Dispose();

    [Theory]
    [InlineData(36, false)]
    [InlineData(3, true)]
    [InlineData(1, false)]
    public async Task Every_contract_has_as_many_due_dates_behind_it_as_asked(int months, bool openingBalance)
    {
        await using var db = database.Open();
        await SeedAsync(db, new SeedRequest(30, Seed: 3, months, openingBalance));

        var accounts = await db.Accounts.Include(a => a.Terms).ToListAsync();
        var openings = await db.Events.Where(e => e.Sequence == 1).ToDictionaryAsync(e => e.FinancedAccountId, e => e.Number ?? 0);
        Assert.Equal(30, accounts.Count);
        Assert.All(accounts, a => Assert.Equal(months, a.State.Billed - openings[a.FinancedAccountId]));
        Assert.Equal(openingBalance, openings.Values.All(n => n > 0));
        await VerifiesAsync(db);
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_portfolio_and_another_another()
    {
        var first = await PortfolioAsync(seed: 11);

        Assert.Equal(first, await PortfolioAsync(seed: 11));
        Assert.NotEqual(first, await PortfolioAsync(seed: 12));
    }

    [Fact]
    public async Task A_second_portfolio_stands_beside_the_first()
    {
        await using var db = database.Open();
        await SeedAsync(db, new SeedRequest(20, Seed: 1, HistoryMonths: 6));
        await SeedAsync(db, new SeedRequest(20, Seed: 1, HistoryMonths: 6));

        Assert.Equal(40, await db.Accounts.CountAsync());
        await VerifiesAsync(db);
    }

    [Fact]
    public async Task People_pay_in_all_the_ways_that_verify_must_see()
    {
        await using var db = database.Open();
        await SeedAsync(db, new SeedRequest(120, Seed: 5, HistoryMonths: 24));

        Assert.True(await db.Payments.AnyAsync(p => p.ReturnCode != null));
        Assert.True(await db.Events.AnyAsync(e => e.Kind == AccountEventKind.LateFeeAssessed));
        Assert.True(await db.Journals.AnyAsync(j => j.ReversesJournalId != null));
        Assert.Equal(3, await db.Accounts.Select(a => a.Product).Distinct().CountAsync());
        Assert.True(await db.Accounts.AnyAsync(a => a.NextDueOn < clock.Today().AddMonths(-1)), "nobody is past due");
        await VerifiesAsync(db);
    }

    [Fact]
    public void Vehicle_numbers_have_a_right_check_digit() => Assert.Equal("1M8GDM9AXKP042788", DemoVin.Of("1M8GDM9A", 1989, 42_788));

    private async Task<List<string>> PortfolioAsync(int seed)
    {
        using var own = new PortalDatabase();
        await using var db = own.Open();
        await SeedAsync(db, new SeedRequest(20, seed));
        return
        [
            .. (await db.Accounts.Include(a => a.Vehicle).Include(a => a.Parties).ThenInclude(p => p.Customer).OrderBy(a => a.FinancedAccountId).ToListAsync())
                .Select(a => $"{a.AccountNumber} {a.Reference} {a.Vehicle.Vin} {a.Parties[0].Customer.FullName} {a.Checkpoint}"),
            .. (await db.Payments.OrderBy(p => p.PaymentId).ToListAsync()).Select(p => $"{p.ConfirmationNumber} {p.Amount} {p.CreditOn:O} {p.CreatedAt:O}"),
            .. (await db.LedgerEntries.OrderBy(e => e.LedgerEntryId).ToListAsync()).Select(e => $"{e.JournalId} {e.Account} {e.Amount}"),
        ];
    }

    private Task<SeedResult> SeedAsync(PortalDbContext db, SeedRequest request) => new SeedService(db, new AccountNumberSeal(new FieldCipher(TestKeys.New())), clock).SeedAsync(request, _ => { }, CancellationToken.None);

    private async Task VerifiesAsync(PortalDbContext db)
    {
        var checks = await new VerifyService(db).RunAsync(_ => { }, JobProgress.Silent(clock), CancellationToken.None);
        Assert.All(checks, c => Assert.True(c.Passed, $"{c.Name}: {string.Join("; ", c.FirstOffenders)}"));
    }
}
