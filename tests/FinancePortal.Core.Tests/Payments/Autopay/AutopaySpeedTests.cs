using System.Diagnostics;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace FinancePortal.Core.Tests.Payments.Autopay;

/// <summary>How many debits a second the nightly run makes, with their e-mails and notices. The number is written to the test's output.</summary>
public sealed class AutopaySpeedTests(ITestOutputHelper output) : IAsyncDisposable
{
    private const int Accounts = 2_000;

    /// <summary>Far below what it does, so that a busy machine passes and a run that became slow by design does not.</summary>
    private const int LeastPerSecond = 60;

    private static readonly DateOnly April = new(2026, 4, 1);
    private readonly PortalCore portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    [Trait("Category", "Long")]
    public async Task The_nightly_run_is_quick()
    {
        await EnrollAsync();
        portal.Clock.GoTo(April, new TimeOnly(0, 5));
        await portal.RunAsync<BillInstallmentsJob>(April);
        portal.Clock.GoTo(April, new TimeOnly(0, 30));
        var watch = Stopwatch.StartNew();
        Assert.Equal($"{Accounts} debits, 0 set aside", await portal.RunAsync<CollectAutopayJob>(April));
        var perSecond = (int)(Accounts * 1_000L / watch.ElapsedMilliseconds);
        output.WriteLine($"{Accounts} debits in {watch.ElapsedMilliseconds} ms: {perSecond} a second");

        watch.Restart();
        await portal.RunAsync<AnnounceAutopayJob>(April.AddDays(1));
        output.WriteLine($"{Accounts} enrollments looked through for notices in {watch.ElapsedMilliseconds} ms");
        Assert.True(perSecond >= LeastPerSecond, $"{perSecond} debits a second");
        await using var db = portal.Open();
        Assert.Equal(Accounts, await db.OutboxEmails.CountAsync(e => e.Subject.StartsWith("We received your automatic payment")));
    }

    private async Task EnrollAsync()
    {
        for (var n = 0; n < Accounts; n++)
        {
            await using var db = portal.Open();
            var contract = await TestContracts.FundAsync(db, portal.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), April));
            await portal.WithAsync<AutopayService, EnrollInAutopayAnswer>(a => a.EnrollAsync(
                new EnrollInAutopay { AccountReference = contract.Account.Reference, MethodReference = contract.Checking.Reference, Rule = new AutopayRule { AmountRule = AutopayAmount.AmountDue }, AgreedTo = null },
                contract.Actor, default));
        }
    }
}
