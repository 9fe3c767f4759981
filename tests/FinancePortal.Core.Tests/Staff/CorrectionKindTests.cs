using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Staff.Corrections;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Staff;

/// <summary>What each kind of correction leaves behind: on the payment, on the account, in the letter, in the queue (F-1202).</summary>
[Trait("Feature", "F-1202")]
public sealed class CorrectionKindTests : IAsyncLifetime
{
    private readonly LateKeyedPayment story = new();

    public Task InitializeAsync() => story.HappenAsync();

    public async Task DisposeAsync() => await story.DisposeAsync();

    [Fact]
    public async Task A_payment_says_the_date_and_the_use_that_a_correction_gave_it()
    {
        await story.CorrectAsync(story.RightDate);
        var payment = await PaymentAsync();
        Assert.Equal((LateKeyedPayment.ReceivedOn, PaymentPurpose.Regular), (payment.CreditOn, payment.Purpose));

        await story.CorrectAsync(Request(CorrectionKind.ApplyDifferently) with { Sequence = payment.CreditedBySequence, ApplyAs = AccountEventKind.PrincipalOnlyPayment });
        payment = await PaymentAsync();
        Assert.Equal((LateKeyedPayment.ReceivedOn, PaymentPurpose.PrincipalOnly), (payment.CreditOn, payment.Purpose));
        await story.VerifyAsync();
    }

    [Fact]
    public async Task Interest_is_waived_and_the_balance_owed_falls_by_it()
    {
        var before = (await story.HistoryAsync()).Position;
        var amount = Money.FromCents(1_00);
        Assert.True(before.InterestAccrued > amount);
        Assert.IsType<CorrectionAnswer.Booked>(await story.ProposeAsync(Request(CorrectionKind.WaiveInterest) with { Amount = amount }));
        var after = (await story.HistoryAsync()).Position;
        Assert.Equal((before.InterestAccrued - amount, before.Principal), (after.InterestAccrued, after.Principal));
        Assert.Equal(CorrectionProblem.AmountTooHigh, (await story.PreviewAsync(Request(CorrectionKind.WaiveInterest) with { Amount = before.InterestAccrued })).Problem);
        Assert.Contains("We took back $1.00 of interest.", await LetterAsync(), StringComparison.Ordinal);
        await story.VerifyAsync();
    }

    [Fact]
    public async Task A_residue_is_written_off_and_nothing_larger_is()
    {
        var before = (await story.HistoryAsync()).Position;
        await story.CorrectAsync(Request(CorrectionKind.WriteOffResidue) with { Amount = Money.FromCents(40_00) });
        var after = (await story.HistoryAsync()).Position;
        Assert.Equal(Money.FromCents(40_00), before.Principal + before.InterestAccrued - after.Principal - after.InterestAccrued);
        Assert.Equal(CorrectionProblem.AmountTooHigh, (await story.PreviewAsync(Request(CorrectionKind.WriteOffResidue) with { Amount = Money.FromCents(50_01) })).Problem);
        Assert.Contains("A rest of $40.00 was small enough that we don’t ask for it any more.", await LetterAsync(), StringComparison.Ordinal);
        await story.VerifyAsync();
    }

    [Theory]
    [InlineData(CorrectionKind.ChangeEffectiveDate)]
    [InlineData(CorrectionKind.WaiveFee)]
    [InlineData(CorrectionKind.WaiveInterest)]
    [InlineData(CorrectionKind.AddMissingPayment)]
    public async Task Without_evidence_nothing_is_proposed(CorrectionKind kind)
    {
        var request = Request(kind) with { Sequence = kind is CorrectionKind.WaiveFee ? story.Fee : story.KeyedLate, NewDate = LateKeyedPayment.ReceivedOn, Amount = Money.FromCents(1_00), EvidenceReference = " " };
        Assert.Equal(CorrectionProblem.EvidenceMissing, Assert.IsType<CorrectionAnswer.Refused>(await story.ProposeAsync(request)).Problem);
        await using var db = story.Core.Open();
        Assert.False(await db.Corrections.AnyAsync());
    }

    [Fact]
    [Trait("Feature", "F-1204")]
    public async Task What_nobody_decides_in_time_leaves_the_queue_and_its_maker_is_told()
    {
        await AddColleagueAsync();
        var waits = Assert.IsType<CorrectionAnswer.Waits>(await story.ProposeAsync(story.RightDate));
        var today = story.Core.Clock.Today();
        Assert.Equal("0 ended", await ExpireAsync(today.AddDays(5)));
        Assert.Equal("1 ended", await ExpireAsync(today.AddDays(6)));
        Assert.Equal("0 ended", await ExpireAsync(today.AddDays(6)));

        await using var db = story.Core.Open();
        Assert.Equal((CaseState.Closed, "Nobody decided in time"), await db.StaffCases.Where(c => c.Subject == waits.Reference).Select(c => ValueTuple.Create(c.State, c.Outcome)).SingleAsync());
        Assert.Equal(CorrectionState.Expired, await db.Corrections.Select(c => c.State).SingleAsync());
        Assert.True(await db.AuditRows.AnyAsync(a => a.Action == "correction expired" && a.Subject == waits.Reference));
        Assert.Equal(1, await db.OutboxEmails.CountAsync(e => e.Subject == "Nobody decided your correction in time"));
        Assert.IsType<CorrectionAnswer.Expired>(await story.DecideAsync(waits.Reference));
        Assert.IsType<CorrectionAnswer.Waits>(await story.ProposeAsync(story.RightDate));
    }

