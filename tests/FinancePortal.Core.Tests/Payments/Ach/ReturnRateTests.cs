using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Tests.Payments.Ach;

[Trait("Rule", "R-411")]
public sealed class ReturnRateTests : IAsyncDisposable
{
    private readonly BankCase bank = new();

    public ValueTask DisposeAsync() => bank.DisposeAsync();

    [Fact]
    public async Task Returned_debits_of_sixty_days_are_counted_by_reason()
    {
        for (var i = 0; i < 4; i++)
        {
            await bank.PayAsync(await bank.LoanAsync());
        }

        var sent = (await bank.CutOffAsync()).Entries.ToList();
        bank.NextBankingDay();
        bank.Bank.Return("R10", [sent[0]]);
        bank.Bank.Return("R01", [sent[1]]);
        await bank.ReadAsync();

        Assert.Equal([(1, 4), (0, 4), (2, 4)], (await RatesAsync()).Select(r => (r.Returned, r.Sent)));
        Assert.Equal([true, false, true], (await RatesAsync()).Select(r => r.IsOver));
        bank.Clock.GoTo(bank.Clock.Today().AddDays(ReturnRateService.Days + 1));
        Assert.All(await RatesAsync(), r => Assert.Equal((0, 0, false), (r.Returned, r.Sent, r.IsNear)));
    }

    [Theory]
    [InlineData(3, 1000, false, false)]
    [InlineData(4, 1000, true, false)]
    [InlineData(5, 1000, true, true)]
    public void The_alarm_is_raised_at_four_fifths_of_the_limit(int returned, int sent, bool near, bool over)
    {
        var rate = new ReturnRate(ReturnGroup.Unauthorized, returned, sent, 0.5m);
        Assert.Equal((near, over), (rate.IsNear, rate.IsOver));
    }

    private Task<IReadOnlyList<ReturnRate>> RatesAsync() => bank.Portal.WithAsync<ReturnRateService, IReadOnlyList<ReturnRate>>(r => r.WatchAsync(default));
}
