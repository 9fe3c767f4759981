using System.Globalization;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Staff.Corrections;
using FinancePortal.Core.Staff.History;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Staff;

/// <summary>A correction reverses and books anew, by two people, and the books stay true (F-1202).</summary>
[Trait("Feature", "F-1202")]
public sealed class CorrectionTests : IAsyncLifetime
{
    private readonly LateKeyedPayment story = new();

    public Task InitializeAsync() => story.HappenAsync();

    public async Task DisposeAsync() => await story.DisposeAsync();

    [Fact]
    public async Task A_payment_keyed_15_days_late_gets_its_date_and_the_late_fee_goes()
    {
        var effect = await story.PreviewAsync(story.RightDate);
        Assert.Equal((LateKeyedPayment.LateFee, Money.Zero), Line(effect, "Fees owed"));
        Assert.Equal([story.Fee], effect.LateFees.Select(f => f.Sequence));

        var waits = Assert.IsType<CorrectionAnswer.Waits>(await story.ProposeAsync(story.RightDate));
        Assert.Equal(LateKeyedPayment.LateFee, (await story.HistoryAsync()).Position.FeesDue);
        Assert.IsType<CorrectionAnswer.Booked>(await story.DecideAsync(waits.Reference));

        // What stands is what a life would be in which the payment was keyed on its day.
        var keyedInTime = new AccountEvent { FinancedAccountId = 1, Sequence = story.Fee, Kind = AccountEventKind.Payment, EffectiveOn = LateKeyedPayment.ReceivedOn, BookedAt = DateTime.UnixEpoch, Amount = LateKeyedPayment.Installment, ActorName = "test" };
        var right = AccountHistory.Of(story.Loan.Account.CurrentTerms, [.. (await story.EventsAsync()).Where(e => e.Sequence < story.Fee), keyedInTime], story.Core.Clock.Today()).Position;
        var corrected = (await story.HistoryAsync()).Position;
        Assert.Equal((right.Principal, right.InterestAccrued, Money.Zero, Money.Zero), (corrected.Principal, corrected.InterestAccrued, corrected.FeesDue, corrected.PastDue));
        Assert.Equal(Line(effect, "Principal balance").Corrected, corrected.Principal);
        await story.VerifyAsync();
    }

    [Fact]
    [Trait("Feature", "F-1201")]
    public async Task Both_views_of_a_past_day_stay_as_known_then_and_as_known_now()
    {
        var waits = Assert.IsType<CorrectionAnswer.Waits>(await story.ProposeAsync(story.RightDate));
        story.Core.Clock.GoTo(new DateOnly(2026, 5, 22));
        await story.DecideAsync(waits.Reference);
        var day = new DateOnly(2026, 5, 19);

        var (then, now) = (await story.HistoryAsync(day, day), await story.HistoryAsync(day));
        Assert.Equal((LateKeyedPayment.LateFee, Money.Zero), (then.Position.FeesDue, now.Position.FeesDue));
        Assert.True(now.Position.Principal < then.Position.Principal);
    }

