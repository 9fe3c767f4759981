using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace FinancePortal.Core.Tests.Payments;

[Trait("Feature", "F-401")]
public sealed class PaymentServiceTests : IDisposable
{
    private static readonly Letterhead Letterhead = new("Northline Auto Finance", "1-800-555-0142", "weekdays", new Uri("https://portal.test"));
    private readonly PortalDatabase database = new();
    private readonly FakeClock clock = new();

    public void Dispose() => database.Dispose();

    [Fact]
    [Trait("Feature", "F-406")]
    public async Task A_payment_before_the_cut_off_is_credited_today_with_its_journal_email_notice_and_audit_row()
    {
        var contract = await LoanAsync();
        var payment = await AcceptedAsync(Request(contract, 812_14), contract);

        Assert.Equal(PaymentStatus.Credited, payment.Status);
        Assert.Equal(new DateOnly(2026, 3, 10), payment.CreditOn);
        using var db = database.Open();
        var journals = await db.Journals.Include(j => j.Entries).Where(j => j.EventSequence == payment.CreditedBySequence).ToListAsync();
        var journal = Assert.Single(journals);
        Assert.Equal(0, journal.Entries.Sum(e => e.Amount.Cents));
        var account = await db.Accounts.SingleAsync();
        var principal = await db.LedgerEntries.Where(e => e.Account == Core.Ledger.LedgerAccount.PrincipalReceivable).SumAsync(e => e.Amount.Cents);
        Assert.Equal(principal, account.Balances.Principal.Cents);
        var email = await db.OutboxEmails.SingleAsync();
        Assert.Contains(payment.ConfirmationNumber, email.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(account.AccountNumber, email.TextBody + email.HtmlBody, StringComparison.Ordinal);
        Assert.Equal($"/payments/{payment.Reference}", (await db.Notifications.SingleAsync()).Link);
        Assert.Equal("payment made", (await db.AuditRows.SingleAsync()).Action);
        Assert.True(Reference.IsConfirmationNumber(payment.ConfirmationNumber));
    }

    [Fact]
    [Trait("Proof", "P-IDM1")]
    public async Task Fifty_parallel_posts_of_one_key_make_one_payment_and_all_get_its_number()
    {
        var contract = await LoanAsync();
        var request = Request(contract, 812_14);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => AcceptedAsync(request, contract))));

        Assert.Single(answers.Select(p => p.ConfirmationNumber).Distinct());
        using var db = database.Open();
        Assert.Equal(1, await db.Payments.CountAsync());
        Assert.Equal(1, await db.OutboxEmails.CountAsync());
        Assert.Equal(1, await db.Events.CountAsync(e => e.Kind == AccountEventKind.Payment));
    }

    [Fact]
    [Trait("Proof", "P-IDM3")]
    public async Task The_same_key_with_another_amount_is_refused_and_changes_nothing()
    {
        var contract = await LoanAsync();
        var request = Request(contract, 812_14);
        await AcceptedAsync(request, contract);
        var refused = Assert.IsType<MakePaymentAnswer.Refused>(await MakeAsync(request with { Amount = Money.FromCents(500_00) }, contract));

        Assert.Equal(PaymentRefusal.KeyUsedDifferently, refused.Reason);
        using var db = database.Open();
        Assert.Equal(1, await db.Payments.CountAsync());
    }

    [Fact]
    public async Task After_the_cut_off_a_payment_counts_on_the_next_banking_day_and_the_job_credits_it_then()
    {
        var contract = await LoanAsync();
        clock.GoTo(new DateOnly(2026, 3, 13), new TimeOnly(18, 0)); // a Friday
        var payment = await AcceptedAsync(Request(contract, 812_14), contract);
        Assert.Equal((PaymentStatus.Scheduled, new DateOnly(2026, 3, 16)), (payment.Status, payment.CreditOn));

        clock.GoTo(new DateOnly(2026, 3, 18), new TimeOnly(0, 15)); // the job comes two days late
        using (var db = database.Open())
        {
            var (contracts, notices) = (new ContractService(db, clock), new NoticeService(db, Letterhead, clock));
            var job = new CreditScheduledPaymentsJob(db, contracts, new RetryService(db, notices, clock), new FrozenPaymentService(db, contracts, notices, clock), clock, NullLogger<CreditScheduledPaymentsJob>.Instance);
            Assert.Equal("1 credited, 0 set aside", await job.RunAsync(clock.Today(), Core.Jobs.JobProgress.Silent(clock), CancellationToken.None));
            Assert.Equal("0 credited, 0 set aside", await job.RunAsync(clock.Today(), Core.Jobs.JobProgress.Silent(clock), CancellationToken.None));
        }

        using var after = database.Open();
        var credited = await after.Payments.SingleAsync();
        Assert.Equal(PaymentStatus.Credited, credited.Status);
        Assert.Equal(new DateOnly(2026, 3, 16), (await after.Events.SingleAsync(e => e.Kind == AccountEventKind.Payment)).EffectiveOn);
    }

    [Fact]
    [Trait("Feature", "F-408")]
    public async Task A_credited_payment_is_cancelled_before_the_cut_off_by_an_exact_reversal()
    {
        var contract = await LoanAsync();
        var before = await BalancesAsync();
        var payment = await AcceptedAsync(Request(contract, 812_14), contract);
        Assert.NotEqual(before, await BalancesAsync());

        Assert.True(await CancelAsync(payment, contract));
        Assert.False(await CancelAsync(payment, contract));
        Assert.Equal(before with { Interest = (await BalancesAsync()).Interest }, await BalancesAsync());
        using var db = database.Open();
        Assert.Equal(0, await db.LedgerEntries.SumAsync(e => e.Amount.Cents));
        Assert.Equal((PaymentStatus.Reversed, BankStatus.Withdrawn), await db.Payments.Select(p => ValueTuple.Create(p.Status, p.BankStatus)).SingleAsync());
    }

    [Fact]
    [Trait("Feature", "F-408")]
    public async Task At_the_cut_off_it_is_too_late_to_cancel()
    {
        var contract = await LoanAsync();
        var payment = await AcceptedAsync(Request(contract, 812_14), contract);
        clock.GoTo(new DateOnly(2026, 3, 10), new TimeOnly(18, 0));
        Assert.False(await CancelAsync(payment, contract));
    }

    [Fact]
    [Trait("Feature", "F-102")]
    public async Task Somebody_elses_account_and_payment_are_not_found()
    {
        var contract = await LoanAsync();
        var stranger = await LoanAsync();
        var payment = await AcceptedAsync(Request(contract, 812_14), contract);

        await Assert.ThrowsAsync<NotFoundException>(() => MakeAsync(Request(contract, 100_00), stranger));
        await Assert.ThrowsAsync<NotFoundException>(() => CancelAsync(payment, stranger));
        using var db = database.Open();
        await Assert.ThrowsAsync<NotFoundException>(() => new PaymentDeskService(db, new CurrentRules(), clock).ReceiptAsync(stranger.Customer.CustomerId, payment.Reference, CancellationToken.None));
        await Assert.ThrowsAsync<NotFoundException>(() => new PaymentDeskService(db, new CurrentRules(), clock).DeskAsync(contract.Customer.CustomerId, "not a reference", CancellationToken.None));
    }

    [Theory]
    [InlineData(0, PaymentRefusal.AmountTooSmall)]
    [InlineData(99, PaymentRefusal.AmountTooSmall)]
    [InlineData(50_000_00, PaymentRefusal.AmountAbovePayoff)]
    [InlineData(long.MaxValue, PaymentRefusal.AmountAbovePayoff)]
    public async Task An_amount_that_cannot_be_is_refused_beside_the_amount(long cents, PaymentRefusal reason)
    {
        var contract = await LoanAsync();
        var refused = Assert.IsType<MakePaymentAnswer.Refused>(await MakeAsync(Request(contract, cents), contract));
        Assert.Equal((reason, PaymentField.Amount), (refused.Reason, refused.Field));
    }

    [Fact]
    public async Task The_payoff_pays_the_loan_off_and_nothing_more_can_be_paid()
    {
        var contract = await LoanAsync();
        using var db = database.Open();
        var desk = await new PaymentDeskService(db, new CurrentRules(), clock).DeskAsync(contract.Customer.CustomerId, contract.Account.Reference, CancellationToken.None);
        await AcceptedAsync(Request(contract, desk.Position.Payoff!.Value.Cents) with { Purpose = PaymentPurpose.Payoff }, contract);

        using var after = database.Open();
        Assert.Equal(AccountStatus.PaidOff, (await after.Accounts.SingleAsync()).Status);
        var refused = Assert.IsType<MakePaymentAnswer.Refused>(await MakeAsync(Request(contract, 1_00), contract));
        Assert.Equal(PaymentRefusal.AccountClosed, refused.Reason);
    }

    [Fact]
    [Trait("Feature", "F-409")]
    public async Task Principal_only_is_refused_while_something_is_past_due()
    {
        var contract = await LoanAsync();
        var refused = Assert.IsType<MakePaymentAnswer.Refused>(await MakeAsync(Request(contract, 100_00) with { Purpose = PaymentPurpose.PrincipalOnly }, contract));
        Assert.Equal(PaymentRefusal.PastDueFirst, refused.Reason);
    }

    [Fact]
    public async Task An_equal_payment_for_the_same_day_is_asked_about_first()
    {
        var contract = await LoanAsync();
        await AcceptedAsync(Request(contract, 812_14), contract);
        var second = Request(contract, 812_14);
        Assert.Equal(PaymentRefusal.LooksLikeDouble, Assert.IsType<MakePaymentAnswer.Refused>(await MakeAsync(second, contract)).Reason);
        await AcceptedAsync(second with { SecondIsMeant = true }, contract);
    }

    [Theory]
    [InlineData("2026-03-09")]
    [InlineData("2026-04-10")]
    [InlineData("9999-12-31")]
    public async Task A_date_in_the_past_or_far_ahead_is_refused_beside_the_date(string date)
    {
        var contract = await LoanAsync();
        var refused = Assert.IsType<MakePaymentAnswer.Refused>(await MakeAsync(Request(contract, 100_00) with { PayOn = DateOnly.Parse(date) }, contract));
        Assert.Equal(PaymentField.Date, refused.Field);
    }

    [Fact]
    public async Task Figures_that_changed_since_the_customer_looked_are_shown_again_first()
    {
        var contract = await LoanAsync();
        var refused = Assert.IsType<MakePaymentAnswer.Refused>(await MakeAsync(Request(contract, 100_00) with { OwedSeen = Money.FromCents(1) }, contract));
        Assert.Equal(PaymentRefusal.FiguresChanged, refused.Reason);
    }

    /// <summary>Loan A, nine days past its first due date at the clock's start.</summary>
    private async Task<TestContract> LoanAsync()
    {
        using var db = database.Open();
        return await TestContracts.FundAsync(db, clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 1)));
    }

    private static MakePayment Request(TestContract contract, long cents) => new()
    {
        AccountReference = contract.Account.Reference,
        MethodReference = contract.Checking.Reference,
        Amount = Money.FromCents(cents),
        Purpose = PaymentPurpose.Regular,
        PayOn = null,
        RequestKey = Reference.New() + Reference.New(),
        SecondIsMeant = false,
        OwedSeen = null,
    };

    private async Task<MakePaymentAnswer> MakeAsync(MakePayment request, TestContract contract)
    {
        using var db = database.Open();
        return await Service(db).MakeAsync(request, contract.Actor, CancellationToken.None);
    }

    private async Task<Payment> AcceptedAsync(MakePayment request, TestContract contract) =>
        Assert.IsType<MakePaymentAnswer.Accepted>(await MakeAsync(request, contract)).Payment;

    private async Task<bool> CancelAsync(Payment payment, TestContract contract)
    {
        using var db = database.Open();
        return await Service(db).CancelAsync(payment.Reference, contract.Actor, CancellationToken.None);
    }

    private PaymentService Service(PortalDbContext db) => TestLives.Payments(db, clock);

    private async Task<AccountBalances> BalancesAsync()
    {
        using var db = database.Open();
        return (await db.Accounts.AsNoTracking().SingleAsync()).Balances;
    }
}
