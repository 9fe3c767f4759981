using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Payments.Refunds;
using FinancePortal.Core.Tests.Payments.Ach;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.Tests.Payments.Refunds;

[Trait("Feature", "F-417")]
[Trait("Rule", "R-204")]
public sealed class RefundTests : IAsyncDisposable
{
    private readonly BankCase bank = new();

    public ValueTask DisposeAsync() => bank.DisposeAsync();

    [Fact]
    public async Task A_credit_goes_back_on_request_as_a_credit_entry_and_is_final_when_the_bank_keeps_it()
    {
        var contract = await WithCreditAsync();
        var refund = await RequestAsync(contract);
        Assert.Equal((RefundStatus.WaitingForFile, Money.FromCents(40_00)), (refund.Status, refund.Amount));
        Assert.Equal(Money.Zero, (await bank.AccountAsync(contract)).State.Credit);
        Assert.Equal(refund.RefundId, (await RequestAsync(contract)).RefundId);

        var file = await bank.CutOffAsync();
        Assert.Equal(("REFUND", "PPD", "220"), (file.Batches.Single().Description, file.Batches.Single().EntryClass, file.Batches.Single().ServiceClass));
        Assert.Equal(("22", Money.FromCents(40_00)), (file.Entries.Single().TransactionCode, file.Entries.Single().Amount));

        bank.NextBankingDay(4);
        await bank.Portal.RunAsync<SettlePaymentsJob>();
        Assert.Equal(RefundStatus.Final, (await RefundAsync()).Status);
        await bank.VerifyAsync();
    }

    [Fact]
    public async Task A_refund_that_the_bank_returns_is_the_customers_credit_again()
    {
        var contract = await WithCreditAsync();
        await RequestAsync(contract);
        var entry = (await bank.CutOffAsync()).Entries.Single();
        bank.NextBankingDay(2);
        bank.Bank.Return("R03", entry);
        await bank.ReadAsync();

        Assert.Equal(RefundStatus.Returned, (await RefundAsync()).Status);
        Assert.Equal(Money.FromCents(40_00), (await bank.AccountAsync(contract)).State.Credit);
        Assert.True(await bank.AskAsync(db => db.OutboxEmails.AnyAsync(e => e.Subject == "Your bank returned your refund of $40.00")));
        await bank.VerifyAsync();
    }

    [Fact]
    [Trait("Rule", "P-OCC1")]
    public async Task A_credit_goes_back_once_however_often_it_is_asked_for()
    {
        var contract = await WithCreditAsync();
        await RequestAsync(contract);
        await RequestAsync(contract);
        Assert.Equal(1, await bank.AskAsync(db => db.Refunds.CountAsync()));
    }

    [Fact]
    public async Task Before_six_months_it_goes_back_by_itself()
    {
        var contract = await WithCreditAsync();
        await bank.Portal.RunAsync<RefundCreditJob>();
        Assert.False(await bank.AskAsync(db => db.Refunds.AnyAsync()));

        bank.Clock.GoTo(bank.Clock.Today().AddMonths(6).AddDays(-1));
        await bank.Portal.RunAsync<RefundCreditJob>();
        Assert.Equal(RefundStatus.WaitingForFile, (await RefundAsync()).Status);
        Assert.Equal(Money.Zero, (await bank.AccountAsync(contract)).State.Credit);
        await bank.VerifyAsync();
    }

    /// <summary>The loan is paid off with more than was owed, and the bank keeps that payment.</summary>
    private async Task<TestContract> WithCreditAsync()
    {
        var contract = await bank.LoanAsync();
        await using var scope = bank.Portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Core.Data.PortalDbContext>();
        var account = await db.Accounts.Include(a => a.Terms).SingleAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId);
        var owed = TotalOwed.On(account.CurrentTerms, account.State, bank.Clock.Today());
        var booking = await scope.ServiceProvider.GetRequiredService<ContractService>()
            .BookAsync(account, new NewEvent(AccountEventKind.Payment, bank.Clock.Today(), owed + Money.FromCents(40_00)), Actor.System("mail"), default);
        var payment = new Payment
        {
            Account = account,
            MethodName = "Check",
            Purpose = PaymentPurpose.Regular,
            Origin = PaymentOrigin.Mail,
            Amount = owed + Money.FromCents(40_00),
            RequestKey = Reference.New(),
            CreditOn = bank.Clock.Today(),
            CreatedAt = bank.Clock.UtcNow(),
        };
        payment.Credit(booking.Sequence, bank.Clock.UtcNow());
        db.Payments.Add(payment);
        await db.SaveChangesAsync();
        return contract;
    }

    private Task<Refund> RequestAsync(TestContract contract) => bank.Portal.WithAsync<RefundService, Refund>(async refunds =>
        Assert.IsType<RequestRefundAnswer.Accepted>(await refunds.RequestAsync(contract.Account.Reference, contract.Checking.Reference, contract.Actor, CancellationToken.None)).Refund);

    private Task<Refund> RefundAsync() => bank.AskAsync(db => db.Refunds.SingleAsync());
}
