using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.Crash;

/// <summary>
/// DATA part 11: two instances run the same night together while both are killed (SIGKILL) again and again; what comes out is what
/// one undisturbed run makes of a copy of the same database.
/// </summary>
[Collection("Crash")]
[Trait("Proof", "P-BAT1")]
public sealed class AutopayKillTests
{
    private static readonly DateOnly April = new(2026, 4, 1);

    [Fact]
    public Task A_night_of_autopay_survives_a_few_kills() => CollectWhileKilledAsync(accounts: 120, kills: 2);

    [Fact]
    [Trait("Category", "Long")]
    public Task A_night_of_autopay_survives_ten_kills_of_each_instance() => CollectWhileKilledAsync(accounts: 3_000, kills: 10);

    private static async Task CollectWhileKilledAsync(int accounts, int kills)
    {
        await using var host = new PortalHost { Database = PortalDatabase.Sqlite() };
        await EnrollAsync(host, accounts);
        using var undisturbed = host.Database.Copy();
        using (var one = Process(host, undisturbed))
        {
            await one.CommandAsync("job", "collect-autopay", "--on", "2026-04-01");
        }

        await Task.WhenAll(RunAsync(host, kills, seed: 1), RunAsync(host, kills, seed: 2));

        Assert.Equal(await OutcomeAsync(undisturbed), await OutcomeAsync(host.Database));
        await using var db = host.Database.Open();
        Assert.Equal(accounts, await db.Payments.CountAsync(p => p.Origin == PaymentOrigin.Autopay));
        Assert.Equal(accounts, await db.OutboxEmails.CountAsync(e => e.Subject.StartsWith("We received your automatic payment")));
        using var verify = Process(host, host.Database);
        await verify.CommandAsync("verify");
    }

    /// <summary>Starts the job, kills it in the middle so often, and then lets it end.</summary>
    private static async Task RunAsync(PortalHost host, int kills, int seed)
    {
        var dice = new Random(seed);
        using var instance = Process(host, host.Database);
        for (var kill = 0; kill < kills; kill++)
        {
            await instance.CommandAndKillAsync(TimeSpan.FromMilliseconds(dice.Next(900, 3_000)), "job", "collect-autopay", "--on", "2026-04-01");
        }

        await instance.CommandAsync("job", "collect-autopay", "--on", "2026-04-01");
    }

    /// <summary>Everything that the run changes, whatever the order it was done in: what was paid, and each account to its last balance.</summary>
    private static async Task<string> OutcomeAsync(PortalDatabase database)
    {
        await using var db = database.Open();
        var payments = await db.Payments.Where(p => p.Origin == PaymentOrigin.Autopay).OrderBy(p => p.FinancedAccountId)
            .Select(p => $"{p.FinancedAccountId} {p.Amount.Cents} {p.CreditOn} {p.Status} {p.CreditedBySequence}").ToListAsync();
        var accounts = await db.Accounts.OrderBy(a => a.FinancedAccountId).Select(a => $"{a.FinancedAccountId} {a.LastSequence} {a.Checkpoint}").ToListAsync();
        var next = await db.AutopayEnrollments.OrderBy(a => a.AutopayEnrollmentId).Select(a => $"{a.AutopayEnrollmentId} {a.NextDebitOn}").ToListAsync();
        return string.Join('\n', [.. payments, .. accounts, .. next]);
    }

    private static ServerProcess Process(PortalHost host, PortalDatabase database) => new(database.Settings.Concat(
    [
        new("ASPNETCORE_ENVIRONMENT", "Development"),
        new("Portal:Demo", "false"),
        new("Portal:DataFolder", host.DataFolder),
        new("Identity:PasswordIterations", "1000"),
        new("Email:PickupFolder", host.MailFolder),
    ]));

    private static async Task EnrollAsync(PortalHost host, int accounts)
    {
        for (var n = 0; n < accounts; n++)
        {
            await using var scope = host.Services.CreateAsyncScope();
            await using var db = host.Database.Open();
            var contract = await TestContracts.FundAsync(db, host.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), April));
            var answer = await scope.ServiceProvider.GetRequiredService<AutopayService>().EnrollAsync(
                new EnrollInAutopay { AccountReference = contract.Account.Reference, MethodReference = contract.Checking.Reference, Rule = new AutopayRule { AmountRule = AutopayAmount.AmountDue }, AgreedTo = null },
                contract.Actor, default);
            Assert.IsType<EnrollInAutopayAnswer.Accepted>(answer);
        }
    }
}
