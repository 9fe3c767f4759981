using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Tests.Payments.Ach;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Payments.Autopay;

/// <summary>Autopay through the services and jobs. The loan's first due date, March 1, is paid by hand; autopay begins with April 1.</summary>
[Trait("Feature", "F-404")]
public sealed class AutopayTests : IAsyncDisposable
{
    private static readonly DateOnly April = new(2026, 4, 1);
    private static readonly Money Installment = Money.FromCents(812_14);
    private readonly BankCase bank = new();

    public ValueTask DisposeAsync() => bank.DisposeAsync();

    [Fact]
    [Trait("Rule", "R-401")]
    public async Task What_is_agreed_is_stored_and_mailed_as_it_was_read()
    {
        var contract = await OnAsync();
        var enrollment = await EnrollmentAsync();

        Assert.Contains("account ending in 0934", enrollment.Authorization, StringComparison.Ordinal);
        Assert.Contains("on each due date: the amount due, usually $812.14", enrollment.Authorization, StringComparison.Ordinal);
        Assert.Contains("The first debit is $812.14 on April 1, 2026.", enrollment.Authorization, StringComparison.Ordinal);
        Assert.Equal(April, enrollment.NextDebitOn);
        var mail = await bank.AskAsync(db => db.OutboxEmails.SingleAsync(e => e.Subject == "Autopay is on"));
        Assert.Contains(enrollment.Authorization, mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(contract.Account.AccountNumber, mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_debit_is_made_on_its_date_told_at_once_and_goes_to_the_bank()
    {
        await OnAsync();
        Assert.Equal("0 debits, 0 set aside", await CollectAsync(April.AddDays(-1)));
        Assert.Equal("1 debits, 0 set aside", await CollectAsync(April));

        var payment = await bank.AskAsync(db => db.Payments.SingleAsync(p => p.Origin == PaymentOrigin.Autopay));
        Assert.Equal((Installment, April, PaymentStatus.Credited), (payment.Amount, payment.CreditOn, payment.Status));
        var mail = await bank.AskAsync(db => db.OutboxEmails.SingleAsync(e => e.Subject == "We received your automatic payment of $812.14"));
        Assert.Contains(payment.ConfirmationNumber, mail.TextBody, StringComparison.Ordinal);
        Assert.True(await bank.AskAsync(db => db.Notifications.AnyAsync(n => n.Link == $"/payments/{payment.Reference}")));
        Assert.Equal(2, (await bank.CutOffAsync()).Entries.Count(e => e.Amount == Installment)); // March's by hand, April's by itself
        Assert.Equal(new DateOnly(2026, 5, 1), (await EnrollmentAsync()).NextDebitOn);
        await bank.VerifyAsync();
    }

    [Fact]
    [Trait("Proof", "P-BAT4")]
    public async Task Run_again_it_changes_nothing()
    {
        await OnAsync();
        await CollectAsync(April);
        var rows = await RowsAsync();

        Assert.Equal("0 debits, 0 set aside", await CollectAsync(April));
        Assert.Equal(rows, await RowsAsync());
    }

    [Fact]
    public async Task Extra_money_is_a_payment_to_principal_of_its_own()
    {
        await OnAsync(new AutopayRule { AmountRule = AutopayAmount.AmountDuePlusExtra, Amount = Money.FromCents(50_00) });
        await CollectAsync(April);

        var payments = await bank.AskAsync(db => db.Payments.Where(p => p.Origin == PaymentOrigin.Autopay).OrderBy(p => p.PaymentId).ToListAsync());
        Assert.Equal([(PaymentPurpose.Regular, Installment), (PaymentPurpose.PrincipalOnly, Money.FromCents(50_00))], payments.Select(p => (p.Purpose, p.Amount)));
        Assert.Equal(1, await bank.AskAsync(db => db.OutboxEmails.CountAsync(e => e.Subject == "We received your automatic payment of $862.14")));
    }

    [Fact]
    [Trait("Rule", "R-402")]
    public async Task A_differing_debit_is_written_of_ten_days_before_and_then_taken()
    {
        var contract = await OnAsync();
        await FeeAsync(contract, 40_00);
        for (var day = new DateOnly(2026, 3, 11); day <= April; day = day.AddDays(1))
        {
            await AnnounceAsync(day);
        }

        var notice = await bank.AskAsync(db => db.AutopayNotices.SingleAsync(n => n.Kind == AutopayNoticeKind.TenDays));
        Assert.Equal((April, Money.FromCents(852_14), April.AddDays(-14)), (notice.DebitOn, notice.Amount, notice.ToldOn));
        Assert.Contains("It includes fees.", (await bank.AskAsync(db => db.OutboxEmails.SingleAsync(e => e.Subject == "Autopay takes $852.14 on April 1, 2026"))).TextBody, StringComparison.Ordinal);
        await CollectAsync(April);
        Assert.Equal(Money.FromCents(852_14), await TakenAsync());
    }

    [Fact]
    [Trait("Rule", "R-402")]
    public async Task Without_a_notice_ten_days_old_no_more_than_usual_is_taken_and_the_customer_is_told()
    {
        var contract = await OnAsync();
        bank.Clock.GoTo(April.AddDays(-5));
        await FeeAsync(contract, 40_00);
        await AnnounceAsync(April.AddDays(-5));
        await CollectAsync(April);

        Assert.Equal(Installment, await TakenAsync());
        Assert.Contains("$40.00 more is due", (await bank.AskAsync(db => db.OutboxEmails.SingleAsync(e => e.Subject.StartsWith("We received your automatic payment")))).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paid_by_hand_the_same_day_is_seen()
    {
        var contract = await OnAsync();
        bank.Clock.GoTo(April, new TimeOnly(0, 10));
        await bank.PayAsync(contract);
        await CollectAsync(April);

        Assert.Equal(Money.Zero, await TakenAsync());
    }

    [Fact]
    public async Task A_skipped_date_is_not_debited_and_the_next_one_is()
    {
        var contract = await OnAsync();
        Assert.Equal(April, await ChangeAsync(c => c.SkipAsync(contract.Account.Reference, skip: true, contract.Actor, default)));
        await CollectAsync(April);
        Assert.Equal(Money.Zero, await TakenAsync());
        bank.Clock.GoTo(April.AddDays(3));
        await bank.PayAsync(contract);
        await CollectAsync(new DateOnly(2026, 5, 1));

        Assert.Equal(Installment, await TakenAsync());
    }

    [Fact]
    public async Task A_pause_ends_by_itself()
    {
        var contract = await OnAsync();
        Assert.True(await ChangeAsync(c => c.PauseAsync(contract.Account.Reference, new DateOnly(2026, 4, 10), contract.Actor, default)));
        Assert.False(await ChangeAsync(c => c.PauseAsync(contract.Account.Reference, new DateOnly(2027, 4, 10), contract.Actor, default)));
        await CollectAsync(April);

        Assert.Equal(Money.Zero, await TakenAsync());
        Assert.Null((await EnrollmentAsync()).Paused);
        Assert.Equal(new DateOnly(2026, 5, 1), (await EnrollmentAsync()).NextDebitOn);
    }

    [Fact]
    [Trait("Feature", "F-405")]
    public async Task Revoked_in_one_step_nothing_is_debited_any_more_and_it_is_proven_by_email()
    {
        var contract = await OnAsync();
        Assert.True(await bank.Portal.WithAsync<AutopayService, bool>(a => a.RevokeAsync(contract.Account.Reference, contract.Actor, default)));
        Assert.False(await bank.Portal.WithAsync<AutopayService, bool>(a => a.RevokeAsync(contract.Account.Reference, contract.Actor, default)));
        await CollectAsync(April);

        Assert.Equal(Money.Zero, await TakenAsync());
        Assert.Equal(1, await bank.AskAsync(db => db.OutboxEmails.CountAsync(e => e.Subject == "Autopay is off")));
        Assert.Contains("usually $812.14", (await bank.AskAsync(db => db.AutopayEnrollments.SingleAsync())).Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_bank_account_takes_over_without_enrolling_again()
    {
        var contract = await OnAsync();
        await using (var db = bank.Portal.Open())
        {
            db.PaymentMethods.Add(new PaymentMethod { Customer = await db.Customers.SingleAsync(), Kind = PaymentMethodKind.Savings, LastFour = "7781", AddedAt = bank.Clock.UtcNow(), ValidatedAt = bank.Clock.UtcNow() });
            await db.SaveChangesAsync();
        }

        var savings = await bank.AskAsync(db => db.PaymentMethods.SingleAsync(m => m.LastFour == "7781"));
        Assert.True(await ChangeAsync(c => c.ChangeMethodAsync(contract.Account.Reference, savings.Reference, contract.Actor, default)));
        await CollectAsync(April);

        Assert.Equal("7781", (await bank.AskAsync(db => db.Payments.SingleAsync(p => p.Origin == PaymentOrigin.Autopay))).MethodLastFour);
        Assert.Equal(2, await bank.AskAsync(db => db.AutopayEnrollments.CountAsync()));
        Assert.Contains("ending in 7781", (await EnrollmentAsync()).Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agreeing_to_figures_that_changed_meanwhile_is_refused()
    {
        var contract = await bank.LoanAsync();
        var answer = await EnrollAsync(contract, Rule(), agreedTo: "something else");

        Assert.Equal(AutopayField.None, Assert.IsType<EnrollInAutopayAnswer.Refused>(answer).Field);
        Assert.Equal(0, await bank.AskAsync(db => db.AutopayEnrollments.CountAsync()));
    }

    [Theory]
    [InlineData(AutopayAmount.Fixed, 812_13, AutopayRhythm.Monthly, null, null, AutopayField.Amount)]
    [InlineData(AutopayAmount.AmountDuePlusExtra, 0, AutopayRhythm.Monthly, null, null, AutopayField.Amount)]
    [InlineData(AutopayAmount.AmountDuePlusExtra, -5, AutopayRhythm.Monthly, null, null, AutopayField.Amount)]
    [InlineData(AutopayAmount.AmountDuePlusExtra, 50_00, AutopayRhythm.TwiceAMonth, 1, 15, AutopayField.Amount)]
    [InlineData(AutopayAmount.AmountDue, 0, AutopayRhythm.Monthly, 32, null, AutopayField.Day)]
    [InlineData(AutopayAmount.AmountDue, 0, AutopayRhythm.Monthly, 0, null, AutopayField.Day)]
    [InlineData(AutopayAmount.AmountDue, 0, AutopayRhythm.TwiceAMonth, 1, 5, AutopayField.SecondDay)]
    [InlineData(AutopayAmount.AmountDue, 0, AutopayRhythm.TwiceAMonth, 15, null, AutopayField.SecondDay)]
    [InlineData(AutopayAmount.AmountDue, 0, AutopayRhythm.EveryTwoWeeks, null, null, AutopayField.StartsOn)]
    [InlineData(AutopayAmount.AmountDue, 0, (AutopayRhythm)9, null, null, AutopayField.Rhythm)]
    public async Task What_cannot_be_chosen_is_refused_beside_its_field(AutopayAmount amountRule, long cents, AutopayRhythm rhythm, int? day, int? second, AutopayField field)
    {
        var contract = await bank.LoanAsync();
        var answer = await EnrollAsync(contract, new AutopayRule { AmountRule = amountRule, Amount = Money.FromCents(cents), Rhythm = rhythm, Day = day, SecondDay = second });

        Assert.Equal(field, Assert.IsType<EnrollInAutopayAnswer.Refused>(answer).Field);
    }

    [Fact]
    public async Task One_bad_account_is_set_aside_and_does_not_stop_the_rest()
    {
        var bad = await OnAsync();
        await OnAsync();
        await using (var db = bank.Portal.Open())
        {
            await db.Accounts.Where(a => a.FinancedAccountId == bad.Account.FinancedAccountId).ExecuteUpdateAsync(s => s.SetProperty(a => a.Checkpoint, "1:{\"broken\":"));
        }

        Assert.Equal("1 debits, 1 set aside", await CollectAsync(April));
    }

    [Fact]
    [Trait("Proof", "P-BAT2")]
    public async Task Days_that_were_missed_are_caught_up_as_of_their_own_dates()
    {
        await OnAsync(new AutopayRule { AmountRule = AutopayAmount.AmountDue, Day = 31 });
        foreach (var day in new[] { new DateOnly(2026, 4, 3), new DateOnly(2026, 5, 2), new DateOnly(2026, 11, 4), new DateOnly(2027, 1, 3), new DateOnly(2028, 3, 2) })
        {
            await CollectAsync(day);
        }

        var dates = await bank.AskAsync(db => db.Payments.Where(p => p.Origin == PaymentOrigin.Autopay).OrderBy(p => p.PaymentId).Select(p => p.CreditOn).ToListAsync());
        Assert.Equal([new(2026, 3, 31), new(2026, 4, 30), new(2026, 5, 31), new(2026, 6, 30)], dates.Take(4));
        Assert.Contains(new DateOnly(2026, 12, 31), dates);
        Assert.Contains(new DateOnly(2028, 2, 29), dates);
        Assert.Equal(dates.Count, dates.Distinct().Count());
        Assert.Equal(24, dates.Count);
        await bank.VerifyAsync();
    }

    [Fact]
    [Trait("Proof", "P-BAT1")]
    public async Task Two_instances_that_run_at_once_debit_each_account_once()
    {
        for (var i = 0; i < 30; i++)
        {
            await OnAsync();
        }

        bank.Clock.GoTo(April, new TimeOnly(0, 30));
        await using var second = bank.Portal.SecondInstance();
        await Task.WhenAll(Task.Run(() => bank.Portal.RunAsync<CollectAutopayJob>(April)), Task.Run(() => second.RunAsync<CollectAutopayJob>(April)));

        var payments = await bank.AskAsync(db => db.Payments.Where(p => p.Origin == PaymentOrigin.Autopay).Select(p => p.FinancedAccountId).ToListAsync());
        Assert.Equal((30, 30), (payments.Count, payments.Distinct().Count()));
        Assert.Equal(30, await bank.AskAsync(db => db.OutboxEmails.CountAsync(e => e.Subject.StartsWith("We received your automatic payment"))));
        await bank.VerifyAsync();
    }

    [Theory]
    [InlineData(10)]
    [InlineData(200)]
    [Trait("Proof", "P-BAT3")]
    public async Task Revoked_at_any_moment_it_is_either_off_and_unpaid_or_paid_and_told(int rounds)
    {
        var contracts = new List<TestContract>();
        for (var i = 0; i < rounds; i++)
        {
            contracts.Add(await OnAsync());
        }

        bank.Clock.GoTo(April, new TimeOnly(0, 30));
        var collecting = Task.Run(() => bank.Portal.RunAsync<CollectAutopayJob>(April));
        foreach (var contract in contracts.AsEnumerable().Reverse())
        {
            await bank.Portal.WithAsync<AutopayService, bool>(a => a.RevokeAsync(contract.Account.Reference, contract.Actor, default));
        }

        await collecting;
        var paid = await bank.AskAsync(db => db.Payments.CountAsync(p => p.Origin == PaymentOrigin.Autopay));
        Assert.Equal(paid, await bank.AskAsync(db => db.OutboxEmails.CountAsync(e => e.Subject.StartsWith("We received your automatic payment"))));
        Assert.Equal(0, await bank.AskAsync(db => db.AutopayEnrollments.CountAsync(a => a.EndedAt == null)));
        Assert.Equal("0 debits, 0 set aside", await bank.Portal.RunAsync<CollectAutopayJob>(April));
        await bank.VerifyAsync();
    }

    private static AutopayRule Rule() => new() { AmountRule = AutopayAmount.AmountDue };

    /// <summary>A loan whose first due date is paid, with autopay on since March 10.</summary>
    private async Task<TestContract> OnAsync(AutopayRule? rule = null)
    {
        bank.Clock.GoTo(new DateOnly(2026, 3, 10));
        var contract = await bank.LoanAsync();
        await bank.PayAsync(contract);
        Assert.IsType<EnrollInAutopayAnswer.Accepted>(await EnrollAsync(contract, rule ?? Rule()));
        return contract;
    }

    private Task<EnrollInAutopayAnswer> EnrollAsync(TestContract contract, AutopayRule rule, string? agreedTo = null) =>
        bank.Portal.WithAsync<AutopayService, EnrollInAutopayAnswer>(a => a.EnrollAsync(
            new EnrollInAutopay { AccountReference = contract.Account.Reference, MethodReference = contract.Checking.Reference, Rule = rule, AgreedTo = agreedTo }, contract.Actor, default));

    private Task<T> ChangeAsync<T>(Func<AutopayChangeService, Task<T>> change) => bank.Portal.WithAsync(change);

    private Task<string> CollectAsync(DateOnly on)
    {
        bank.Clock.GoTo(on, new TimeOnly(0, 30));
        return bank.Portal.RunAsync<CollectAutopayJob>(on);
    }

    private Task<string> AnnounceAsync(DateOnly on)
    {
        bank.Clock.GoTo(on, new TimeOnly(8, 0));
        return bank.Portal.RunAsync<AnnounceAutopayJob>(on);
    }

    private Task FeeAsync(TestContract contract, long cents) =>
        bank.Portal.Database.BookAsync(bank.Clock, contract, new NewEvent(AccountEventKind.FeeAssessed, bank.Clock.Today(), Money.FromCents(cents)));

    private Task<AutopayEnrollment> EnrollmentAsync() => bank.AskAsync(db => db.AutopayEnrollments.SingleAsync(a => a.EndedAt == null));

    private async Task<Money> TakenAsync() => Money.FromCents(await bank.AskAsync(db => db.Payments.Where(p => p.Origin == PaymentOrigin.Autopay).SumAsync(p => p.Amount.Cents)));

    private Task<(int, int, int, int)> RowsAsync() => bank.AskAsync(async db => (await db.Payments.CountAsync(), await db.Events.CountAsync(), await db.OutboxEmails.CountAsync(), await db.Notifications.CountAsync()));
}
