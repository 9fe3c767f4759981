using FinancePortal.Core.Contracts;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Documents.Payoffs;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.Tests.Documents;

[Trait("Feature", "F-501")]
public sealed class LetterCheckTests : IAsyncDisposable
{
    private static readonly DateOnly Today = new(2026, 3, 10);
    private static readonly DateOnly Through = new(2026, 3, 20);

    private readonly PortalCore core = new();

    public ValueTask DisposeAsync() => core.DisposeAsync();

    [Fact]
    public async Task A_letter_is_genuine_with_its_own_total_and_unknown_with_any_other()
    {
        var (_, letter) = await LetterAsync();

        Assert.Equal(new LetterCheck(LetterVerdict.Valid, IssuedLetterKind.Payoff, letter.Total, Through, Today), await CheckAsync(letter.Number, letter.Total));
        Assert.Equal(new LetterCheck(LetterVerdict.Unknown), await CheckAsync(letter.Number, letter.Total - Money.FromCents(1)));
        Assert.Equal(new LetterCheck(LetterVerdict.Unknown), await CheckAsync(letter.Number, Money.Zero));
        Assert.Equal(LetterVerdict.Valid, (await CheckAsync(letter.Number.Replace("-", " ", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant(), letter.Total)).Verdict);
        Assert.Equal(new LetterCheck(LetterVerdict.Unknown), await CheckAsync("AAAA-AAAA-AAA", letter.Total));
        Assert.Equal(new LetterCheck(LetterVerdict.Unknown), await CheckAsync("' OR 1=1 --", letter.Total));
    }

    [Fact]
    public async Task Its_total_is_what_the_payoff_quote_says_and_the_PDF_carries_number_address_and_code()
    {
        var (loan, letter) = await LetterAsync();

        var quote = PayoffQuote.On(loan.Account.CurrentTerms, loan.Account.State, Today, Through);
        Assert.Equal(quote.Total, letter.Total);
        var pdf = core.Services.GetRequiredService<DocumentPrinter>().Print(letter.Document);
        var text = await PdfTools.TextAsync(pdf);
        Assert.Contains(letter.Total.ToString(), text, StringComparison.Ordinal);
        Assert.Contains(letter.Number, text, StringComparison.Ordinal);
        Assert.Equal($"https://portal.test/verify/{letter.Number}", await PdfTools.ScanAsync(pdf));
        Assert.Equal("", await PdfTools.ComplaintsAsync(pdf));
        Assert.DoesNotContain(loan.Account.AccountNumber, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payment_after_it_makes_it_no_longer_right_and_its_last_day_ends_it()
    {
        var (loan, letter) = await LetterAsync();
        var (_, other) = await LetterAsync();
        await core.Database.BookAsync(core.Clock, loan, new NewEvent(AccountEventKind.Payment, Today, Money.FromDollars(100m)));

        Assert.Equal(LetterVerdict.Changed, (await CheckAsync(letter.Number, letter.Total)).Verdict);
        core.Clock.GoTo(Through);
        Assert.Equal(LetterVerdict.Valid, (await CheckAsync(other.Number, other.Total)).Verdict);
        core.Clock.GoTo(Through.AddDays(1));
        Assert.Equal(LetterVerdict.Expired, (await CheckAsync(other.Number, other.Total)).Verdict);
    }

    [Fact]
    public async Task The_customer_sees_who_checked_and_nobody_else_does()
    {
        var (loan, letter) = await LetterAsync();
        var (stranger, _) = await LetterAsync();
        await CheckAsync(letter.Number, letter.Total, "Cascade Credit Union");
        await CheckAsync(letter.Number, Money.FromCents(1), new string('x', 500));

        var desk = await core.WithAsync<PayoffLetterService, LetterDesk>(s => s.DeskAsync(loan.Customer.CustomerId, loan.Account.Reference, CancellationToken.None));

        Assert.Equal([("Cascade Credit Union", LetterVerdict.Valid), (new string('x', 80), LetterVerdict.Unknown)], Assert.Single(desk.Letters).Lookups.Select(l => (l.Asker, l.Verdict)));
        await Assert.ThrowsAsync<NotFoundException>(() => core.WithAsync<PayoffLetterService, LetterDesk>(s => s.DeskAsync(stranger.Customer.CustomerId, loan.Account.Reference, CancellationToken.None)));
    }

    [Fact]
    public async Task Twenty_wrong_totals_in_a_day_silence_the_letter_until_tomorrow()
    {
        var (_, letter) = await LetterAsync();
        for (var i = 1; i <= 20; i++)
        {
            await CheckAsync(letter.Number, Money.FromCents(i));
        }

        Assert.Equal(LetterVerdict.Unknown, (await CheckAsync(letter.Number, letter.Total)).Verdict);
        core.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(LetterVerdict.Valid, (await CheckAsync(letter.Number, letter.Total)).Verdict);
    }

    private Task<LetterCheck> CheckAsync(string number, Money total, string asker = "") =>
        core.WithAsync<LetterCheckService, LetterCheck>(s => s.CheckAsync(number, total, asker, CancellationToken.None));

    private async Task<(TestContract Contract, IssuedLetter Letter)> LetterAsync()
    {
        core.Clock.GoTo(Today);
        await using var db = core.Open();
        var loan = await TestContracts.FundAsync(db, core.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 4, 1)));
        return (loan, await core.WithAsync<PayoffLetterService, IssuedLetter>(s => s.IssueAsync(loan.Account.Reference, Through, sendTo: null, loan.Actor, CancellationToken.None)));
    }
}
