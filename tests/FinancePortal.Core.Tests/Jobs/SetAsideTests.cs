using FinancePortal.Core.Jobs;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Tests.Payments.Ach;
using FinancePortal.Core.Tests.Payments.Autopay;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Jobs;

/// <summary>One bad row is set aside, reported to operators, and does not stop the rest.</summary>
[Trait("Proof", "P-BAT1")]
public sealed class SetAsideTests : IAsyncDisposable
{
    private readonly AutopayCase autopay = new();

    private BankCase Bank => autopay.Bank;

    public ValueTask DisposeAsync() => autopay.DisposeAsync();

    [Fact]
    public async Task An_account_number_that_does_not_open_keeps_no_bank_file_back()
    {
        var (bad, good) = (await Bank.LoanAsync(), await Bank.LoanAsync());
        var payment = await Bank.PayAsync(bad);
        await Bank.PayAsync(good);
        await using (var db = Bank.Portal.Open())
        {
            var other = (await db.PaymentMethods.SingleAsync(m => m.PaymentMethodId == good.Checking.PaymentMethodId)).AccountNumber;
            await db.PaymentMethods.Where(m => m.PaymentMethodId == bad.Checking.PaymentMethodId).ExecuteUpdateAsync(s => s.SetProperty(m => m.AccountNumber, other));
        }

        Bank.Clock.GoTo(Bank.Clock.Today(), new TimeOnly(18, 0));
        var row = Assert.Single(await Bank.Portal.SetAsideAsync<WriteBankFileJob>());

        Assert.Equal(payment.Reference, row.Subject);
        Assert.Contains("does not open", row.Why, StringComparison.Ordinal);
        Assert.Single(Bank.Bank.Take().Single().Entries);
        Assert.Equal(BankStatus.WaitingForFile, (await Bank.PaymentAsync(payment)).BankStatus);

        // It is reported again as long as it waits, though there is nothing else to send.
        Assert.Equal(payment.Reference, Assert.Single(await Bank.Portal.SetAsideAsync<WriteBankFileJob>()).Subject);
        Assert.Empty(Bank.Bank.Waiting);
    }

    [Fact]
    public async Task An_account_that_cannot_be_read_keeps_no_other_payment_from_becoming_final()
    {
        var (bad, good) = (await Bank.LoanAsync(), await Bank.LoanAsync());
        var (stuck, settled) = (await Bank.PayAsync(bad), await Bank.PayAsync(good));
        await Bank.CutOffAsync();
        await BreakAsync(bad);
        Bank.NextBankingDay(4);

        Assert.Equal(stuck.Reference, Assert.Single(await Bank.Portal.SetAsideAsync<SettlePaymentsJob>()).Subject);

        Assert.Equal((BankStatus.Sent, BankStatus.Final), ((await Bank.PaymentAsync(stuck)).BankStatus, (await Bank.PaymentAsync(settled)).BankStatus));
    }

    [Fact]
    public async Task An_account_that_cannot_be_read_keeps_no_other_promised_payment_from_its_credit()
    {
        var (bad, good) = (await Bank.LoanAsync(), await Bank.LoanAsync());
        var on = Bank.Clock.Today().AddDays(7);
        var (stuck, credited) = (await Bank.PayAsync(bad, on: on), await Bank.PayAsync(good, on: on));
        await BreakAsync(bad);
        Bank.Clock.GoTo(on, new TimeOnly(0, 15));

        Assert.Equal(stuck.Reference, Assert.Single(await Bank.Portal.SetAsideAsync<CreditScheduledPaymentsJob>()).Subject);

        Assert.Equal((PaymentStatus.Scheduled, PaymentStatus.Credited), ((await Bank.PaymentAsync(stuck)).Status, (await Bank.PaymentAsync(credited)).Status));
    }

    [Fact]
    public async Task An_account_that_cannot_be_read_keeps_no_other_autopay_notice_back()
    {
        var (bad, good) = (await autopay.OnAsync(), await autopay.OnAsync());
        await autopay.FeeAsync(good, 40_00);
        await BreakAsync(bad);
        var day = AutopayCase.April.AddDays(-AutopayNotice.WrittenDaysAhead);
        Bank.Clock.GoTo(day, new TimeOnly(8, 0));

        Assert.Equal(bad.Account.Reference, Assert.Single(await Bank.Portal.SetAsideAsync<AnnounceAutopayJob>(day)).Subject);

        Assert.Equal(1, await Bank.AskAsync(db => db.AutopayNotices.CountAsync(n => n.Kind == AutopayNoticeKind.TenDays)));
    }

    [Fact]
    public async Task What_the_bank_sent_and_does_not_fit_is_reported_for_a_week()
    {
        var (_, _, entry) = await Bank.SentAsync();
        Bank.NextBankingDay(2);
        var name = Bank.Bank.Return("R01", entry with { Amount = Money.FromCents(1) });
        var broken = Bank.Bank.Put("not a bank file");

        for (var run = 0; run < 2; run++)
        {
            var rows = await Bank.Portal.SetAsideAsync<ReadReturnsJob>();
            Assert.Equal(2, rows.Count);
            Assert.Contains(rows, r => r.Subject.StartsWith(name, StringComparison.Ordinal) && r.Why.Contains("we sent $812.14", StringComparison.Ordinal));
            Assert.Contains(rows, r => r.Subject == broken);
        }

        Bank.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Empty(await Bank.Portal.SetAsideAsync<ReadReturnsJob>());
    }

    [Fact]
    public async Task Operators_see_what_a_relay_sets_aside_until_it_does_not_any_more()
    {
        await KeepAsync([new SetAsideRow("returns-001.txt, line 3", "no entry of ours has this trace number")]);
        await KeepAsync([new SetAsideRow("returns-001.txt, line 3", "still"), new SetAsideRow("returns-002.txt", "no header")]);
        Assert.Equal(["returns-002.txt: no header", "returns-001.txt, line 3: still"], await ShownAsync());

        await KeepAsync([]);
        Assert.Empty(await ShownAsync());
    }

    private Task<bool> KeepAsync(IReadOnlyList<SetAsideRow> rows) => Bank.Portal.WithAsync<JobRunService, bool>(s => s.SetAsideAsync("read-returns", rows, CancellationToken.None));

    private Task<List<string>> ShownAsync() =>
        Bank.AskAsync(db => db.JobSetAsides.Where(a => a.ClearedAt == null).OrderByDescending(a => a.JobSetAsideId).Select(a => $"{a.Subject}: {a.Why}").ToListAsync());

    private async Task BreakAsync(TestContract contract)
    {
        await using var db = Bank.Portal.Open();
        await db.Accounts.Where(a => a.FinancedAccountId == contract.Account.FinancedAccountId).ExecuteUpdateAsync(s => s.SetProperty(a => a.Checkpoint, "1:{\"broken\":"));
    }
}
