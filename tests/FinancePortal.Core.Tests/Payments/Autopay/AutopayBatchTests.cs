using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using static FinancePortal.Core.Tests.Payments.Autopay.AutopayCase;

namespace FinancePortal.Core.Tests.Payments.Autopay;

/// <summary>The nightly run: twice, late, on two instances, against a customer who changes their mind, with one bad account.</summary>
[Trait("Feature", "F-404")]
public sealed class AutopayBatchTests : IAsyncDisposable
{
    private readonly AutopayCase autopay = new();

    public ValueTask DisposeAsync() => autopay.DisposeAsync();

    [Fact]
    public async Task One_bad_account_is_set_aside_and_does_not_stop_the_rest()
    {
        var bad = await autopay.OnAsync();
        await autopay.OnAsync();
        await using (var db = autopay.Bank.Portal.Open())
        {
            await db.Accounts.Where(a => a.FinancedAccountId == bad.Account.FinancedAccountId).ExecuteUpdateAsync(s => s.SetProperty(a => a.Checkpoint, "1:{\"broken\":"));
        }

        Assert.Equal("1 debits, 1 set aside", await autopay.CollectAsync(April));
    }

    [Fact]
    [Trait("Proof", "P-BAT2")]
    public async Task Days_that_were_missed_are_caught_up_as_of_their_own_dates()
    {
        await autopay.OnAsync(new AutopayRule { AmountRule = AutopayAmount.AmountDue, Day = 31 });
        foreach (var day in new[] { new DateOnly(2026, 4, 3), new DateOnly(2026, 5, 2), new DateOnly(2026, 11, 4), new DateOnly(2027, 1, 3), new DateOnly(2028, 3, 2) })
        {
            await autopay.CollectAsync(day);
        }

        var dates = await autopay.Bank.AskAsync(db => db.Payments.Where(p => p.Origin == PaymentOrigin.Autopay).OrderBy(p => p.PaymentId).Select(p => p.CreditOn).ToListAsync());
        Assert.Equal([new(2026, 3, 31), new(2026, 4, 30), new(2026, 5, 31), new(2026, 6, 30)], dates.Take(4));
        Assert.Contains(new DateOnly(2026, 12, 31), dates);
        Assert.Contains(new DateOnly(2028, 2, 29), dates);
        Assert.Equal(dates.Count, dates.Distinct().Count());
        Assert.Equal(24, dates.Count);
        await autopay.Bank.VerifyAsync();
    }

    [Fact]
    [Trait("Proof", "P-BAT1")]
    public async Task Two_instances_that_run_at_once_debit_each_account_once()
    {
        for (var i = 0; i < 30; i++)
        {
            await autopay.OnAsync();
        }

        autopay.Bank.Clock.GoTo(April, new TimeOnly(0, 30));
        await using var second = autopay.Bank.Portal.SecondInstance();
        await Task.WhenAll(Task.Run(() => autopay.Bank.Portal.RunAsync<CollectAutopayJob>(April)), Task.Run(() => second.RunAsync<CollectAutopayJob>(April)));

        var payments = await autopay.Bank.AskAsync(db => db.Payments.Where(p => p.Origin == PaymentOrigin.Autopay).Select(p => p.FinancedAccountId).ToListAsync());
        Assert.Equal((30, 30), (payments.Count, payments.Distinct().Count()));
        Assert.Equal(30, await autopay.Bank.AskAsync(db => db.OutboxEmails.CountAsync(e => e.Subject.StartsWith("We received your automatic payment"))));
        await autopay.Bank.VerifyAsync();
    }

    [Fact]
    [Trait("Proof", "P-ISO1")]
    public async Task However_many_turn_it_on_at_once_one_authorization_holds()
    {
        var contract = await autopay.Bank.LoanAsync();
        await Task.WhenAll(Enumerable.Range(1, 8).Select(day => Task.Run(() => autopay.EnrollAsync(contract, Rule() with { Day = day }))));

        Assert.Equal(1, await autopay.Bank.AskAsync(db => db.AutopayEnrollments.CountAsync(a => a.EndedAt == null)));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    [Trait("Proof", "P-BAT3")]
    public Task Revoked_at_any_moment_it_is_either_off_and_unpaid_or_paid_and_told(int rounds) => RevokeWhileCollectingAsync(rounds);

    [Fact]
    [Trait("Proof", "P-BAT3")]
    [Trait("Category", "Long")]
    public Task Revoked_a_thousand_times_around_the_claim_it_is_either_off_and_unpaid_or_paid_and_told() => RevokeWhileCollectingAsync(1_000);

    private async Task RevokeWhileCollectingAsync(int rounds)
    {
        var contracts = new List<TestContract>();
        for (var i = 0; i < rounds; i++)
        {
            contracts.Add(await autopay.OnAsync());
        }

        autopay.Bank.Clock.GoTo(April, new TimeOnly(0, 30));
        await using var second = autopay.Bank.Portal.SecondInstance();
        var changing = contracts.ToArray();
        new Random(20260401).Shuffle(changing);
        var revoking = changing.Chunk((rounds + 3) / 4).Select(share => Task.Run(async () =>
        {
            foreach (var contract in share)
            {
                await second.WithAsync<AutopayService, bool>(a => a.RevokeAsync(contract.Account.Reference, contract.Actor, default));
            }
        })).ToList();
        await Task.Delay(Math.Min(rounds, 200)); // so that some are revoked before, some meanwhile and some after
        var collecting = Task.Run(() => autopay.Bank.Portal.RunAsync<CollectAutopayJob>(April));
        await Task.WhenAll(revoking);
        await collecting;
        var paid = await autopay.Bank.AskAsync(db => db.Payments.CountAsync(p => p.Origin == PaymentOrigin.Autopay));
        Assert.Equal(paid, await autopay.Bank.AskAsync(db => db.OutboxEmails.CountAsync(e => e.Subject.StartsWith("We received your automatic payment"))));
        Assert.Equal(0, await autopay.Bank.AskAsync(db => db.AutopayEnrollments.CountAsync(a => a.EndedAt == null)));
        Assert.Equal("0 debits, 0 set aside", await autopay.Bank.Portal.RunAsync<CollectAutopayJob>(April));
        await autopay.Bank.VerifyAsync();
    }
}
