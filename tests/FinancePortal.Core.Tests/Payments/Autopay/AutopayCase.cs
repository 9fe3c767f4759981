using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Tests.Payments.Ach;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Payments.Autopay;

/// <summary>Loans whose first due date, March 1, is paid by hand, with autopay from April 1 on.</summary>
public sealed class AutopayCase : IAsyncDisposable
{
    public static readonly DateOnly April = new(2026, 4, 1);
    public static readonly Money Due = Money.FromCents(812_14);

    public BankCase Bank { get; } = new();

    public ValueTask DisposeAsync() => Bank.DisposeAsync();

    public static AutopayRule Rule() => new() { AmountRule = AutopayAmount.AmountDue };

    /// <summary>A loan whose first due date is paid, with autopay on since March 10.</summary>
    public async Task<TestContract> OnAsync(AutopayRule? rule = null)
    {
        Bank.Clock.GoTo(new DateOnly(2026, 3, 10));
        var contract = await Bank.LoanAsync();
        await Bank.PayAsync(contract);
        Assert.IsType<EnrollInAutopayAnswer.Accepted>(await EnrollAsync(contract, rule ?? Rule()));
        return contract;
    }

    public Task<EnrollInAutopayAnswer> EnrollAsync(TestContract contract, AutopayRule rule, string? agreedTo = null) =>
        Bank.Portal.WithAsync<AutopayService, EnrollInAutopayAnswer>(a => a.EnrollAsync(
            new EnrollInAutopay { AccountReference = contract.Account.Reference, MethodReference = contract.Checking.Reference, Rule = rule, AgreedTo = agreedTo }, contract.Actor, default));

    public Task<T> ChangeAsync<T>(Func<AutopayChangeService, Task<T>> change) => Bank.Portal.WithAsync(change);

    public Task<string> CollectAsync(DateOnly on)
    {
        Bank.Clock.GoTo(on, new TimeOnly(0, 30));
        return Bank.Portal.RunAsync<CollectAutopayJob>(on);
    }

    public Task<string> AnnounceAsync(DateOnly on)
    {
        Bank.Clock.GoTo(on, new TimeOnly(8, 0));
        return Bank.Portal.RunAsync<AnnounceAutopayJob>(on);
    }

    public Task FeeAsync(TestContract contract, long cents) =>
        Bank.Portal.Database.BookAsync(Bank.Clock, contract, new NewEvent(AccountEventKind.FeeAssessed, Bank.Clock.Today(), Money.FromCents(cents)));

    public Task<AutopayEnrollment> EnrollmentAsync() => Bank.AskAsync(db => db.AutopayEnrollments.SingleAsync(a => a.EndedAt == null));

    public async Task<Money> TakenAsync() => Money.FromCents(await Bank.AskAsync(db => db.Payments.Where(p => p.Origin == PaymentOrigin.Autopay).SumAsync(p => p.Amount.Cents)));

    public Task<(int, int, int, int)> RowsAsync() => Bank.AskAsync(async db => (await db.Payments.CountAsync(), await db.Events.CountAsync(), await db.OutboxEmails.CountAsync(), await db.Notifications.CountAsync()));
}
