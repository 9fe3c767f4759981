using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Charges;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.Tests.Payments.Ach;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.Tests.Payments;

/// <summary>
/// P-ISO1: each limit on money that spans rows holds when clients of two instances start at the same moment. What guards it:
/// five payment methods and one payment a key by unique indexes, a debt not paid twice and a needed method not removed by the write
/// transaction and the account's version, three tries and one dispute by the row's version.
/// </summary>
[Trait("Proof", "P-ISO1")]
public sealed class IsolationTests : IAsyncLifetime
{
    private readonly BankCase bank = new();
    private PortalCore second = null!;

    public Task InitializeAsync()
    {
        bank.Portal.Settings["Cards:Processor"] = "Sandbox";
        second = bank.Portal.SecondInstance();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await second.DisposeAsync();
        await bank.DisposeAsync();
    }

    public static TheoryData<string> Limits => ["five payment methods", "no debt paid twice", "a key pays once", "three tries", "a method in use stays", "one dispute"];

    [Theory]
    [MemberData(nameof(Limits))]
    public Task A_limit_holds_in_a_few_rounds(string limit) => RoundsAsync(limit, 3);

    [Theory]
    [MemberData(nameof(Limits))]
    [Trait("Category", "Long")]
    public Task A_limit_holds_in_a_thousand_rounds(string limit) => RoundsAsync(limit, 1_000);

    /// <summary>Mostly a handful of clients, and fifty of them now and then.</summary>
    private async Task RoundsAsync(string limit, int rounds)
    {
        var dice = new Random(20260310);
        for (var round = 0; round < rounds; round++)
        {
            var clients = round == 0 ? 20 : round % 50 == 0 ? 50 : dice.Next(2, 6);
            await (limit switch
            {
                "five payment methods" => FivePaymentMethodsAsync(clients),
                "no debt paid twice" => NoDebtIsPaidTwiceAsync(clients),
                "a key pays once" => AKeyPaysOnceAsync(clients),
                "three tries" => ThreeTriesAsync(clients),
                "a method in use stays" => AMethodInUseStaysAsync(clients),
                _ => OneDisputeAsync(clients),
            });
        }

        await bank.VerifyAsync();
    }

    private async Task FivePaymentMethodsAsync(int clients)
    {
        var contract = await bank.LoanAsync();
        await RaceAsync(clients, (PaymentMethodService s, int i) => s.AddAsync(Account($"77001{i:0000}"), contract.Actor, default));
        Assert.True(await bank.AskAsync(db => db.PaymentMethods.CountAsync(m => m.CustomerId == contract.Customer.CustomerId && m.RemovedAt == null)) <= PaymentMethod.Most);
    }

    private async Task NoDebtIsPaidTwiceAsync(int clients)
    {
        var contract = await bank.LoanAsync();
        var answers = await RaceAsync(clients, (PaymentService s, int i) => s.MakeAsync(Request(contract, 30_000_00, Reference.New()), contract.Actor, default));
        Assert.Single(answers, a => a is MakePaymentAnswer.Accepted);
        Assert.False((await bank.AccountAsync(contract)).State.Credit.IsPositive);
    }

    private async Task AKeyPaysOnceAsync(int clients)
    {
        var contract = await bank.LoanAsync();
        var key = Reference.New();
        var answers = await RaceAsync(clients, (PaymentService s, int _) => s.MakeAsync(Request(contract, 100_00, key), contract.Actor, default));
        Assert.Single(answers.Select(a => Assert.IsType<MakePaymentAnswer.Accepted>(a).Payment.ConfirmationNumber).Distinct());
    }

    private async Task ThreeTriesAsync(int clients)
    {
        var contract = await bank.LoanAsync();
        var method = Assert.IsType<AddBankAccountAnswer.Added>(await bank.Portal.WithAsync<PaymentMethodService, AddBankAccountAnswer>(s => s.AddAsync(Account("880011223344"), contract.Actor, default))).Method;
        await using (var db = bank.Portal.Open())
        {
            (await db.MicroDepositChecks.SingleAsync(c => c.PaymentMethodId == method.PaymentMethodId)).Send(bank.Clock.Today(), bank.Clock.UtcNow());
            await db.SaveChangesAsync();
        }

        var answers = await RaceAsync(clients, (PaymentMethodService s, int _) => s.ProveAsync(method.Reference, new MicroDeposits(Money.FromCents(100), Money.FromCents(100)), contract.Actor, default));
        Assert.True(answers.Count(a => a is ProveAnswer.Wrong or ProveAnswer.TooManyTries) <= MicroDepositCheck.MostTries);
    }

