using FinancePortal.Core.Data;
using FinancePortal.Core.Demo;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.Secrets;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Data;

/// <summary>verify passes on true books and names what is wrong with each kind of false ones.</summary>
public sealed class VerifyTests : IDisposable
{
    private readonly PortalDatabase database = new();
    private readonly FakeClock clock = new();

    public void Dispose() => database.Dispose();

    [Fact]
    [Trait("Rule", "I1-I8")]
    public async Task A_true_portfolio_passes_every_check()
    {
        await SeedAsync();

        var results = await VerifyAsync();

        Assert.All(results, r => Assert.True(r.Passed, $"{r.Name}: {string.Join("; ", r.FirstOffenders)}"));
        Assert.All(results, r => Assert.True(r.Checked > 0, $"{r.Name} looked at nothing"));
    }

    [Fact]
    public async Task An_empty_database_passes() => Assert.All(await VerifyAsync(), r => Assert.True(r.Passed, r.Name));

    [Theory]
    [Trait("Rule", "I1-I8")]
    [InlineData("UPDATE LedgerEntries SET AmountCents = AmountCents + 1 WHERE LedgerEntryId = 1", "Every journal sums to zero", "journal 1 sums to 1 cents")]
    [InlineData("UPDATE LedgerEntries SET AmountCents = AmountCents + 1 WHERE LedgerEntryId = 1", "All entries sum to zero", "all entries sum to 1 cents")]
    [InlineData("UPDATE FinancedAccounts SET BalanceFeesCents = BalanceFeesCents + 1 WHERE FinancedAccountId = 2", "Every cached balance is the sum of its entries", "account 5500000002")]
    [InlineData("UPDATE LedgerEntries SET FinancedAccountId = 2 WHERE LedgerEntryId = 1", "Every entry has its journal, of the same account", "entry 1")]
    [InlineData("DELETE FROM LedgerEntries WHERE JournalId = 3", "Every journal has entries, and the event that caused it, on the same date", "journal 3")]
    [InlineData("UPDATE Journals SET EffectiveOn = '2001-01-01' WHERE JournalId = 3", "Every journal has entries, and the event that caused it, on the same date", "journal 3")]
    [InlineData("UPDATE FinancedAccounts SET LastSequence = LastSequence + 1 WHERE FinancedAccountId = 3", "Every account's events are numbered without a gap", "account 5500000003")]
    [InlineData("UPDATE Journals SET EventSequence = 1 WHERE FinancedAccountId = 1 AND EventSequence = 3", "Every event that moves money has its journal, unless it was reversed", "event 3 of account 5500000001")]
    [InlineData("UPDATE Journals SET EventSequence = 2 WHERE FinancedAccountId = 1 AND EventSequence = 3", "No event has two journals standing", "event 2 of account 5500000001")]
    [InlineData("UPDATE LedgerEntries SET AmountCents = 2 * AmountCents WHERE JournalId = (SELECT MIN(JournalId) FROM Journals WHERE ReversesJournalId IS NOT NULL)", "Every reversal mirrors its journal", "differs from journal")]
    [InlineData("UPDATE Payments SET AmountCents = AmountCents + 1 WHERE PaymentId = 1", "Every credited payment has exactly one journal, and it received that amount", "payment ")]
    [InlineData("UPDATE Payments SET Status = 4 WHERE PaymentId = 1", "Every payment event that stands belongs to a credited payment of that amount", "of account 5500000001")]
    [InlineData("UPDATE AccountEvents SET AmountCents = AmountCents + 1 WHERE AccountEventId = 1", "Replay of the events from zero gives the same journals, balances and checkpoint", "account 5500000001: the journal of event 1 differs")]
    [InlineData("UPDATE FinancedAccounts SET Checkpoint = NULL WHERE FinancedAccountId = 1", "Replay of the events from zero gives the same journals, balances and checkpoint", "account 5500000001: the checkpoint differs")]
    public async Task A_false_row_is_found_and_named(string falsify, string check, string offender)
    {
        await SeedAsync();
        await FalsifyAsync(falsify);

        var result = Assert.Single(await VerifyAsync(), r => r.Name == check);

        Assert.False(result.Passed);
        Assert.Contains(result.FirstOffenders, o => o.Contains(offender, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_doubled_confirmation_number_is_found_even_without_its_index()
    {
        await SeedAsync();
        await FalsifyAsync(
            database.IsSqlServer ? "DROP INDEX IX_Payments_ConfirmationNumber ON Payments" : "DROP INDEX IX_Payments_ConfirmationNumber",
            "UPDATE Payments SET ConfirmationNumber = (SELECT MAX(ConfirmationNumber) FROM Payments WHERE PaymentId = 2) WHERE PaymentId = 1");

        Assert.False(Assert.Single(await VerifyAsync(), r => r.Name == "Confirmation numbers are unique").Passed);
    }

    [Fact]
    public async Task Only_the_first_offenders_are_named_but_all_are_counted()
    {
        await SeedAsync();
        await FalsifyAsync("UPDATE FinancedAccounts SET BalanceCreditCents = 12345");

        var result = Assert.Single(await VerifyAsync(), r => r.Name == "Every cached balance is the sum of its entries");

        Assert.Equal(Contracts, result.Offenders);
        Assert.Equal(5, result.FirstOffenders.Count);
    }

    private const int Contracts = 12;

    private async Task SeedAsync()
    {
        await using var db = database.Open();
        await new SeedService(db, new AccountNumberSeal(new FieldCipher(TestKeys.New())), clock).SeedAsync(new SeedRequest(Contracts, Seed: 7), _ => { }, CancellationToken.None);
    }

    private async Task<IReadOnlyList<CheckResult>> VerifyAsync()
    {
        await using var db = database.Open();
        return await new VerifyService(db).RunAsync(_ => { }, JobProgress.Silent(clock), CancellationToken.None);
    }

    /// <summary>As somebody would who owns the database: triggers and foreign keys away first.</summary>
    private async Task FalsifyAsync(params string[] statements)
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();
        foreach (var table in new[] { "LedgerEntries", "Journals", "AccountEvents" })
        {
            await db.Database.ExecuteSqlRawAsync(database.IsSqlServer
                ? $"ALTER TABLE {table} NOCHECK CONSTRAINT ALL; DISABLE TRIGGER ALL ON {table}"
                : $"PRAGMA foreign_keys=OFF; DROP TRIGGER {table}_append_only_update; DROP TRIGGER {table}_append_only_delete");
        }

        foreach (var statement in statements)
        {
            Assert.True(await db.Database.ExecuteSqlRawAsync(statement) != 0, $"nothing was falsified: {statement}");
        }
    }
}
