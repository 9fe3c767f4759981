using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Payments.HelpToPay;
using FinancePortal.Core.Tests.Payments.Ach;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Payments.Autopay;

/// <summary>Six years day by day, every job at its time: autopay on and funded, through a returned payment, a deferral and another due day.</summary>
[Trait("Feature", "F-404")]
[Trait("Rule", "R-402")]
public sealed class AutopayLifeTests : IAsyncDisposable
{
    private static readonly DateOnly Signed = new(2026, 1, 15);
    private readonly BankCase bank = new();

    public ValueTask DisposeAsync() => bank.DisposeAsync();

    [Fact]
    public Task In_72_months_no_late_fee_arises_and_each_differing_debit_was_written_of_ten_days_before() => LiveAsync(day: null);

    [Fact]
    [Trait("Category", "Long")]
    public Task Nor_on_the_last_day_of_each_month() => LiveAsync(day: 31);

    private async Task LiveAsync(int? day)
    {
        var contract = await FundAsync();
        await EnrollAsync(contract, day);
        var (returned, deferred, moved) = (false, false, false);
        for (var on = Signed.AddDays(1); await IsOpenAsync() && on < Signed.AddYears(8); on = on.AddDays(1))
        {
            await MorningAsync(on);
            bank.Clock.GoTo(on, new TimeOnly(12, 0));
            if (!deferred && on >= new DateOnly(2028, 5, 20))
            {
                deferred = true;
                await SignAsync(contract, HelpKind.Extension, 1);
            }

            if (!moved && on >= new DateOnly(2029, 9, 10))
            {
                moved = true;
                await SignAsync(contract, HelpKind.DueDateChange, 15);
            }

            bank.Clock.GoTo(on, new TimeOnly(18, 0));
            await bank.Portal.RunAsync<WriteBankFileJob>(on);
            foreach (var file in bank.Bank.Take())
            {
                if (!returned && on > new DateOnly(2027, 2, 1))
                {
                    returned = true;
                    bank.Bank.Return("R01", file.Entries.First());
                }
            }
        }

        Assert.True(returned && deferred && moved);
        Assert.False(await IsOpenAsync());
        Assert.Equal(0, await bank.AskAsync(db => db.Events.CountAsync(e => e.Kind == AccountEventKind.LateFeeAssessed)));
        await EachDifferingDebitHasItsNoticeAsync();
        await bank.VerifyAsync();
    }

    private async Task EachDifferingDebitHasItsNoticeAsync()
    {
        var debits = (await bank.AskAsync(db => db.Payments.Where(p => p.Origin == PaymentOrigin.Autopay && p.RetryNumber == null).OrderBy(p => p.CreditOn).ToListAsync()))
            .GroupBy(p => p.CreditOn).ToDictionary(g => g.Key, g => Money.Sum(g.Select(p => p.Amount)));
        var notices = await bank.AskAsync(db => db.AutopayNotices.Where(n => n.Kind != AutopayNoticeKind.Authorized).ToListAsync());
        Assert.InRange(debits.Count, 70, 73);
        var differing = debits.Where(d => d.Value != Money.FromCents(812_14)).ToList();
        Assert.NotEmpty(differing);
        Assert.All(differing, d => Assert.Contains(notices, n => n.DebitOn == d.Key && n.Amount == d.Value && n.ToldOn <= d.Key.AddDays(-10)));
        var last = debits.Keys.Max();
        Assert.Contains(notices, n => n.DebitOn == last && n.Kind == AutopayNoticeKind.MonthAhead);
    }

    private async Task MorningAsync(DateOnly on)
    {
        bank.Clock.GoTo(on, new TimeOnly(0, 30));
        await bank.Portal.RunAsync<BillInstallmentsJob>(on);
        await bank.Portal.RunAsync<CreditScheduledPaymentsJob>(on);
        await bank.Portal.RunAsync<CollectAutopayJob>(on);
        bank.Clock.GoTo(on, new TimeOnly(9, 0));
        await bank.Portal.RunAsync<AnnounceAutopayJob>(on);
        await bank.Portal.RunAsync<ReadReturnsJob>(on);
        await bank.Portal.RunAsync<SettlePaymentsJob>(on);
    }

    private async Task<TestContract> FundAsync()
    {
        bank.Clock.GoTo(Signed);
        var firstDue = new DateOnly(2026, 3, 1);
        var terms = new RetailTerms
        {
            ContractDate = Signed,
            EffectiveFrom = Signed,
            FirstDueOn = firstDue,
            PaymentCount = 72,
            State = "TX",
            LateFee = new LateFeeRule { GraceDays = 15, Percent = 5m, StateCapPercent = 5m },
            ReturnedPaymentFee = Money.FromCents(25_00),
            AmountFinanced = Money.FromCents(49_100_00),
            Rate = AnnualRate.FromPercent(5.90m),
            Installment = Money.FromCents(812_14),
        };
        await using var db = bank.Portal.Open();
        var contract = await TestContracts.FundAsync(db, bank.Clock, terms);
        await bank.Portal.NumberAsync(contract.Checking);
        return contract;
    }

    private async Task EnrollAsync(TestContract contract, int? day)
    {
        var answer = await bank.Portal.WithAsync<AutopayService, EnrollInAutopayAnswer>(a => a.EnrollAsync(
            new EnrollInAutopay
            {
                AccountReference = contract.Account.Reference,
                MethodReference = contract.Checking.Reference,
                Rule = new AutopayRule { AmountRule = AutopayAmount.AmountDue, Day = day },
                AgreedTo = null,
            },
            contract.Actor, default));
        Assert.IsType<EnrollInAutopayAnswer.Accepted>(answer);
    }

    private async Task SignAsync(TestContract contract, HelpKind kind, int number)
    {
        var (offer, refused) = await bank.Portal.WithAsync<HelpToPayService, (HelpOffer?, string?)>(h => h.OfferAsync(contract.Customer.CustomerId, contract.Account.Reference, kind, number, default));
        Assert.Null(refused);
        var request = new SignHelp { AccountReference = contract.Account.Reference, Kind = kind, Number = number, AgreedTo = offer!.Text, SignedName = contract.Customer.FullName };
        Assert.IsType<SignHelpAnswer.Accepted>(await bank.Portal.WithAsync<HelpToPayService, SignHelpAnswer>(h => h.SignAsync(request, contract.Actor, default)));
    }

    private Task<bool> IsOpenAsync() => bank.AskAsync(db => db.Accounts.AnyAsync(a => a.Status == AccountStatus.Open));
}
