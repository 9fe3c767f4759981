using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Tests.Payments.Ach;

/// <summary>Every kind of file that the product writes is accepted by a reader that others wrote, with the same entries and sums.</summary>
[Trait("Feature", "F-401")]
public sealed class AchRefereeTests : IAsyncDisposable
{
    private readonly BankCase bank = new();

    public ValueTask DisposeAsync() => bank.DisposeAsync();

    [Fact]
    public async Task Payments_retries_fees_and_account_checks_are_accepted_day_after_day()
    {
        bank.Portal.Settings["Bank:DebitReturnFees"] = "true";
        for (var i = 0; i < 12; i++)
        {
            await bank.PayAsync(await bank.LoanAsync($"0001234509{i:00}"), 100_00 + i);
        }

        await bank.Portal.WithAsync<PaymentMethodService, AddBankAccountAnswer>(async s => await s.AddAsync(
            new AddBankAccount { RoutingNumber = "021000021", AccountNumber = "000987654321", Kind = PaymentMethodKind.Savings }, (await bank.LoanAsync("00012345099")).Actor, CancellationToken.None));
        var first = await SendAndJudgeAsync();
        Assert.Equal(15, first.Entries.Count());

        bank.NextBankingDay(2);
        bank.Bank.Return("R01", first.Entries.First(e => e.TransactionCode == "27"));
        await bank.ReadAsync();
        bank.NextBankingDay(5);
        await bank.Portal.RunAsync<CreditScheduledPaymentsJob>();
        var second = await SendAndJudgeAsync();
        Assert.Equal(["RETRY PYMT", "RETURN FEE"], second.Batches.Select(b => b.Description));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(250)]
    public async Task Files_of_any_length_are_padded_and_counted_right(int entries)
    {
        var file = AchFiles.Write(
            (AchFiles.Debits(), [.. Enumerable.Range(1, entries).Select(i => AchFiles.Entry(i, cents: i * 101))]),
            (AchFiles.Credits(), [AchFiles.Entry(entries + 1, "22", 40_00) with { PaymentType = ' ' }]));
        var judgement = await AchReferee.JudgeAsync(file);
        Assert.Empty(judgement.Errors);
        Assert.Equal((entries + 1, 40_00 + (101L * entries * (entries + 1) / 2)), (judgement.Entries, judgement.Cents));
    }

    [Theory]
    [InlineData(6, 29, '9')] // an amount
    [InlineData(8, 10, '7')] // the hash of a batch
    [InlineData(6, 3, '9')] // a routing number
    public async Task The_referee_finds_a_wrong_character(int type, int at, char wrong)
    {
        var lines = AchFiles.Write((AchFiles.Debits(), [AchFiles.Entry(1)])).Split('\n');
        var line = Array.FindIndex(lines, l => l.StartsWith((char)('0' + type)));
        lines[line] = lines[line][..at] + wrong + lines[line][(at + 1)..];
        Assert.NotEmpty((await AchReferee.JudgeAsync(string.Join('\n', lines))).Errors);
    }

    private async Task<AchFile> SendAndJudgeAsync()
    {
        bank.Clock.GoTo(bank.Clock.Today(), new TimeOnly(18, 0));
        await bank.Portal.RunAsync<WriteBankFileJob>();
        var name = bank.Bank.Waiting.Single();
        var judgement = await AchReferee.JudgeAsync(await File.ReadAllTextAsync(name));
        Assert.Empty(judgement.Errors);
        var file = bank.Bank.Take().Single();
        Assert.Equal((file.Entries.Count(), Money.Sum(file.Entries.Select(e => e.Amount)).Cents), (judgement.Entries, judgement.Cents));
        return file;
    }
}