    [Fact]
    [Trait("Rule", "P-OCC1")]
    public async Task A_personal_detail_or_reading_that_somebody_else_put_right_first_says_who()
    {
        var (first, second) = (Waiting(await story.ProposePersonalAsync("last name", "Marsh-Bell", "Marsh")), Waiting(await story.ProposePersonalAsync("last name", "Bell", "Marsh")));
        Assert.IsType<CorrectionAnswer.Booked>(await story.DecideAsync(first));
        var stale = Assert.IsType<CorrectionAnswer.Stale>(await story.DecideAsync(second));
        Assert.Equal(LateKeyedPayment.Taylor.Name, stale.Changed?.Who);

        var reading = await AddReadingAsync(new DateOnly(2026, 4, 1), 91_000);
        var right = Request(CorrectionKind.LeaseReading) with { Field = reading, NewValue = "19000" };
        (first, second) = (Waiting(await story.ProposeAsync(right)), Waiting(await story.ProposeAsync(right with { NewValue = "19500" })));
        Assert.IsType<CorrectionAnswer.Booked>(await story.DecideAsync(first));
        stale = Assert.IsType<CorrectionAnswer.Stale>(await story.DecideAsync(second));
        Assert.Equal(LateKeyedPayment.Taylor.Name, stale.Changed?.Who);
    }

    [Fact]
    public async Task A_reading_is_put_right_only_to_miles_that_fit_the_others()
    {
        await AddReadingAsync(new DateOnly(2026, 3, 1), 12_000);
        var wrong = await AddReadingAsync(new DateOnly(2026, 4, 1), 91_000);
        await AddReadingAsync(new DateOnly(2026, 5, 1), 95_000);
        var right = Request(CorrectionKind.LeaseReading) with { Field = wrong };
        Assert.Equal(CorrectionProblem.ReadingDoesNotFit, (await story.PreviewAsync(right with { NewValue = "11999" })).Problem);
        Assert.Equal(CorrectionProblem.ReadingDoesNotFit, (await story.PreviewAsync(right with { NewValue = "95001" })).Problem);
        Assert.Equal(CorrectionProblem.ChangesNothing, (await story.PreviewAsync(right with { NewValue = "91000" })).Problem);
        Assert.Equal(CorrectionProblem.ValueRefused, (await story.PreviewAsync(right with { NewValue = "-5" })).Problem);
        Assert.Null((await story.PreviewAsync(right with { NewValue = "19000" })).Problem);
    }

    private static CorrectionRequest Request(CorrectionKind kind) => new() { Kind = kind, Reason = CorrectionReason.Courtesy, Note = "as agreed on the phone", EvidenceReference = "call 4711" };

    private static string Waiting(CorrectionAnswer answer) => Assert.IsType<CorrectionAnswer.Waits>(answer).Reference;

    private async Task<Payment> PaymentAsync()
    {
        await using var db = story.Core.Open();
        return await db.Payments.AsNoTracking().OrderByDescending(p => p.PaymentId).FirstAsync();
    }

    private async Task<string> LetterAsync()
    {
        await using var db = story.Core.Open();
        return await db.OutboxEmails.Where(e => e.Subject == "We corrected your account").OrderByDescending(e => e.OutboxEmailId).Select(e => e.TextBody).FirstAsync();
    }

    private async Task<string> AddReadingAsync(DateOnly on, int miles)
    {
        await using var db = story.Core.Open();
        var reading = new OdometerReading { VehicleId = story.Loan.Account.VehicleId, ReadOn = on, Miles = miles, Source = OdometerSource.Customer, RecordedAt = story.Core.Clock.UtcNow() };
        db.OdometerReadings.Add(reading);
        await db.SaveChangesAsync();
        return reading.Reference;
    }

    /// <summary>Sam has a sign-in, and with it an address.</summary>
    private async Task AddColleagueAsync()
    {
        await using var db = story.Core.Open();
        db.Users.Add(new PortalUser { Id = LateKeyedPayment.Sam.UserId!.Value, DisplayName = LateKeyedPayment.Sam.Name, UserName = "sam@example.test", Email = "sam@example.test" });
        await db.SaveChangesAsync();
    }

    private Task<string> ExpireAsync(DateOnly on) => story.Core.WithAsync<ExpireCorrectionsJob, string>(j => j.RunAsync(on, JobProgress.Silent(story.Core.Clock), CancellationToken.None));
}