    [Fact]
    public async Task The_customer_gets_a_plain_letter_of_what_changed()
    {
        await story.CorrectAsync(story.RightDate);
        await using var db = story.Core.Open();
        var letter = await db.OutboxEmails.SingleAsync(e => e.Subject == "We corrected your account");
        Assert.Contains("Your payment of $812.14 now counts from May 3, 2026 instead of May 18, 2026.", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("We took back the late fee of $40.60", letter.TextBody, StringComparison.Ordinal);
        Assert.True(await db.Notifications.AnyAsync(n => n.Title == "We corrected your account"));
    }

    [Fact]
    public async Task Nobody_approves_their_own_not_in_another_session_either()
    {
        var waits = Assert.IsType<CorrectionAnswer.Waits>(await story.ProposeAsync(story.RightDate));
        Assert.IsType<CorrectionAnswer.OwnRequest>(await story.DecideAsync(waits.Reference, LateKeyedPayment.Sam with { Source = "another machine" }));
        Assert.Equal(LateKeyedPayment.LateFee, (await story.HistoryAsync()).Position.FeesDue);
    }

    [Fact]
    public async Task Several_supervisors_in_the_same_second_book_it_once()
    {
        var waits = Assert.IsType<CorrectionAnswer.Waits>(await story.ProposeAsync(story.RightDate));
        var seen = await story.SequenceAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => story.DecideAsync(waits.Reference, LateKeyedPayment.Taylor with { UserId = 100 + i }, seen)));
        Assert.Equal((1, 3), (answers.Count(a => a is CorrectionAnswer.Booked), answers.Count(a => a is CorrectionAnswer.DecidedAlready)));
        await story.VerifyAsync();
    }

    [Fact]
    public async Task An_approval_of_figures_that_changed_meanwhile_is_refused_and_says_who_changed_what()
    {
        var waits = Assert.IsType<CorrectionAnswer.Waits>(await story.ProposeAsync(story.RightDate));
        var seen = await story.SequenceAsync();
        await story.BookAsync(new NewEvent(AccountEventKind.Payment, story.Core.Clock.Today(), Money.FromCents(10_00)));

        var stale = Assert.IsType<CorrectionAnswer.Stale>(await story.DecideAsync(waits.Reference, seen: seen));
        Assert.Equal(("test", AccountEventKind.Payment), (stale.Meanwhile.Single().Who, stale.Meanwhile.Single().What));
        Assert.IsType<CorrectionAnswer.Booked>(await story.DecideAsync(waits.Reference));
        await story.VerifyAsync();
    }

    [Fact]
    [Trait("Rule", "P-OCC1")]
    public async Task A_form_made_before_the_account_changed_is_refused()
    {
        var seen = await story.SequenceAsync();
        await story.BookAsync(new NewEvent(AccountEventKind.Payment, story.Core.Clock.Today(), Money.FromCents(10_00)));
        foreach (var number in new[] { seen, -1, 9999 })
        {
            Assert.IsType<CorrectionAnswer.Stale>(await story.ProposeAsync(story.RightDate, number));
        }
    }

    [Fact]
    public async Task After_five_days_it_is_over()
    {
        var waits = Assert.IsType<CorrectionAnswer.Waits>(await story.ProposeAsync(story.RightDate));
        story.Core.Clock.Advance(TimeSpan.FromDays(6));
        Assert.IsType<CorrectionAnswer.Expired>(await story.DecideAsync(waits.Reference));
    }

    [Fact]
    public async Task Done_twice_is_refused()
    {
        await story.CorrectAsync(story.RightDate);
        Assert.Equal(CorrectionProblem.AlreadyUndone, Assert.IsType<CorrectionAnswer.Refused>(await story.ProposeAsync(story.RightDate)).Problem);
    }

    [Theory]
    [InlineData("2025-12-31", CorrectionProblem.DateBeforeContract)]
    [InlineData("2026-05-21", CorrectionProblem.DateInFuture)]
    [InlineData("2026-05-18", CorrectionProblem.SameDate)]
    public async Task A_date_that_cannot_be_is_refused(string date, CorrectionProblem problem) =>
        Assert.Equal(problem, (await story.PreviewAsync(story.RightDate with { NewDate = DateOnly.Parse(date, CultureInfo.InvariantCulture) })).Problem);

    [Fact]
    public async Task A_payment_of_an_account_that_is_paid_off_can_be_put_right_too()
    {
        var payoff = (await story.HistoryAsync()).Position.Payoff!.Value;
        await story.BookAsync(new NewEvent(AccountEventKind.Payment, story.Core.Clock.Today(), payoff));
        Assert.Equal(AccountStatus.PaidOff, (await story.HistoryAsync()).State.Status);
        await story.CorrectAsync(story.RightDate);
        var after = await story.HistoryAsync();
        Assert.Equal(AccountStatus.PaidOff, after.State.Status);
        Assert.True(after.Position.Credit.IsPositive);
        await story.VerifyAsync();
    }

    [Fact]
    public async Task A_small_waiver_needs_no_second_person_and_a_larger_one_does()
    {
        var small = new CorrectionRequest { Kind = CorrectionKind.WaiveFee, Sequence = story.Fee, Amount = Money.FromCents(25_00), Reason = CorrectionReason.Courtesy, Note = "first time", EvidenceReference = "call 4711" };
        Assert.IsType<CorrectionAnswer.Waits>(await story.ProposeAsync(small with { Amount = Money.FromCents(25_01) }));
        Assert.IsType<CorrectionAnswer.Booked>(await story.ProposeAsync(small));
        Assert.Equal(LateKeyedPayment.LateFee - Money.FromCents(25_00), (await story.HistoryAsync()).Position.FeesDue);
        Assert.IsType<CorrectionAnswer.Refused>(await story.ProposeAsync(small));
        await story.VerifyAsync();
    }

    [Fact]
    [Trait("Feature", "F-410")]
    public async Task A_payment_is_applied_differently_added_and_reversed_and_the_books_stay_true()
    {
        await story.CorrectAsync(new CorrectionRequest { Kind = CorrectionKind.ApplyDifferently, Sequence = story.KeyedLate, ApplyAs = AccountEventKind.PrincipalOnlyPayment, Reason = CorrectionReason.CustomerAsked, Note = "as asked by letter", EvidenceReference = "call 4711" });
        Assert.Equal(AccountEventKind.PrincipalOnlyPayment, (await story.EventsAsync())[^1].Kind);
        await story.CorrectAsync(new CorrectionRequest { Kind = CorrectionKind.AddMissingPayment, NewDate = new DateOnly(2026, 5, 4), Amount = LateKeyedPayment.Installment, TakesBackLateFees = true, Reason = CorrectionReason.KeyingError, Note = "found in the mail room", EvidenceReference = "call 4711" });
        Assert.Equal(Money.Zero, (await story.HistoryAsync()).Position.FeesDue);
        await story.CorrectAsync(new CorrectionRequest { Kind = CorrectionKind.Reverse, Sequence = (await story.EventsAsync()).First(e => e.Kind is AccountEventKind.Payment).Sequence, Reason = CorrectionReason.BankError, Note = "taken back by letter", EvidenceReference = "call 4711" });
        await story.VerifyAsync();
    }

    [Fact]
    public async Task A_payment_for_another_account_moves_there_with_its_date()
    {
        var day = story.Core.Clock.Today();
        var other = await story.Core.Database.FundAsync(story.Core.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 1)));
        story.Core.Clock.GoTo(day);
        var move = new CorrectionRequest { Kind = CorrectionKind.MoveToOtherAccount, Sequence = story.KeyedLate, TargetAccountNumber = other.Account.AccountNumber, Reason = CorrectionReason.WrongAccount, Note = "wrong number on the slip", EvidenceReference = "call 4711" };
        Assert.Equal(CorrectionProblem.NoSuchTarget, (await story.PreviewAsync(move with { TargetAccountNumber = story.Loan.Account.AccountNumber })).Problem);
        await story.CorrectAsync(move);

        await using var db = story.Core.Open();
        var moved = await db.Events.SingleAsync(e => e.FinancedAccountId == other.Account.FinancedAccountId && e.Kind == AccountEventKind.Payment);
        Assert.Equal((LateKeyedPayment.Installment, LateKeyedPayment.KeyedOn), (moved.Amount, moved.EffectiveOn));
        await story.VerifyAsync();
    }

    [Fact]
    public async Task A_debit_that_is_still_at_the_bank_is_not_taken_back_but_its_date_can_be_put_right()
    {
        var payment = await story.Core.Database.PayAsync(story.Core.Clock, story.Loan, Money.FromCents(50_00));
        var last = (await story.EventsAsync())[^1].Sequence;
        Assert.Equal(CorrectionProblem.StillAtBank, (await story.PreviewAsync(new CorrectionRequest { Kind = CorrectionKind.Reverse, Sequence = last })).Problem);

        await story.CorrectAsync(story.RightDate with { Sequence = last, NewDate = new DateOnly(2026, 5, 19) });
        await using var db = story.Core.Open();
        var followed = await db.Payments.SingleAsync(p => p.PaymentId == payment.PaymentId);
        Assert.Equal((await story.EventsAsync()).Last(e => e.Kind is AccountEventKind.Payment).Sequence, followed.CreditedBySequence);
        Assert.Equal(new DateOnly(2026, 5, 19), followed.CreditOn);
    }

    [Fact]
    public async Task A_personal_detail_changes_only_when_two_people_want_it_and_nobody_changed_it_meanwhile()
    {
        var waits = Assert.IsType<CorrectionAnswer.Waits>(await story.ProposePersonalAsync("last name", "Marsh-Bell", "Marsh"));
        var second = Assert.IsType<CorrectionAnswer.Waits>(await story.ProposePersonalAsync("last name", "Other", "Marsh"));
        Assert.IsType<CorrectionAnswer.Booked>(await story.DecideAsync(waits.Reference));
        Assert.IsType<CorrectionAnswer.Stale>(await story.DecideAsync(second.Reference));
        Assert.IsType<CorrectionAnswer.Stale>(await story.ProposePersonalAsync("last name", "Third", "Marsh"));

        await using var db = story.Core.Open();
        var customer = await db.Customers.SingleAsync(c => c.CustomerId == story.Loan.Customer.CustomerId);
        Assert.Equal(("Marsh-Bell", "MARSH BELL ELENA"), (customer.LastName, customer.LastNameKey));
        Assert.Equal("Marsh", await db.AuditRows.Where(a => a.Action == "correction booked").Select(a => a.Before).SingleAsync());
    }

    [Fact]
    public async Task An_address_that_a_colleague_changes_is_told_on_paper_at_the_old_one()
    {
        await using var db = story.Core.Open();
        var before = await db.Customers.AsNoTracking().SingleAsync(c => c.CustomerId == story.Loan.Customer.CustomerId);
        var waits = Assert.IsType<CorrectionAnswer.Waits>(await story.ProposePersonalAsync("street", "7 Oak Ave", before.Street));
        Assert.IsType<CorrectionAnswer.Booked>(await story.DecideAsync(waits.Reference));
        var letters = await db.Set<PostalLetter>().Where(l => l.CustomerId == before.CustomerId).ToListAsync();
        Assert.Equal(before.Street.Length > 0 ? 1 : 0, letters.Count);
        Assert.All(letters, l => Assert.Contains(before.Street, l.Addressee, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ZIP", "<script>")]
    [InlineData("state", "Texas")]
    [InlineData("date of birth", "31/12/1980")]
    [InlineData("email", "new@example.test")]
    public async Task A_detail_that_cannot_be_is_refused(string field, string value) => Assert.IsType<CorrectionAnswer.Refused>(await story.ProposePersonalAsync(field, value, ""));

    [Fact]
    [Trait("Feature", "F-1204")]
    public async Task It_waits_in_its_queue_until_it_is_decided()
    {
        var waits = Assert.IsType<CorrectionAnswer.Waits>(await story.ProposeAsync(story.RightDate));
        await using var db = story.Core.Open();
        var states = db.StaffCases.Where(c => c.Subject == waits.Reference).Select(c => c.State);
        Assert.Equal(CaseState.Open, await states.SingleAsync());
        Assert.IsType<CorrectionAnswer.SentBack>(await story.DecideAsync(waits.Reference, approve: false));
        Assert.Equal(CaseState.Closed, await states.SingleAsync());
        Assert.Equal(LateKeyedPayment.LateFee, (await story.HistoryAsync()).Position.FeesDue);
    }

    private static (Money Now, Money Corrected) Line(CorrectionEffect effect, string name)
    {
        var line = effect.Lines.Single(l => l.Name == name);
        return (line.Now, line.Corrected);
    }
}
