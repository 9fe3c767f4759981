using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.Tests.Payments.Ach;

[Trait("Feature", "F-415")]
public sealed class AccountCorrectionTests : IAsyncDisposable
{
    private readonly BankCase bank = new();

    public ValueTask DisposeAsync() => bank.DisposeAsync();

    [Fact]
    public async Task A_notification_of_change_is_applied_once_and_the_next_debit_carries_it()
    {
        var (contract, _, entry) = await bank.SentAsync();
        bank.NextBankingDay(2);
        bank.Bank.Change("C03", "021000021   000987650777     ", entry);
        bank.Bank.Change("C03", "021000021   000987650777     ", entry);
        await bank.ReadAsync();

        var method = await bank.MethodAsync(contract);
        Assert.Equal(("021000021", "JPMorgan Chase Bank", "0777"), (method.RoutingNumber, method.BankName, method.LastFour));
        Assert.Equal(1, await bank.AskAsync(db => db.OutboxEmails.CountAsync(e => e.Subject == "Your bank corrected the details of your account")));
        Assert.Equal(1, await bank.AskAsync(db => db.AuditRows.CountAsync(a => a.Action == "payment method corrected by bank")));
        await bank.PayAsync(contract, 100_00);
        var next = (await bank.CutOffAsync()).Entries.Single();
        Assert.Equal(("021000021", "000987650777"), (next.Routing, next.Account));
    }

    [Theory]
    [InlineData("C01", "987650777", "123456780", "987650777", PaymentMethodKind.Checking)]
    [InlineData("C02", "021000021", "021000021", PortalCore.AccountNumber, PaymentMethodKind.Checking)]
    [InlineData("C05", "37", "123456780", PortalCore.AccountNumber, PaymentMethodKind.Savings)]
    [InlineData("C06", "987650777           37", "123456780", "987650777", PaymentMethodKind.Savings)]
    [InlineData("C07", "021000021987650777        37", "021000021", "987650777", PaymentMethodKind.Savings)]
    [InlineData("C04", "ELENA MARCH", "123456780", PortalCore.AccountNumber, PaymentMethodKind.Checking)]
    public async Task Each_code_of_change_says_where_the_right_data_stands(string code, string corrected, string routing, string account, PaymentMethodKind kind)
    {
        var (contract, _, entry) = await bank.SentAsync();
        bank.Bank.Change(code, corrected, entry);
        Assert.Equal("1 files, 1 entries, 0 set aside, 0 files refused", await bank.ReadAsync());

        var method = await bank.MethodAsync(contract);
        Assert.Equal((routing, account, kind), (method.RoutingNumber, bank.Portal.Services.GetRequiredService<AccountNumberSeal>().Open(method), method.Kind));
    }

    [Theory]
    [InlineData("C02", "021000022")]
    [InlineData("C01", "")]
    [InlineData("C05", "57")]
    public async Task A_change_that_makes_no_sense_is_set_aside(string code, string corrected)
    {
        var (_, _, entry) = await bank.SentAsync();
        bank.Bank.Change(code, corrected, entry);
        Assert.Equal("1 files, 1 entries, 1 set aside, 0 files refused", await bank.ReadAsync());
    }
}