    private async Task AMethodInUseStaysAsync(int clients)
    {
        var contract = await bank.LoanAsync();
        await RaceAsync(clients, async (IServiceProvider services, int i) =>
        {
            try
            {
                return i % 2 == 0
                    ? await services.GetRequiredService<PaymentMethodService>().RemoveAsync(contract.Checking.Reference, contract.Actor, default) is RemoveAnswer.Removed
                    : await services.GetRequiredService<PaymentService>().MakeAsync(Request(contract, 100_00 + i, Reference.New()), contract.Actor, default) is MakePaymentAnswer.Accepted;
            }
            catch (NotFoundException)
            {
                // Another client removed it first.
                return false;
            }
        });
        var (method, waiting) = await bank.AskAsync(async db => (
            await db.PaymentMethods.SingleAsync(m => m.PaymentMethodId == contract.Checking.PaymentMethodId),
            await db.Payments.CountAsync(p => p.PaymentMethodId == contract.Checking.PaymentMethodId && p.BankStatus == BankStatus.WaitingForFile)));
        Assert.True(method.RemovedAt is null || waiting == 0);
    }

    private async Task OneDisputeAsync(int clients)
    {
        var contract = await bank.LoanAsync();
        var billed = await bank.Portal.WithAsync<ChargeService, ChargeAnswer>(s => s.BillAsync(
            new BillCharge
            {
                AccountNumber = contract.Account.AccountNumber,
                Kind = ChargeKind.Toll,
                Origin = "Bridge",
                OriginNumber = "1",
                IncurredOn = bank.Clock.Today(),
                Amount = Money.FromCents(5_00),
                DueOn = bank.Clock.Today().AddDays(30),
            },
            Actor.System("intake"), default));
        var charge = Assert.IsType<ChargeAnswer.Done>(billed).Charge;
        await RaceAsync(clients, (ChargeService s, int i) => s.DisputeAsync(contract.Account.Reference, charge.Reference, $"Not mine, says client {i}.", contract.Actor, default));
        Assert.Equal(Money.Zero, (await bank.AccountAsync(contract)).Balances.Fees);
        Assert.Equal(1, await bank.AskAsync(db => db.StaffCases.CountAsync(c => c.Subject == charge.Reference)));
    }

    private Task<TAnswer[]> RaceAsync<TService, TAnswer>(int clients, Func<TService, int, Task<TAnswer>> act)
        where TService : notnull => RaceAsync(clients, (services, i) => act(services.GetRequiredService<TService>(), i));

    /// <summary>All clients stand at the line, half of them at each instance, and start together.</summary>
    private async Task<TAnswer[]> RaceAsync<TAnswer>(int clients, Func<IServiceProvider, int, Task<TAnswer>> act)
    {
        using var line = new SemaphoreSlim(0);
        var runners = Enumerable.Range(0, clients).Select(async i =>
        {
            await using var scope = (i % 2 == 0 ? bank.Portal : second).Services.CreateAsyncScope();
            await line.WaitAsync();
            return await act(scope.ServiceProvider, i);
        }).ToList();
        line.Release(clients);
        return await Task.WhenAll(runners);
    }

    private static AddBankAccount Account(string number) => new() { RoutingNumber = "021000021", AccountNumber = number, Kind = PaymentMethodKind.Checking };

    private static MakePayment Request(TestContract contract, long cents, string key) => new()
    {
        AccountReference = contract.Account.Reference,
        MethodReference = contract.Checking.Reference,
        Amount = Money.FromCents(cents),
        Purpose = PaymentPurpose.Regular,
        PayOn = null,
        RequestKey = key,
        SecondIsMeant = true,
        OwedSeen = null,
    };
}
