using FinancePortal.Core.Contracts;
using FinancePortal.Core.Ledger;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Ach;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Payments.Ach;

[Trait("Feature", "F-406")]
public sealed class SettlePaymentsJobTests : IAsyncDisposable
{
    private readonly BankCase bank = new();

    public ValueTask DisposeAsync() => bank.DisposeAsync();

    [Fact]
    [Trait("Rule", "R-408")]
    public async Task A_payment_is_final_three_banking_days_after_it_was_credited_and_not_before()
    {
        var (contract, payment, _) = await bank.SentAsync();
        bank.NextBankingDay(2);
        Assert.Equal("0 final, 0 set aside", await bank.Portal.RunAsync<SettlePaymentsJob>());
        bank.NextBankingDay();
        Assert.Equal(CreditDate.FinalOn(payment.CreditOn), Core.Values.BusinessClock.BusinessDateOf(bank.Clock.GetUtcNow().UtcDateTime));
        Assert.Equal("1 final, 0 set aside", await bank.Portal.RunAsync<SettlePaymentsJob>());
        Assert.Equal("0 final, 0 set aside", await bank.Portal.RunAsync<SettlePaymentsJob>());

        Assert.Equal(BankStatus.Final, (await bank.PaymentAsync(payment)).BankStatus);
        var cash = await bank.AskAsync(db => db.LedgerEntries.Where(e => e.Account == LedgerAccount.Cash || e.Account == LedgerAccount.CashInTransit)
            .GroupBy(e => e.Account).Select(g => new { g.Key, Cents = g.Sum(e => e.Amount.Cents) }).ToDictionaryAsync(g => g.Key, g => g.Cents));
        Assert.Equal((812_14, 0), (cash[LedgerAccount.Cash], cash[LedgerAccount.CashInTransit]));
        Assert.Equal(1, await bank.AskAsync(db => db.Events.CountAsync(e => e.Kind == AccountEventKind.PaymentSettled)));
        Assert.Equal(contract.Account.FinancedAccountId, (await bank.AccountAsync(contract)).FinancedAccountId);
        await bank.VerifyAsync();
    }

    [Fact]
    public async Task A_returned_payment_never_becomes_final()
    {
        var (_, payment, entry) = await bank.SentAsync();
        bank.NextBankingDay(2);
        bank.Bank.Return("R01", entry);
        await bank.ReadAsync();
        bank.NextBankingDay();

        Assert.Equal("0 final, 0 set aside", await bank.Portal.RunAsync<SettlePaymentsJob>());
        Assert.Equal(BankStatus.Returned, (await bank.PaymentAsync(payment)).BankStatus);
    }

    [Fact]
    public async Task A_file_that_was_handed_over_late_settles_later()
    {
        await bank.SentAsync();
        bank.NextBankingDay(2);
        await using (var db = bank.Portal.Open())
        {
            var late = bank.Clock.GetUtcNow().UtcDateTime;
            await db.BankFiles.ExecuteUpdateAsync(s => s.SetProperty(f => f.SentAt, late));
        }

        bank.NextBankingDay();
        Assert.Equal("0 final, 0 set aside", await bank.Portal.RunAsync<SettlePaymentsJob>());
        bank.NextBankingDay(2);
        Assert.Equal("1 final, 0 set aside", await bank.Portal.RunAsync<SettlePaymentsJob>());
    }

    [Fact]
    [Trait("Proof", "P-BAT1")]
    public async Task Two_instances_at_once_settle_each_payment_once()
    {
        await using var second = bank.Portal.SecondInstance();
        var contract = await bank.LoanAsync();
        for (var i = 0; i < 60; i++)
        {
            await bank.PayAsync(contract, 2_00 + i);
        }

        await bank.CutOffAsync();
        bank.NextBankingDay(3);
        await Task.WhenAll(new[] { bank.Portal, second }.Select(p => Task.Run(() => p.RunAsync<SettlePaymentsJob>())));

        Assert.Equal(60, await bank.AskAsync(db => db.Payments.CountAsync(p => p.BankStatus == BankStatus.Final)));
        Assert.Equal(60, await bank.AskAsync(db => db.Events.CountAsync(e => e.Kind == AccountEventKind.PaymentSettled)));
        await bank.VerifyAsync();
    }
}
