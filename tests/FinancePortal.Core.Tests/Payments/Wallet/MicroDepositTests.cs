using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.Tests.Payments.Ach;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Payments.Wallet;

[Trait("Feature", "F-415")]
[Trait("Rule", "R-406")]
public sealed class MicroDepositTests : IAsyncDisposable
{
    private readonly BankCase bank = new();

    public ValueTask DisposeAsync() => bank.DisposeAsync();

    [Fact]
    public async Task A_new_account_gets_two_credits_and_a_debit_of_nothing_and_the_right_amounts_prove_it()
    {
        var (contract, method) = await AddAsync();
        Assert.Equal(ProveAnswer.NotThereYet, await ProveAsync(contract, method, 1, 2));
        var file = await bank.CutOffAsync();
        Assert.Equal(["ACCTVERIFY", "ACCTVERIFY"], file.Batches.Select(b => b.Description));
        Assert.Equal(["22", "22", "28"], file.Entries.Select(e => e.TransactionCode));
        Assert.Equal(Money.Zero, file.Entries.Single(e => e.TransactionCode == "28").Amount);
        var sums = file.Entries.Where(e => e.TransactionCode == "22").Select(e => e.Amount).ToList();
        Assert.All(sums, s => Assert.InRange(s.Cents, 1, 99));

        bank.NextBankingDay(1);
        Assert.Equal(ProveAnswer.Wrong, await ProveAsync(contract, method, sums[0].Cents, sums[0].Cents));
        Assert.Equal(ProveAnswer.Proven, await ProveAsync(contract, method, sums[1].Cents, sums[0].Cents));
        Assert.True((await MethodAsync(method)).IsUsable);
    }

    [Fact]
    public async Task After_three_wrong_answers_the_account_is_blocked()
    {
        var (contract, method) = await AddAsync();
        await bank.CutOffAsync();
        bank.NextBankingDay(1);
        Assert.Equal([ProveAnswer.Wrong, ProveAnswer.Wrong, ProveAnswer.TooManyTries, ProveAnswer.NotAsked], [
            await ProveAsync(contract, method, 100, 100), await ProveAsync(contract, method, 100, 100), await ProveAsync(contract, method, 100, 100), await ProveAsync(contract, method, 100, 100)]);
        Assert.False((await MethodAsync(method)).IsUsable);
    }

    [Fact]
    public async Task A_debit_of_nothing_that_comes_back_blocks_the_account()
    {
        var (_, method) = await AddAsync();
        var file = await bank.CutOffAsync();
        bank.NextBankingDay(1);
        bank.Bank.Return("R20", file.Entries.Single(e => e.TransactionCode == "28"));
        await bank.ReadAsync();
        Assert.Equal("R20", (await MethodAsync(method)).BlockedCode);
    }

    private async Task<(TestContract Contract, PaymentMethod Method)> AddAsync()
    {
        var contract = await bank.LoanAsync();
        var answer = await bank.Portal.WithAsync<PaymentMethodService, AddBankAccountAnswer>(s => s.AddAsync(
            new AddBankAccount { RoutingNumber = "021000021", AccountNumber = "000987654321", Kind = PaymentMethodKind.Checking }, contract.Actor, CancellationToken.None));
        return (contract, Assert.IsType<AddBankAccountAnswer.Added>(answer).Method);
    }

    private Task<ProveAnswer> ProveAsync(TestContract contract, PaymentMethod method, long first, long second) => bank.Portal.WithAsync<PaymentMethodService, ProveAnswer>(s =>
        s.ProveAsync(method.Reference, new MicroDeposits(Money.FromCents(first), Money.FromCents(second)), contract.Actor, CancellationToken.None));

    private Task<PaymentMethod> MethodAsync(PaymentMethod method) => bank.AskAsync(db => db.PaymentMethods.SingleAsync(m => m.PaymentMethodId == method.PaymentMethodId));
}
