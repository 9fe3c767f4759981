using System.Globalization;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Crash;

/// <summary>
/// DATA part 11: two instances run the same night together while both are killed (SIGKILL) again and again; what comes out is what
/// one undisturbed run makes of a copy of the same database. A run after that changes nothing.
/// </summary>
[Collection("Crash")]
[Trait("Proof", "P-BAT1")]
[Trait("Proof", "P-BAT4")]
public sealed class AutopayKillTests
{
    /// <summary>The Long form's size, so that it can be tried with fewer.</summary>
    private static readonly int Contracts = int.Parse(Environment.GetEnvironmentVariable("PORTAL_BAT1_CONTRACTS") is { Length: > 0 } many ? many : "100000", CultureInfo.InvariantCulture);

    [Fact]
    public Task A_night_of_autopay_survives_a_few_kills() => CollectWhileKilledAsync(contracts: 1_000, kills: 2);

    [Fact]
    [Trait("Category", "Long")]
    public Task A_night_of_autopay_survives_ten_kills_of_each_instance() => CollectWhileKilledAsync(Contracts, kills: 10);

    private static async Task CollectWhileKilledAsync(int contracts, int kills)
    {
        await using var host = new PortalHost { Database = PortalDatabase.Sqlite() };
        string[] night = ["job", "collect-autopay", "--on", DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(31).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
        using var operations = Process(host, host.Database);
        await operations.CommandAsync("seed", "--contracts", contracts.ToString(CultureInfo.InvariantCulture), "--seed", "1", "--history", "3", "--autopay");
        using var undisturbed = host.Database.Copy();
        using (var one = Process(host, undisturbed))
        {
            await one.CommandAsync(night);
        }

        await Task.WhenAll(RunAsync(host, night, instance: 0, contracts, kills), RunAsync(host, night, instance: 1, contracts, kills));

        var outcome = await OutcomeAsync(host.Database);
        Assert.Equal(await OutcomeAsync(undisturbed), outcome);
        Assert.InRange(await PaidAsync(host.Database), contracts * 9 / 10, contracts * 2);
        await operations.CommandAsync("verify");

        await operations.CommandAsync(night);
        Assert.Equal(outcome, await OutcomeAsync(host.Database));
    }

    /// <summary>Each kill waits until its part of the debits is made, so that all of them happen in the middle.</summary>
    private static async Task RunAsync(PortalHost host, string[] night, int instance, int contracts, int kills)
    {
        var dice = new Random(instance);
        using var process = Process(host, host.Database);
        for (var kill = 0; kill < kills; kill++)
        {
            var part = contracts * ((2 * kill) + instance) / (2 * kills);
            var wait = dice.Next(60);
            await process.CommandAndKillAsync(async stop =>
            {
                while (await PaidAsync(host.Database) <= part)
                {
                    await Task.Delay(10, stop);
                }

                await Task.Delay(wait, stop);
            }, night);
        }

        await process.CommandAsync(night);
    }

    private static async Task<int> PaidAsync(PortalDatabase database)
    {
        await using var db = database.Open();
        return await db.Payments.CountAsync(p => p.RequestKey.StartsWith("autopay-"));
    }

    /// <summary>Everything that the run changes, whatever the order it was done in: what was paid and told, and each account to its last balance.</summary>
    private static async Task<string> OutcomeAsync(PortalDatabase database)
    {
        await using var db = database.Open();
        var payments = await db.Payments.Where(p => p.RequestKey.StartsWith("autopay-")).OrderBy(p => p.RequestKey)
            .Select(p => $"{p.RequestKey} {p.Amount.Cents} {p.CreditOn} {p.Status} {p.CreditedBySequence}").ToListAsync();
        var accounts = await db.Accounts.OrderBy(a => a.FinancedAccountId).Select(a => $"{a.FinancedAccountId} {a.LastSequence} {a.Checkpoint}").ToListAsync();
        var next = await db.AutopayEnrollments.OrderBy(a => a.AutopayEnrollmentId).Select(a => $"{a.AutopayEnrollmentId} {a.NextDebitOn}").ToListAsync();
        var told = await db.OutboxEmails.GroupBy(e => e.CustomerId).OrderBy(g => g.Key).Select(g => $"{g.Key} {g.Count()}").ToListAsync();
        var counts = $"{await db.Events.CountAsync()} events, {await db.LedgerEntries.CountAsync()} entries, {await db.Notifications.CountAsync()} notices";
        return string.Join('\n', [.. payments, .. accounts, .. next, .. told, counts]);
    }

    private static ServerProcess Process(PortalHost host, PortalDatabase database) => new(database.Settings.Concat(
    [
        new("ASPNETCORE_ENVIRONMENT", "Development"),
        new("Portal:Demo", "false"),
        new("Portal:DataFolder", host.DataFolder),
        new("Identity:PasswordIterations", "1000"),
        new("Email:PickupFolder", host.MailFolder),
    ]));
}
