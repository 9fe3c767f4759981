using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Documents.Payoffs;
using FinancePortal.Core.Documents.Titles;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Documents;

[Trait("Feature", "F-504")]
public sealed class TrackTitlesJobTests : IAsyncDisposable
{
    private static readonly DateOnly PaidOn = new(2026, 3, 10);
    private static readonly Actor Colleague = new(ActorKind.Staff, 7, CustomerId: null, "Sam Support");

    private readonly PortalCore core = new();

    public ValueTask DisposeAsync() => core.DisposeAsync();

    [Fact]
    [Trait("Feature", "F-505")]
    public async Task The_clock_starts_and_the_letter_is_written_only_when_the_money_is_final()
    {
        var loan = await PaidOffInThePortalAsync();
        await core.RunAsync<TrackTitlesJob>();
        Assert.Equal((TitleStep.Paid, null), await StepAsync(loan));

        core.Clock.GoTo(new DateOnly(2026, 3, 16));
        await core.Database.ChangeAsync(async db =>
        {
            var payment = await db.Payments.SingleAsync();
            payment.Send(core.Clock.UtcNow());
            payment.Settle(core.Clock.UtcNow());
        });
        await core.RunAsync<TrackTitlesJob>();
        await core.RunAsync<TrackTitlesJob>();

        Assert.Equal((TitleStep.FundsFinal, new DateOnly(2026, 3, 26)), await StepAsync(loan));
        await using var db = core.Open();
        var letter = await db.IssuedLetters.SingleAsync();
        Assert.Equal(IssuedLetterKind.PaidInFull, letter.Kind);
        var check = await core.WithAsync<LetterCheckService, LetterCheck>(s => s.CheckAsync(letter.Number, Money.Zero, "", CancellationToken.None));
        Assert.Equal((LetterVerdict.Valid, IssuedLetterKind.PaidInFull), (check.Verdict, check.Kind));
    }

    [Fact]
    public async Task Staff_are_warned_at_four_fifths_of_the_time_and_the_customer_is_told_when_it_is_over()
    {
        var loan = await PaidOffAsync();
        await core.RunAsync<TrackTitlesJob>();
        Assert.Equal((TitleStep.FundsFinal, new DateOnly(2026, 3, 20)), await StepAsync(loan));

        await core.RunAsync<TrackTitlesJob>(new DateOnly(2026, 3, 17));
        Assert.Equal((0, 0), await ToldAsync());
        await core.RunAsync<TrackTitlesJob>(new DateOnly(2026, 3, 18));
        await core.RunAsync<TrackTitlesJob>(new DateOnly(2026, 3, 20));
        Assert.Equal((1, 0), await ToldAsync());
        await core.RunAsync<TrackTitlesJob>(new DateOnly(2026, 3, 21));
        await core.RunAsync<TrackTitlesJob>(new DateOnly(2026, 3, 22));
        Assert.Equal((1, 1), await ToldAsync());
        await using var after = core.Open();
        Assert.Equal($"Release the title of account ending in {loan.Account.LastFour} by Mar 20, 2026 (TX)", (await after.StaffCases.SingleAsync(c => c.Kind == CaseKind.TitleDeadline)).Title);

        async Task<(int Cases, int Emails)> ToldAsync()
        {
            await using var db = core.Open();
            return (await db.StaffCases.CountAsync(c => c.Kind == CaseKind.TitleDeadline), await db.OutboxEmails.CountAsync(e => e.Subject == "Your title release is late"));
        }
    }

    [Fact]
    public async Task Steps_are_booked_in_order_and_the_last_one_closes_the_case()
    {
        var loan = await PaidOffAsync();
        await core.RunAsync<TrackTitlesJob>();
        await core.RunAsync<TrackTitlesJob>(new DateOnly(2026, 3, 18));

        Assert.False(await AdvanceAsync(TitleStep.Confirmed));
        Assert.True(await AdvanceAsync(TitleStep.ReleaseSent));
        Assert.False(await AdvanceAsync(TitleStep.ReleaseSent));
        Assert.True(await AdvanceAsync(TitleStep.Confirmed));
        Assert.False(await AdvanceAsync(TitleStep.Mailed)); // Texas holds titles electronically

        await using var db = core.Open();
        Assert.Equal(CaseState.Closed, (await db.StaffCases.SingleAsync()).State);
        Assert.Equal(["Lien release", "Paid-in-full letter"], await db.Documents.OrderBy(d => d.Title).Select(d => d.Title).ToListAsync());
        Assert.Equal(2, await db.AuditRows.CountAsync(a => a.Action == "title step booked"));

        Task<bool> AdvanceAsync(TitleStep step) => core.WithAsync<TitleService, bool>(s => s.AdvanceAsync(loan.Account.Reference, step, "", Colleague, CancellationToken.None));
    }

    private async Task<(TitleStep Step, DateOnly? DueOn)> StepAsync(TestContract loan)
    {
        var file = await core.WithAsync<TitleService, TitleFile>(s => s.FindAsync(loan.Customer.CustomerId, loan.Account.Reference, CancellationToken.None));
        return (file.Release!.Step, file.Release.DueOn);
    }

    private async Task<TestContract> PaidOffAsync()
    {
        var loan = await LoanAsync();
        await core.Database.BookAsync(core.Clock, loan, new NewEvent(AccountEventKind.Payment, PaidOn, Payoff(loan)));
        return loan;
    }

    private async Task<TestContract> PaidOffInThePortalAsync()
    {
        var loan = await LoanAsync();
        await core.Database.PayAsync(core.Clock, loan, Payoff(loan));
        return loan;
    }

    private async Task<TestContract> LoanAsync()
    {
        core.Clock.GoTo(PaidOn);
        await using var db = core.Open();
        return await TestContracts.FundAsync(db, core.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 4, 1)));
    }

    private static Money Payoff(TestContract loan) => AccountPosition.On(loan.Account.CurrentTerms, loan.Account.State, PaidOn).Payoff!.Value;
}
