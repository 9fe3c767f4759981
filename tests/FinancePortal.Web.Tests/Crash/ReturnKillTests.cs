using System.Globalization;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Crash;

/// <summary>DATA part 7: a return file is read while its reader is killed (SIGKILL), and is then sent again: each entry is reversed once.</summary>
[Collection("Crash")]
[Trait("Proof", "P-PRC2")]
public sealed class ReturnKillTests
{
    [Fact]
    public Task A_return_file_survives_a_few_kills_and_a_second_delivery() => ReadWhileKilledAsync(returns: 200, kills: 2);

    [Fact]
    [Trait("Category", "Long")]
    public Task A_return_file_of_two_thousand_survives_ten_kills_and_a_second_delivery() => ReadWhileKilledAsync(returns: 2_000, kills: 10);

    private static async Task ReadWhileKilledAsync(int returns, int kills)
    {
        await using var host = new PortalHost { Database = PortalDatabase.Sqlite() };
        var folder = TestFolder.New("bank");
        var bank = new SandboxBank(folder);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var night = BankCalendar.OnOrAfter(today.AddDays(31));
        using var seeding = Process(host, folder, today);
        using var operations = Process(host, folder, night);
        await seeding.CommandAsync("seed", "--contracts", (returns + (returns / 10)).ToString(CultureInfo.InvariantCulture), "--seed", "1", "--history", "3", "--autopay");
        await operations.CommandAsync("job", "collect-autopay", "--on", Day(night));
        await operations.CommandAsync("job", "write-bank-file", "--on", Day(night));
        var entries = bank.Take().Single().Entries.Where(e => e.IsDebit && !e.Amount.IsZero).Take(returns).ToList();
        Assert.Equal(returns, entries.Count);

        using var reading = Process(host, folder, BankCalendar.AddBankingDays(night, 2));
        var first = bank.Return("R01", entries);
        for (var kill = 1; kill <= kills; kill++)
        {
            var part = returns * kill / (kills + 1);
            await reading.CommandAndKillAsync(async stop =>
            {
                while (await ReadAsync(host) < part)
                {
                    await Task.Delay(5, stop);
                }
            }, "job", "read-returns");
            await LeaseIsOverAsync(host);
        }

        await reading.CommandAsync("job", "read-returns");
        Assert.True(bank.IsDone(first));
        await AssertOnceAsync(host, returns);

        // The same lines under another name and in another order are another file to us.
        var second = bank.Return("R01", entries.AsEnumerable().Reverse());
        await reading.CommandAsync("job", "read-returns");
        Assert.True(bank.IsDone(second));
        await AssertOnceAsync(host, returns);
        await operations.CommandAsync("verify");
    }

    private static async Task AssertOnceAsync(PortalHost host, int returns)
    {
        await using var db = host.Database.Open();
        Assert.Equal(returns, await db.Payments.CountAsync(p => p.BankStatus == BankStatus.Returned && p.ReturnCode == "R01" && p.RequestKey.StartsWith("autopay-")));
        Assert.Equal(returns, await db.Events.CountAsync(e => e.Kind == AccountEventKind.Reversal && e.Cause == "returned R01" && e.BookedAt > TimeProvider.System.GetUtcNow().UtcDateTime));
        Assert.Equal(returns, await db.OutboxEmails.CountAsync(e => e.Subject.StartsWith("Your bank returned")));
    }

    private static async Task<int> ReadAsync(PortalHost host)
    {
        await using var db = host.Database.Open();
        return await db.ReceivedBankEntries.CountAsync();
    }

    /// <summary>A claim lasts two minutes; nobody is at work here.</summary>
    private static async Task LeaseIsOverAsync(PortalHost host)
    {
        await using var db = host.Database.Open();
        await db.ReceivedBankFiles.Where(f => f.ClaimedUntil != null).ExecuteUpdateAsync(s => s.SetProperty(f => f.ClaimedUntil, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>On a day of its own, in the evening.</summary>
    private static ServerProcess Process(PortalHost host, string bankFolder, DateOnly on) => new(host.Database.Settings.Concat(
    [
        new("ASPNETCORE_ENVIRONMENT", "Development"),
        new("Portal:Demo", "false"),
        new("Portal:Clock:Now", $"{Day(on)}T18:05:00"),
        new("Portal:DataFolder", host.DataFolder),
        new("Identity:PasswordIterations", "1000"),
        new("Email:PickupFolder", host.MailFolder),
        new("Bank:Folder", bankFolder),
        new("Bank:RoutingNumber", "091000019"),
        new("Bank:BankName", "First Example Bank"),
        new("Bank:SenderId", "1123456789"),
        new("Bank:SenderName", "Northline Auto Finance"),
        new("Bank:CompanyName", "Northline Auto"),
        new("Bank:CompanyId", "1123456789"),
    ]));
}
