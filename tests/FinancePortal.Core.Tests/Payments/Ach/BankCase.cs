using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Payments.Ach;

/// <summary>A portal, its bank, and customers who pay: what the tests of bank files begin with.</summary>
public sealed class BankCase : IAsyncDisposable
{
    public BankCase() => Bank = new SandboxBank(Portal.BankFolder);

    public PortalCore Portal { get; } = new();
    public SandboxBank Bank { get; }
    public FakeClock Clock => Portal.Clock;

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    public async Task<TestContract> LoanAsync(string accountNumber = PortalCore.AccountNumber)
    {
        await using var db = Portal.Open();
        var contract = await TestContracts.FundAsync(db, Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 1)));
        await Portal.NumberAsync(contract.Checking, accountNumber);
        return contract;
    }

    public Task<Payment> PayAsync(TestContract contract, long cents = 812_14, DateOnly? on = null, PaymentPurpose purpose = PaymentPurpose.Regular) => Portal.WithAsync<PaymentService, Payment>(async payments =>
    {
        var answer = await payments.MakeAsync(new MakePayment
        {
            AccountReference = contract.Account.Reference,
            MethodReference = contract.Checking.Reference,
            Amount = Money.FromCents(cents),
            Purpose = purpose,
            PayOn = on,
            RequestKey = Reference.New(),
            SecondIsMeant = true,
            OwedSeen = null,
        }, contract.Actor, CancellationToken.None);
        return answer is MakePaymentAnswer.Accepted accepted ? accepted.Payment : throw new InvalidOperationException(answer.ToString());
    });

    /// <summary>The cut-off of today: the file is written, and the bank takes it.</summary>
    public async Task<AchFile> CutOffAsync()
    {
        Clock.GoTo(Clock.Today(), new TimeOnly(18, 0));
        await Portal.RunAsync<WriteBankFileJob>();
        return Bank.Take().Single();
    }

    /// <summary>A payment that went to the bank, with its entry there.</summary>
    public async Task<(TestContract Contract, Payment Payment, AchEntry Entry)> SentAsync(long cents = 812_14)
    {
        var contract = await LoanAsync();
        var payment = await PayAsync(contract, cents);
        return (contract, payment, (await CutOffAsync()).Entries.Single());
    }

    /// <summary>Goes to the morning of a banking day after today.</summary>
    public void NextBankingDay(int days = 1) => Clock.GoTo(BankCalendar.AddBankingDays(Clock.Today(), days), new TimeOnly(9, 0));

    public Task<string> ReadAsync() => Portal.RunAsync<ReadReturnsJob>();

    public async Task<T> AskAsync<T>(Func<PortalDbContext, Task<T>> ask)
    {
        await using var db = Portal.Open();
        return await ask(db);
    }

    public Task<Payment> PaymentAsync(Payment payment) => AskAsync(db => db.Payments.SingleAsync(p => p.PaymentId == payment.PaymentId));

    public Task<PaymentMethod> MethodAsync(TestContract contract) => AskAsync(db => db.PaymentMethods.SingleAsync(m => m.PaymentMethodId == contract.Checking.PaymentMethodId));

    public Task<FinancedAccount> AccountAsync(TestContract contract) => AskAsync(db => db.Accounts.Include(a => a.Terms).SingleAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId));

    /// <summary>Every check that <c>verify</c> runs.</summary>
    public async Task VerifyAsync()
    {
        await using var db = Portal.Open();
        foreach (var check in await new VerifyService(db).RunAsync(static _ => { }, JobProgress.Silent(Clock), CancellationToken.None))
        {
            Assert.True(check.Passed, $"{check.Name}: {string.Join(", ", check.FirstOffenders)}");
        }
    }
}
