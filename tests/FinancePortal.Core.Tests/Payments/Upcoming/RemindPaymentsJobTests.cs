using FinancePortal.Core.Payments.Upcoming;
using FinancePortal.Core.Tests.Payments.Autopay;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using static FinancePortal.Core.Tests.Payments.Autopay.AutopayCase;

namespace FinancePortal.Core.Tests.Payments.Upcoming;

/// <summary>A loan of 812.14 a month; March 1 is paid, April 1 comes next.</summary>
[Trait("Feature", "F-418")]
public sealed class RemindPaymentsJobTests : IAsyncDisposable
{
    private const string Subject = "Your payment of $812.14 is due April 1, 2026";

    private readonly AutopayCase autopay = new();

    public ValueTask DisposeAsync() => autopay.DisposeAsync();

    [Fact]
    public async Task Five_days_before_and_once_however_often_the_job_runs()
    {
        await PaidByHandAsync();
        Assert.Equal("0 reminders, 0 set aside", await RunAsync(April.AddDays(-10)));
        Assert.Equal("0 reminders, 0 set aside", await RunAsync(April.AddDays(-6)));
        Assert.Equal("1 reminders, 0 set aside", await RunAsync(April.AddDays(-5)));
        Assert.Equal("0 reminders, 0 set aside", await RunAsync(April.AddDays(-5)));
        Assert.Equal("0 reminders, 0 set aside", await RunAsync(April.AddDays(-1)));
        Assert.Equal(1, await MailsAsync());
    }

    [Fact]
    public async Task On_the_days_that_were_chosen()
    {
        var contract = await PaidByHandAsync();
        await ChooseAsync(contract, ReminderDays.Ten | ReminderDays.One);
        for (var day = April.AddDays(-12); day <= April; day = day.AddDays(1))
        {
            await RunAsync(day);
        }

        Assert.Equal([April.AddDays(-10), April.AddDays(-1)], (await autopay.Bank.AskAsync(db => db.PaymentReminders.OrderBy(r => r.PaymentReminderId).Select(r => r.SentAt).ToListAsync())).Select(BusinessClock.BusinessDateOf));
        await ChooseAsync(contract, ReminderDays.None);
        await RunAsync(new DateOnly(2026, 4, 26));
        Assert.Equal(2, await MailsAsync());
    }

    [Fact]
    public async Task Neither_what_autopay_takes_nor_what_is_promised_is_reminded_of()
    {
        await autopay.OnAsync();
        Assert.Equal("0 reminders, 0 set aside", await RunAsync(April.AddDays(-5)));
        await using var other = new AutopayCase();
        other.Bank.Clock.GoTo(new DateOnly(2026, 3, 10));
        var contract = await other.Bank.LoanAsync();
        await other.Bank.PayAsync(contract);
        await other.Bank.PayAsync(contract, on: new DateOnly(2026, 3, 30));
        other.Bank.Clock.GoTo(April.AddDays(-5), new TimeOnly(12, 0));
        Assert.Equal("0 reminders, 0 set aside", await other.Bank.Portal.RunAsync<RemindPaymentsJob>(April.AddDays(-5)));
    }

    [Fact]
    public async Task A_skip_brings_the_reminder_back()
    {
        var contract = await autopay.OnAsync();
        await autopay.ChangeAsync(c => c.SkipAsync(contract.Account.Reference, skip: true, seen: null, contract.Actor, default));
        Assert.Equal("1 reminders, 0 set aside", await RunAsync(April.AddDays(-5)));
    }

    [Fact]
    public async Task A_day_that_was_missed_is_not_made_up_for()
    {
        await PaidByHandAsync();
        autopay.Bank.Clock.GoTo(April.AddDays(-3), new TimeOnly(12, 0));
        Assert.Equal("the day is over", await autopay.Bank.Portal.RunAsync<RemindPaymentsJob>(April.AddDays(-5)));
        Assert.Equal(0, await MailsAsync());
    }

    private async Task<TestContract> PaidByHandAsync()
    {
        autopay.Bank.Clock.GoTo(new DateOnly(2026, 3, 10));
        var contract = await autopay.Bank.LoanAsync();
        await autopay.Bank.PayAsync(contract);
        return contract;
    }

    private Task<string> RunAsync(DateOnly on)
    {
        autopay.Bank.Clock.GoTo(on, new TimeOnly(12, 0));
        return autopay.Bank.Portal.RunAsync<RemindPaymentsJob>(on);
    }

    private Task<int> MailsAsync() => autopay.Bank.AskAsync(db => db.OutboxEmails.CountAsync(e => e.Subject == Subject));

    private Task<bool> ChooseAsync(TestContract contract, ReminderDays days) => autopay.Bank.Portal.WithAsync<ReminderService, bool>(r => r.ChooseAsync(days, contract.Actor, default));
}
