using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Payments.Ach;

[Trait("Rule", "R-410")]
public sealed class ReturnFeeTests : IAsyncDisposable
{
    private readonly BankCase bank = new();

    public ValueTask DisposeAsync() => bank.DisposeAsync();

    [Fact]
    public async Task The_fee_is_debited_once_by_an_entry_of_its_own_with_notice_and_pays_the_fee()
    {
        bank.Portal.Settings["Bank:DebitReturnFees"] = "true";
        var (contract, returned) = await ReturnedAsync("R01");
        var fee = await FeeAsync();
        Assert.Equal((Money.FromCents(25_00), PaymentPurpose.ReturnFee, PaymentStatus.Scheduled), (fee.Amount, fee.Purpose, fee.Status));
        Assert.Equal(BankCalendar.AddBankingDays(bank.Clock.Today(), ReturnFeeService.BankingDaysAhead), fee.CreditOn);
        var told = await bank.AskAsync(db => db.OutboxEmails.SingleAsync(e => e.Subject.StartsWith("Your bank returned")));
        Assert.Contains("We'll debit it from the same account on", told.TextBody, StringComparison.Ordinal);

        // The retry is left out here: the fee alone goes out.
        await bank.Portal.WithAsync<PaymentService, bool>(async s => await s.CancelAsync((await RetryAsync(returned)).Reference, contract.Actor, CancellationToken.None));
        bank.Clock.GoTo(fee.CreditOn);
        await bank.Portal.RunAsync<CreditScheduledPaymentsJob>();
        var file = await bank.CutOffAsync();
        Assert.Equal(("RETURN FEE", "WEB"), (file.Batches.Single().Description, file.Batches.Single().EntryClass));
        Assert.Equal(("27", Money.FromCents(25_00)), (file.Entries.Single().TransactionCode, file.Entries.Single().Amount));
        Assert.Equal(Money.Zero, (await bank.AccountAsync(contract)).Balances.Fees);

        bank.NextBankingDay(2);
        bank.Bank.Return("R01", file.Entries.Single());
        await bank.ReadAsync();
        Assert.Single(await bank.AskAsync(db => db.Payments.Where(p => p.Purpose == PaymentPurpose.ReturnFee).ToListAsync()));
        Assert.Single(await bank.AskAsync(db => db.Events.Where(e => e.Kind == AccountEventKind.ReturnedPaymentFeeAssessed).ToListAsync()));
        await bank.VerifyAsync();
    }

    [Fact]
    public async Task A_fee_that_was_paid_meanwhile_is_not_debited()
    {
        bank.Portal.Settings["Bank:DebitReturnFees"] = "true";
        var (contract, _) = await ReturnedAsync("R01");
        var fee = await FeeAsync();
        await bank.PayAsync(contract, 900_00);
        bank.Clock.GoTo(fee.CreditOn);
        await bank.Portal.RunAsync<CreditScheduledPaymentsJob>();
        Assert.Equal(PaymentStatus.Cancelled, (await bank.PaymentAsync(fee)).Status);
        Assert.True(await bank.AskAsync(db => db.OutboxEmails.AnyAsync(e => e.Subject == "We didn't debit the fee of $25.00")));
    }

    [Theory]
    [InlineData("R01", "false")]
    [InlineData("R02", "true")]
    [InlineData("R08", "true")]
    public async Task Unless_it_is_turned_on_or_for_any_other_cause_the_fee_waits_for_the_next_payment(string code, string setting)
    {
        bank.Portal.Settings["Bank:DebitReturnFees"] = setting;
        var (contract, _) = await ReturnedAsync(code);
        Assert.False(await bank.AskAsync(db => db.Payments.AnyAsync(p => p.Purpose == PaymentPurpose.ReturnFee)));
        Assert.Equal(Money.FromCents(25_00), (await bank.AccountAsync(contract)).Balances.Fees);
    }

    private async Task<(TestContract Contract, Payment Payment)> ReturnedAsync(string code)
    {
        var (contract, payment, entry) = await bank.SentAsync();
        bank.NextBankingDay(2);
        bank.Bank.Return(code, entry);
        await bank.ReadAsync();
        return (contract, payment);
    }

    private Task<Payment> FeeAsync() => bank.AskAsync(db => db.Payments.SingleAsync(p => p.Purpose == PaymentPurpose.ReturnFee));

    private Task<Payment> RetryAsync(Payment first) => bank.AskAsync(db => db.Payments.SingleAsync(p => p.RetryOfPaymentId == first.PaymentId));
}
