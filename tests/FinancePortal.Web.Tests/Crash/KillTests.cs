using System.Collections.Concurrent;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace FinancePortal.Web.Tests.Crash;

/// <summary>Crash tests start a server of their own and want the machine for themselves.</summary>
[CollectionDefinition("Crash", DisableParallelization = true)]
public sealed class CrashCollection;

/// <summary>
/// DATA part 12, the headline: a confirmation number that somebody saw is never lost and never doubled, whatever is killed.
/// Eight customers pay at once while the server is killed (SIGKILL) and started again; each sends the very same request until
/// an answer comes, as a person with a reload button does.
/// </summary>
[Collection("Crash")]
[Trait("Proof", "P-CRASH1")]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Clients = 8;
    private static readonly TimeSpan MostStartTime = TimeSpan.FromSeconds(5);

    [Fact]
    public Task Payments_survive_a_few_kills() => PayWhileKilledAsync(payments: 24, kills: 3);

    [Fact]
    [Trait("Category", "Long")]
    public Task Two_thousand_payments_survive_two_hundred_kills() => PayWhileKilledAsync(payments: 2_000, kills: 200);

    [Fact]
    [Trait("Proof", "P-IDM2")]
    public async Task A_payment_that_was_committed_when_the_server_died_is_answered_with_its_number()
    {
        await using var host = Host();
        using var server = Server(host);
        var (person, account) = await Payer.WithLoanAsync(host);
        await server.StartAsync();
        var payer = await Payer.SignInAsync(server.Visitor(), person, account);
        var unanswered = 0;
        for (var cents = 20_00; cents < 20_03; cents++)
        {
            var pay = await payer.ReadyAsync(cents);
            var paying = pay();
            while (await KeptAsync(host, cents) is null)
            {
                await Task.Delay(1);
            }

            await server.KillAsync();
            unanswered += paying.IsCompleted ? 0 : 1;
            await server.StartAsync();
            var number = await paying;
            Assert.Equal(number, await pay());
            Assert.Equal(number, await KeptAsync(host, cents));
        }

        Assert.True(unanswered > 0, "Each kill came after the answer: nothing was shown.");
    }

    /// <summary>The confirmation number of the one payment of an amount; null when there is none.</summary>
    private static async Task<string?> KeptAsync(PortalHost host, long cents)
    {
        await using var db = host.Database.Open();
        return await db.Payments.Where(p => p.Amount.Cents == cents).Select(p => p.ConfirmationNumber).SingleOrDefaultAsync();
    }

    private static PortalHost Host() => new() { Database = PortalDatabase.Sqlite(), Clock = new FakeClock(TimeProvider.System.GetUtcNow().UtcDateTime) };

    private static ServerProcess Server(PortalHost host) => new(host.Database.Settings.Concat(
    [
        new("ASPNETCORE_ENVIRONMENT", "Development"),
        new("Portal:Demo", "false"),
        new("Portal:DataFolder", host.DataFolder),
        new("Identity:PasswordIterations", "1000"),
        new("Email:PickupFolder", host.MailFolder),
        new("Security:RequestsPerMinute", "1000000"),
        new("Security:SignInsPerMinute", "1000000"),
    ]));

    private async Task PayWhileKilledAsync(int payments, int kills)
    {
        await using var host = Host();
        using var server = Server(host);
        var people = new List<(TestUser Person, string Account)>();
        for (var n = 0; n < Clients; n++)
        {
            people.Add(await Payer.WithLoanAsync(host));
        }

        await server.StartAsync();
        var payers = await Task.WhenAll(people.Select(p => Payer.SignInAsync(server.Visitor(), p.Person, p.Account)));

        var confirmations = new ConcurrentBag<(string Number, long Cents)>();
        var shares = Enumerable.Range(0, payments).GroupBy(p => p % Clients);
        var paying = Task.WhenAll(shares.Select(share => Task.Run(async () =>
        {
            foreach (var payment in share)
            {
                confirmations.Add((await payers[share.Key].PayAsync(cents: 1000 + payment), 1000 + payment));
            }
        })));

        var starts = new List<TimeSpan>();

        // Each kill waits for its part of the payments, so that all of them happen while people pay.
        for (var kill = 1; kill <= kills && !paying.IsCompleted; kill++)
        {
            while (confirmations.Count < kill * payments / (kills + 1) && !paying.IsCompleted)
            {
                await Task.Delay(5);
            }

            await Task.Delay(Random.Shared.Next(100));
            await server.KillAsync();
            starts.Add(await server.StartAsync());
        }

        starts.Sort();
        output.WriteLine($"Starts after a kill took {starts[starts.Count / 2].TotalSeconds:0.0} seconds, the slowest {starts[^1].TotalSeconds:0.0}.");
        Assert.True(starts[0] <= MostStartTime, $"Even the quickest start took more than {MostStartTime.TotalSeconds} seconds.");
        await paying;
        await server.KillAsync();
        await server.CommandAsync("verify");

        await using var db = host.Database.Open();
        var numbers = confirmations.Select(c => c.Number).ToList();
        var kept = await db.Payments.Where(p => numbers.Contains(p.ConfirmationNumber)).Select(p => new { p.ConfirmationNumber, p.Amount.Cents }).ToListAsync();
        Assert.Equal(payments, numbers.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(confirmations.Order(), kept.Select(p => (p.ConfirmationNumber, p.Cents)).Order());
        var amounts = confirmations.Select(c => c.Cents).ToList();
        Assert.Equal(payments, await db.Payments.CountAsync(p => amounts.Contains(p.Amount.Cents)));
    }
}
