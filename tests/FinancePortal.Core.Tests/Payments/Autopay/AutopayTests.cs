using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;
using static FinancePortal.Core.Tests.Payments.Autopay.AutopayCase;

namespace FinancePortal.Core.Tests.Payments.Autopay;

/// <summary>Autopay through the services and jobs. The loan's first due date, March 1, is paid by hand; autopay begins with April 1.</summary>
[Trait("Feature", "F-404")]
public sealed class AutopayTests : IAsyncDisposable
{
    private readonly AutopayCase autopay = new();

    public ValueTask DisposeAsync() => autopay.DisposeAsync();

    [Fact]
    [Trait("Rule", "R-401")]
    public async Task What_is_agreed_is_stored_and_mailed_as_it_was_read()
    {
        var contract = await autopay.OnAsync();
        var enrollment = await autopay.EnrollmentAsync();

        Assert.Contains("account ending in 0934", enrollment.Authorization, StringComparison.Ordinal);
        Assert.Contains("on each due date: the amount due, usually $812.14", enrollment.Authorization, StringComparison.Ordinal);
        Assert.Contains("The first debit is $812.14 on April 1, 2026.", enrollment.Authorization, StringComparison.Ordinal);
        Assert.Equal(April, enrollment.NextDebitOn);
        var mail = await autopay.Bank.AskAsync(db => db.OutboxEmails.SingleAsync(e => e.Subject == "Autopay is on"));
        Assert.Contains(enrollment.Authorization, mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(contract.Account.AccountNumber, mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_debit_is_made_on_its_date_told_at_once_and_goes_to_the_bank()
    {
        await autopay.OnAsync();
        Assert.Equal("0 debits, 0 set aside", await autopay.CollectAsync(April.AddDays(-1)));
        Assert.Equal("1 debits, 0 set aside", await autopay.CollectAsync(April));

        var payment = await autopay.Bank.AskAsync(db => db.Payments.SingleAsync(p => p.Origin == PaymentOrigin.Autopay));
        Assert.Equal((Due, April, PaymentStatus.Credited), (payment.Amount, payment.CreditOn, payment.Status));
        var mail = await autopay.Bank.AskAsync(db => db.OutboxEmails.SingleAsync(e => e.Subject == "We received your automatic payment of $812.14"));
        Assert.Contains(payment.ConfirmationNumber, mail.TextBody, StringComparison.Ordinal);
        Assert.True(await autopay.Bank.AskAsync(db => db.Notifications.AnyAsync(n => n.Link == $"/payments/{payment.Reference}")));
        Assert.Equal(2, (await autopay.Bank.CutOffAsync()).Entries.Count(e => e.Amount == Due)); // March's by hand, April's by itself
        Assert.Equal(new DateOnly(2026, 5, 1), (await autopay.EnrollmentAsync()).NextDebitOn);
        await autopay.Bank.VerifyAsync();
    }

    [Fact]
    [Trait("Proof", "P-BAT4")]
    public async Task Run_again_it_changes_nothing()
    {
        await autopay.OnAsync();
        await autopay.CollectAsync(April);
        var rows = await autopay.RowsAsync();

        Assert.Equal("0 debits, 0 set aside", await autopay.CollectAsync(April));
        Assert.Equal(rows, await autopay.RowsAsync());
    }

    [Fact]
    public async Task Extra_money_is_a_payment_to_principal_of_its_own()
    {
        await autopay.OnAsync(new AutopayRule { AmountRule = AutopayAmount.AmountDuePlusExtra, Amount = Money.FromCents(50_00) });
        await autopay.CollectAsync(April);

        var payments = await autopay.Bank.AskAsync(db => db.Payments.Where(p => p.Origin == PaymentOrigin.Autopay).OrderBy(p => p.PaymentId).ToListAsync());
        Assert.Equal([(PaymentPurpose.Regular, Due), (PaymentPurpose.PrincipalOnly, Money.FromCents(50_00))], payments.Select(p => (p.Purpose, p.Amount)));
        Assert.Equal(1, await autopay.Bank.AskAsync(db => db.OutboxEmails.CountAsync(e => e.Subject == "We received your automatic payment of $862.14")));
    }

    [Fact]
    [Trait("Rule", "R-402")]
    public async Task A_differing_debit_is_written_of_ten_days_before_and_then_taken()
    {
        var contract = await autopay.OnAsync();
        await autopay.FeeAsync(contract, 40_00);
        for (var day = new DateOnly(2026, 3, 11); day <= April; day = day.AddDays(1))
        {
            await autopay.AnnounceAsync(day);
        }

        var notice = await autopay.Bank.AskAsync(db => db.AutopayNotices.SingleAsync(n => n.Kind == AutopayNoticeKind.TenDays));
        Assert.Equal((April, Money.FromCents(852_14), April.AddDays(-14)), (notice.DebitOn, notice.Amount, notice.ToldOn));
        Assert.Contains("It includes $40.00 in taxes, tolls and tickets.", (await autopay.Bank.AskAsync(db => db.OutboxEmails.SingleAsync(e => e.Subject == "Autopay takes $852.14 on April 1, 2026"))).TextBody, StringComparison.Ordinal);
        await autopay.CollectAsync(April);
        Assert.Equal(Money.FromCents(852_14), await autopay.TakenAsync());
    }

    [Fact]
    [Trait("Rule", "R-402")]
    public async Task Without_a_notice_ten_days_old_no_more_than_usual_is_taken_and_the_customer_is_told()
    {
        var contract = await autopay.OnAsync();
        autopay.Bank.Clock.GoTo(April.AddDays(-5));
        await autopay.FeeAsync(contract, 40_00);
        await autopay.AnnounceAsync(April.AddDays(-5));
        await autopay.CollectAsync(April);

        Assert.Equal(Due, await autopay.TakenAsync());
        Assert.Contains("$40.00 more is due", (await autopay.Bank.AskAsync(db => db.OutboxEmails.SingleAsync(e => e.Subject.StartsWith("We received your automatic payment")))).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paid_by_hand_the_same_day_is_seen()
    {
        var contract = await autopay.OnAsync();
        autopay.Bank.Clock.GoTo(April, new TimeOnly(0, 10));
        await autopay.Bank.PayAsync(contract);
        await autopay.CollectAsync(April);

        Assert.Equal(Money.Zero, await autopay.TakenAsync());
    }

    [Fact]
    public async Task A_skipped_date_is_not_debited_and_the_next_one_is()
    {
        var contract = await autopay.OnAsync();
        Assert.Equal(April, await autopay.ChangeAsync(c => c.SkipAsync(contract.Account.Reference, skip: true, seen: null, contract.Actor, default)));
        await autopay.CollectAsync(April);
        Assert.Equal(Money.Zero, await autopay.TakenAsync());
        autopay.Bank.Clock.GoTo(April.AddDays(3));
        await autopay.Bank.PayAsync(contract);
        await autopay.CollectAsync(new DateOnly(2026, 5, 1));

        Assert.Equal(Due, await autopay.TakenAsync());
    }

    [Fact]
    public async Task A_pause_ends_by_itself()
    {
        var contract = await autopay.OnAsync();
        Assert.True(await autopay.ChangeAsync(c => c.PauseAsync(contract.Account.Reference, new DateOnly(2026, 4, 10), seen: null, contract.Actor, default)));
        Assert.False(await autopay.ChangeAsync(c => c.PauseAsync(contract.Account.Reference, new DateOnly(2027, 4, 10), seen: null, contract.Actor, default)));
        await autopay.CollectAsync(April);

        Assert.Equal(Money.Zero, await autopay.TakenAsync());
        Assert.Null((await autopay.EnrollmentAsync()).Paused);
        Assert.Equal(new DateOnly(2026, 5, 1), (await autopay.EnrollmentAsync()).NextDebitOn);
    }

    [Fact]
    [Trait("Feature", "F-405")]
    public async Task Revoked_in_one_step_nothing_is_debited_any_more_and_it_is_proven_by_email()
    {
        var contract = await autopay.OnAsync();
        Assert.True(await autopay.Bank.Portal.WithAsync<AutopayService, bool>(a => a.RevokeAsync(contract.Account.Reference, contract.Actor, default)));
        Assert.False(await autopay.Bank.Portal.WithAsync<AutopayService, bool>(a => a.RevokeAsync(contract.Account.Reference, contract.Actor, default)));
        await autopay.CollectAsync(April);

        Assert.Equal(Money.Zero, await autopay.TakenAsync());
        Assert.Equal(1, await autopay.Bank.AskAsync(db => db.OutboxEmails.CountAsync(e => e.Subject == "Autopay is off")));
        Assert.Contains("usually $812.14", (await autopay.Bank.AskAsync(db => db.AutopayEnrollments.SingleAsync())).Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_bank_account_takes_over_without_enrolling_again()
    {
        var contract = await autopay.OnAsync();
        await using (var db = autopay.Bank.Portal.Open())
        {
            db.PaymentMethods.Add(new PaymentMethod { Customer = await db.Customers.SingleAsync(), Kind = PaymentMethodKind.Savings, LastFour = "7781", AddedAt = autopay.Bank.Clock.UtcNow(), ValidatedAt = autopay.Bank.Clock.UtcNow() });
            await db.SaveChangesAsync();
        }

        var savings = await autopay.Bank.AskAsync(db => db.PaymentMethods.SingleAsync(m => m.LastFour == "7781"));
        Assert.True(await autopay.ChangeAsync(c => c.ChangeMethodAsync(contract.Account.Reference, savings.Reference, seen: null, contract.Actor, default)));
        await autopay.CollectAsync(April);

        Assert.Equal("7781", (await autopay.Bank.AskAsync(db => db.Payments.SingleAsync(p => p.Origin == PaymentOrigin.Autopay))).MethodLastFour);
        Assert.Equal(2, await autopay.Bank.AskAsync(db => db.AutopayEnrollments.CountAsync()));
        Assert.Contains("ending in 7781", (await autopay.EnrollmentAsync()).Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agreeing_to_figures_that_changed_meanwhile_is_refused()
    {
        var contract = await autopay.Bank.LoanAsync();
        var answer = await autopay.EnrollAsync(contract, Rule(), agreedTo: "something else");

        Assert.Equal(AutopayField.None, Assert.IsType<EnrollInAutopayAnswer.Refused>(answer).Field);
        Assert.Equal(0, await autopay.Bank.AskAsync(db => db.AutopayEnrollments.CountAsync()));
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
        var contract = await autopay.Bank.LoanAsync();
        var answer = await autopay.EnrollAsync(contract, new AutopayRule { AmountRule = amountRule, Amount = Money.FromCents(cents), Rhythm = rhythm, Day = day, SecondDay = second });

        Assert.Equal(field, Assert.IsType<EnrollInAutopayAnswer.Refused>(answer).Field);
    }
}
