using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Payments.Ach;

[Trait("Feature", "F-414")]
public sealed class ReadReturnsJobTests : IAsyncDisposable
{
    private readonly BankCase bank = new();

    public ValueTask DisposeAsync() => bank.DisposeAsync();

    [Fact]
    [Trait("Rule", "R-408")]
    public async Task A_returned_payment_is_reversed_exactly_with_its_fee_and_the_customer_is_told()
    {
        var contract = await bank.LoanAsync();
        var before = (await bank.AccountAsync(contract)).Balances;
        var payment = await bank.PayAsync(contract);
        var entry = (await bank.CutOffAsync()).Entries.Single();
        bank.NextBankingDay(2);
        var name = bank.Bank.Return("R02", entry);

        Assert.Equal("1 files, 1 entries, 0 set aside, 0 files refused", await bank.ReadAsync());

        Assert.True(bank.Bank.IsDone(name));
        var returned = await bank.PaymentAsync(payment);
        Assert.Equal((PaymentStatus.Reversed, BankStatus.Returned, "R02"), (returned.Status, returned.BankStatus, returned.ReturnCode));
        var account = await bank.AccountAsync(contract);
        Assert.Equal(before with { Fees = Money.FromCents(25_00), Interest = account.Balances.Interest }, account.Balances);
        var reversal = await bank.AskAsync(db => db.Events.SingleAsync(e => e.Kind == AccountEventKind.Reversal));
        Assert.Equal((payment.CreditOn, payment.CreditedBySequence, "returned R02"), (reversal.EffectiveOn, reversal.Reverses, reversal.Cause));
        var told = await bank.AskAsync(db => db.OutboxEmails.Where(e => e.Subject.StartsWith("Your bank returned")).SingleAsync());
        Assert.Contains("the account is closed", told.TextBody, StringComparison.Ordinal);
        Assert.Contains("returned payment fee of $25.00", told.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(PortalCore.AccountNumber, told.TextBody + told.HtmlBody, StringComparison.Ordinal);
        Assert.True(await bank.AskAsync(db => db.Notifications.AnyAsync(n => n.Link == $"/payments/{payment.Reference}" && n.Title.StartsWith("Your bank returned"))));
        await bank.VerifyAsync();
    }

    [Fact]
    [Trait("Rule", "R-408")]
    public async Task The_worked_example_of_a_returned_payment_comes_out_to_the_cent()
    {
        // DOMAIN §7: what was credited on March 1 and returned on March 3 is as if it had never been.
        var contract = await bank.LoanAsync();
        var plain = await bank.LoanAsync();
        await bank.PayAsync(contract);
        var entry = (await bank.CutOffAsync()).Entries.Single();
        bank.NextBankingDay(2);
        bank.Bank.Return("R03", entry);
        await bank.ReadAsync();

        var on = new DateOnly(2026, 4, 1);
        var (with, without) = (await bank.AccountAsync(contract), await bank.AccountAsync(plain));
        Assert.Equal(AccountPosition.On(without.CurrentTerms, without.State, on).Payoff, AccountPosition.On(with.CurrentTerms, with.State, on).Payoff);
        Assert.Equal(AccountPosition.On(without.CurrentTerms, without.State, on).PastDueSince, AccountPosition.On(with.CurrentTerms, with.State, on).PastDueSince);
    }

    [Theory]
    [Trait("Rule", "R-408")]
    [InlineData("R01", false, true, true)]
    [InlineData("R02", true, false, true)]
    [InlineData("R03", true, false, false)]
    [InlineData("R04", true, false, false)]
    [InlineData("R07", true, false, false)]
    [InlineData("R08", false, false, true)]
    [InlineData("R09", false, true, true)]
    [InlineData("R10", true, false, false)]
    [InlineData("R11", false, false, false)]
    [InlineData("R16", true, false, false)]
    [InlineData("R20", true, false, false)]
    [InlineData("R29", true, false, false)]
    [InlineData("R77", false, false, false)]
    public async Task Each_code_does_what_the_rule_says(string code, bool blocks, bool retries, bool fee)
    {
        var (contract, payment, entry) = await bank.SentAsync();
        bank.NextBankingDay(2);
        bank.Bank.Return(code, entry);
        await bank.ReadAsync();

        Assert.Equal(BankStatus.Returned, (await bank.PaymentAsync(payment)).BankStatus);
        var method = await bank.MethodAsync(contract);
        Assert.Equal((blocks, blocks ? code : null), (method.BlockedAt is not null, method.BlockedCode));
        Assert.Equal(retries ? 1 : 0, await bank.AskAsync(db => db.Payments.CountAsync(p => p.RetryOfPaymentId == payment.PaymentId)));
        Assert.Equal(fee ? 25_00 : 0, (await bank.AccountAsync(contract)).Balances.Fees.Cents);
        await bank.VerifyAsync();
    }

    [Fact]
    [Trait("Rule", "R-409")]
    public async Task Lack_of_funds_is_tried_again_twice_with_notice_and_never_a_third_time()
    {
        var (contract, first, entry) = await bank.SentAsync();
        for (var number = 1; number <= 2; number++)
        {
            bank.NextBankingDay(2);
            bank.Bank.Return("R01", entry);
            await bank.ReadAsync();
            var retry = await bank.AskAsync(db => db.Payments.SingleAsync(p => p.RetryOfPaymentId == first.PaymentId && p.RetryNumber == number));
            Assert.Equal((PaymentStatus.Scheduled, first.Amount, BankCalendar.AddBankingDays(bank.Clock.Today(), 5)), (retry.Status, retry.Amount, retry.CreditOn));
            var email = await bank.AskAsync(db => db.OutboxEmails.OrderBy(e => e.OutboxEmailId).LastAsync());
            Assert.Contains($"again on {retry.CreditOn:dddd, MMMM d, yyyy}", email.TextBody, StringComparison.Ordinal);

            bank.Clock.GoTo(retry.CreditOn, new TimeOnly(0, 15));
            await bank.Portal.RunAsync<CreditScheduledPaymentsJob>();
            var batch = (await bank.CutOffAsync()).Batches.Single();
            Assert.Equal("RETRY PYMT", batch.Description);
            entry = batch.Entries.Single();
            Assert.Equal((812_14, retry.ConfirmationNumber), (entry.Amount.Cents, entry.IndividualId));
        }

        bank.NextBankingDay(2);
        bank.Bank.Return("R01", entry);
        await bank.ReadAsync();

        Assert.Equal(3, await bank.AskAsync(db => db.Payments.CountAsync()));
        Assert.Equal(25_00, (await bank.AccountAsync(contract)).Balances.Fees.Cents);
        Assert.Contains("We won't try this payment again", (await bank.AskAsync(db => db.OutboxEmails.OrderBy(e => e.OutboxEmailId).LastAsync())).TextBody, StringComparison.Ordinal);
        await bank.VerifyAsync();
    }

    [Theory]
    [Trait("Rule", "R-409")]
    [InlineData(3)]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(null)]
    public async Task The_database_refuses_a_third_retry_and_a_second_one_of_the_same_number(int? number)
    {
        var (_, payment, entry) = await bank.SentAsync();
        bank.NextBankingDay(2);
        bank.Bank.Return("R01", entry);
        await bank.ReadAsync();

        await using var db = bank.Portal.Open();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Payments.Where(p => p.PaymentId == payment.PaymentId)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.RetryOfPaymentId, payment.PaymentId).SetProperty(p => p.RetryNumber, number)));
    }

    [Fact]
    [Trait("Rule", "R-409")]
    public async Task Nothing_is_tried_again_more_than_180_days_after_the_first_time()
    {
        var (_, payment, entry) = await bank.SentAsync();
        bank.Clock.GoTo(payment.CreditOn.AddDays(175), new TimeOnly(9, 0));
        bank.Bank.Return("R09", entry);
        await bank.ReadAsync();

        Assert.Equal(1, await bank.AskAsync(db => db.Payments.CountAsync()));
    }

    [Fact]
    public async Task Paying_another_way_makes_the_retry_needless()
    {
        var (contract, _, entry) = await bank.SentAsync();
        bank.NextBankingDay(2);
        bank.Bank.Return("R01", entry);
        await bank.ReadAsync();
        bank.NextBankingDay(1);
        await bank.PayAsync(contract, 812_14 + 25_00);
        var retry = await bank.AskAsync(db => db.Payments.SingleAsync(p => p.RetryNumber == 1));
        bank.Clock.GoTo(retry.CreditOn, new TimeOnly(0, 15));
        await bank.Portal.RunAsync<CreditScheduledPaymentsJob>();

        var after = await bank.PaymentAsync(retry);
        Assert.Equal((PaymentStatus.Cancelled, BankStatus.Withdrawn), (after.Status, after.BankStatus));
        Assert.True(await bank.AskAsync(db => db.OutboxEmails.AnyAsync(e => e.Subject.StartsWith("We didn't try"))));
        await bank.VerifyAsync();
    }

    [Fact]
    public async Task A_late_return_of_a_final_payment_is_reversed_too()
    {
        var (contract, payment, entry) = await bank.SentAsync();
        bank.NextBankingDay(3);
        await bank.Portal.RunAsync<SettlePaymentsJob>();
        Assert.Equal(BankStatus.Final, (await bank.PaymentAsync(payment)).BankStatus);
        bank.NextBankingDay(30);
        bank.Bank.Return("R10", entry);
        await bank.ReadAsync();

        Assert.Equal((PaymentStatus.Reversed, "R10"), ((await bank.PaymentAsync(payment)).Status, (await bank.PaymentAsync(payment)).ReturnCode));
        Assert.NotNull((await bank.MethodAsync(contract)).BlockedAt);
        await bank.VerifyAsync();
    }

    [Fact]
    [Trait("Rule", "R-408")]
    public async Task A_blocked_account_stops_the_payments_that_wait_and_autopay()
    {
        var (contract, _, entry) = await bank.SentAsync(500_00);
        bank.NextBankingDay(2);
        var promised = await bank.PayAsync(contract, 100_00, on: bank.Clock.Today().AddDays(10));
        var credited = await bank.PayAsync(contract, 200_00);
        await using (var db = bank.Portal.Open())
        {
            db.AutopayEnrollments.Add(new AutopayEnrollment
            {
                Account = await db.Accounts.SingleAsync(),
                Method = await db.PaymentMethods.SingleAsync(),
                AmountRule = AutopayAmount.AmountDue,
                EnrolledAt = bank.Clock.UtcNow(),
                Authorization = "every month",
            });
            await db.SaveChangesAsync();
        }

        bank.Bank.Return("R07", entry);
        await bank.ReadAsync();

        Assert.Equal(PaymentStatus.Cancelled, (await bank.PaymentAsync(promised)).Status);
        Assert.Equal((PaymentStatus.Reversed, BankStatus.Withdrawn), ((await bank.PaymentAsync(credited)).Status, (await bank.PaymentAsync(credited)).BankStatus));
        Assert.False(await bank.AskAsync(db => db.AutopayEnrollments.AnyAsync(a => a.EndedAt == null)));
        var told = (await bank.AskAsync(db => db.OutboxEmails.SingleAsync(e => e.Subject == "A bank account can't be used any more"))).TextBody;
        Assert.Contains(promised.ConfirmationNumber, told, StringComparison.Ordinal);
        Assert.Contains(credited.ConfirmationNumber, told, StringComparison.Ordinal);
        Assert.Contains("Autopay from this account is off", told, StringComparison.Ordinal);
        bank.Clock.GoTo(bank.Clock.Today(), new TimeOnly(18, 0));
        Assert.Equal("nothing to send", await bank.Portal.RunAsync<WriteBankFileJob>());
        await bank.VerifyAsync();
    }

    [Fact]
    public async Task What_does_not_fit_is_set_aside_and_reported_and_the_rest_applied()
    {
        var (_, payment, entry) = await bank.SentAsync();
        var stranger = entry with { Trace = "091000019999999" };
        var dearer = entry with { Amount = Money.FromCents(900_00) };
        bank.NextBankingDay(2);
        bank.Bank.Return("R01", stranger, dearer, entry, entry);

        Assert.Equal("1 files, 4 entries, 2 set aside, 0 files refused", await bank.ReadAsync());
        Assert.Equal([ReceivedEntryOutcome.NotOurs, ReceivedEntryOutcome.SetAside, ReceivedEntryOutcome.Applied, ReceivedEntryOutcome.AlreadyReturned],
            await bank.AskAsync(db => db.ReceivedBankEntries.OrderBy(e => e.Line).Select(e => e.Outcome).ToListAsync()));
        Assert.Equal(BankStatus.Returned, (await bank.PaymentAsync(payment)).BankStatus);
        Assert.Equal(1, await bank.AskAsync(db => db.Events.CountAsync(e => e.Kind == AccountEventKind.Reversal)));
    }

    [Fact]
    public async Task A_file_with_a_defect_is_refused_whole_and_changes_nothing()
    {
        var (_, payment, entry) = await bank.SentAsync();
        var text = SandboxBank.Returns([(entry, "R01")]);
        var name = bank.Bank.Put(text.Replace("000000081214", "000000081215", StringComparison.Ordinal));
        var nonsense = bank.Bank.Put("hello");

        Assert.Equal("2 files, 0 entries, 0 set aside, 2 files refused", await bank.ReadAsync());
        Assert.True(bank.Bank.IsRefused(name) && bank.Bank.IsRefused(nonsense));
        Assert.Equal(BankStatus.Sent, (await bank.PaymentAsync(payment)).BankStatus);
        Assert.Contains("batch debit", await bank.AskAsync(db => db.ReceivedBankFiles.OrderBy(f => f.ReceivedBankFileId).Select(f => f.Problems).FirstAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_is_left_alone()
    {
        bank.Bank.Put("101 half of it", "returns.txt.part");
        bank.Bank.Put("101 half of it", ".returns.txt");
        Assert.Equal("0 files, 0 entries, 0 set aside, 0 files refused", await bank.ReadAsync());
    }
}
