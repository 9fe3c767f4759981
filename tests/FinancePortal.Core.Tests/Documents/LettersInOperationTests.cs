using FinancePortal.Core.Contracts;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Documents.Agreements;
using FinancePortal.Core.Documents.Letters;
using FinancePortal.Core.Documents.Paper;
using FinancePortal.Core.Documents.Payoffs;
using FinancePortal.Core.Documents.Titles;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.Tests.Documents;

/// <summary>Letters and notices that nobody asks for: they are written when there is a reason, once, and go the way that was chosen.</summary>
[Trait("Feature", "F-601")]
public sealed class LettersInOperationTests : IAsyncDisposable
{
    private static readonly DateOnly Today = new(2026, 3, 10);

    private readonly PortalCore core = new();

    public ValueTask DisposeAsync() => core.DisposeAsync();

    [Fact]
    public async Task A_new_account_finds_its_contract_disclosures_and_welcome_once()
    {
        var loan = await LoanAsync(Today.AddDays(-2));
        await LoanAsync(Today.AddDays(-200));

        await core.RunAsync<WelcomeAccountsJob>();
        await core.RunAsync<WelcomeAccountsJob>();

        await using var db = core.Open();
        var papers = await db.Documents.OrderBy(d => d.Kind).ToListAsync();
        Assert.Equal([DocumentKind.Contract, DocumentKind.Disclosure, DocumentKind.Letter], papers.Select(d => d.Kind));
        Assert.All(papers, d => Assert.Equal(loan.Account.FinancedAccountId, d.FinancedAccountId));
        Assert.Equal([DeliveryRoute.None, DeliveryRoute.None, DeliveryRoute.Paper], papers.Select(d => d.Delivery));
        Assert.Equal("New document: Welcome", (await db.Notifications.SingleAsync()).Title);
        Assert.Contains("First payment due", await TextAsync(papers[2]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contract_that_was_signed_here_is_not_joined_by_a_copy_of_its_terms()
    {
        var loan = await LoanAsync(Today);
        await core.Database.ChangeAsync(db =>
        {
            db.Documents.Add(new Document { FinancedAccountId = loan.Account.FinancedAccountId, Kind = DocumentKind.Contract, Title = "Signed contract", DatedOn = Today, Subject = "signed", Form = DocumentForm.File, CreatedAt = core.Clock.UtcNow() });
            return Task.CompletedTask;
        });

        await core.RunAsync<WelcomeAccountsJob>();

        await using var db = core.Open();
        Assert.Equal("Signed contract", (await db.Documents.SingleAsync(d => d.Kind == DocumentKind.Contract)).Title);
    }

    [Fact]
    public async Task A_returned_payment_has_its_notice_on_paper_for_those_who_read_paper()
    {
        var loan = await LoanAsync(Today.AddDays(-100));
        await core.Database.PayAsync(core.Clock, loan, Money.FromDollars(812.14m));
        await core.Database.ChangeAsync(async db =>
        {
            var payment = await db.Payments.SingleAsync();
            payment.Send(core.Clock.UtcNow());
            payment.Return("R01", core.Clock.UtcNow());
        });

        await core.RunAsync<WriteNoticesJob>();
        await core.RunAsync<WriteNoticesJob>();

        await using var db = core.Open();
        var notice = await db.Documents.SingleAsync();
        Assert.Equal((DocumentKind.Notice, "Your bank returned a payment", DeliveryRoute.Paper), (notice.Kind, notice.Title, notice.Delivery));
        var text = await TextAsync(notice);
        Assert.Contains("there wasn't enough money in the account", text, StringComparison.Ordinal);
        Assert.Contains("$812.14", text, StringComparison.Ordinal);
        Assert.False(await db.OutboxEmails.AnyAsync(e => e.Subject.StartsWith("New document")));
    }

    [Fact]
    public async Task A_late_fee_brings_one_notice_that_names_help_and_none_when_it_was_paid_meanwhile()
    {
        var late = await LoanAsync(Today.AddDays(-60));
        var paid = await LoanAsync(Today.AddDays(-60));
        await core.RunAsync<BillInstallmentsJob>();
        core.Clock.GoTo(Today.AddDays(20));
        await core.RunAsync<BillInstallmentsJob>();
        await core.Database.BookAsync(core.Clock, paid, new NewEvent(AccountEventKind.Payment, core.Clock.Today(), Money.FromDollars(812.14m)));

        await core.RunAsync<WriteNoticesJob>();
        core.Clock.GoTo(Today.AddDays(21));
        await core.RunAsync<WriteNoticesJob>();

        await using var db = core.Open();
        var notice = await db.Documents.SingleAsync();
        Assert.Equal((late.Account.FinancedAccountId, DocumentKind.Notice, "A payment is past due"), (notice.FinancedAccountId, notice.Kind, notice.Title));
        var text = await TextAsync(notice);
        Assert.Contains("To bring the account current", text, StringComparison.Ordinal);
        Assert.Contains("Talk to us", text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "F-504")]
    public async Task A_late_title_release_is_owned_up_to_on_paper_too()
    {
        var loan = await LoanAsync(Today.AddDays(-100));
        await core.Database.BookAsync(core.Clock, loan, new NewEvent(AccountEventKind.Payment, Today, PayoffQuote.On(loan.Account.CurrentTerms, loan.Account.State, Today, Today).Total));
        await core.RunAsync<TrackTitlesJob>();
        core.Clock.GoTo(Today.AddDays(40));

        await core.RunAsync<TrackTitlesJob>();

        await using var db = core.Open();
        var notice = await db.Documents.SingleAsync(d => d.Kind == DocumentKind.Notice);
        Assert.Equal(("Your title release is late", DeliveryRoute.Paper), (notice.Title, notice.Delivery));
        Assert.Contains("We’re sorry", await TextAsync(notice), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "F-607")]
    public async Task A_payoff_letter_to_a_new_address_is_mailed_after_three_days_and_its_owner_is_told_at_once()
    {
        var loan = await LoanAsync(Today.AddDays(-100));
        await IssueAsync(loan, "First Lender\n1 Main Street\nReno, NV 89501");

        Assert.Equal("0 papers put into the print queue", await core.RunAsync<PrintPaperJob>());
        await using var db = core.Open();
        Assert.Contains("First Lender", (await db.OutboxEmails.SingleAsync(e => e.Subject == "A payoff letter will go to another address")).TextBody, StringComparison.Ordinal);
        core.Clock.Advance(TimeSpan.FromHours(71));
        Assert.Equal("0 papers put into the print queue", await core.RunAsync<PrintPaperJob>());
        core.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("1 papers put into the print queue", await core.RunAsync<PrintPaperJob>());
    }

    [Fact]
    [Trait("Feature", "F-607")]
    public async Task A_letter_that_was_taken_back_is_never_mailed_and_no_longer_right()
    {
        var loan = await LoanAsync(Today.AddDays(-100));
        var letter = await IssueAsync(loan, "First Lender\n1 Main Street\nReno, NV 89501");
        var stranger = await LoanAsync(Today.AddDays(-100));

        await Assert.ThrowsAsync<NotFoundException>(() => StopAsync(stranger, letter));
        Assert.True(await StopAsync(loan, letter));
        Assert.True(await StopAsync(loan, letter));
        core.Clock.Advance(TimeSpan.FromHours(80));

        Assert.Equal("0 papers put into the print queue", await core.RunAsync<PrintPaperJob>());
        var check = await core.WithAsync<LetterCheckService, LetterCheck>(s => s.CheckAsync(letter.Number, letter.Total, "", CancellationToken.None));
        Assert.Equal(LetterVerdict.Changed, check.Verdict);
    }

    [Fact]
    [Trait("Feature", "F-607")]
    public async Task A_letter_on_its_way_cannot_be_taken_back_and_a_new_address_on_file_waits_too()
    {
        var loan = await LoanAsync(Today.AddDays(-100));
        var letter = await IssueAsync(loan, sendTo: null);
        Assert.Null(letter.Document.HeldUntil);
        Assert.False(await StopAsync(loan, letter));
        await core.Database.ChangeAsync(async db => (await db.Customers.SingleAsync(c => c.CustomerId == loan.Customer.CustomerId)).MoneyOutHeldUntil = core.Clock.UtcNow().AddHours(70));

        var moved = await IssueAsync(loan, sendTo: null);

        Assert.Equal(core.Clock.UtcNow().AddHours(70), moved.Document.HeldUntil);
        Assert.Equal("1 papers put into the print queue", await core.RunAsync<PrintPaperJob>());
        Assert.True(await StopAsync(loan, moved));
    }

    [Fact]
    public async Task What_was_signed_about_a_lease_is_filed_once_word_for_word()
    {
        var lease = await core.Database.FundAsync(core.Clock, TestContracts.LeaseTerms(Today.AddDays(-100)));
        core.Clock.GoTo(Today);
        await core.Database.ChangeAsync(db =>
        {
            db.LeasePapers.Add(LeasePaper.Of(lease.Account.FinancedAccountId, LeasePaperKind.OdometerStatement, "Odometer disclosure statement", [new PaperPart("The vehicle", [new PaperLine("Odometer", "31,870 miles")], ["I certify that the reading is the actual mileage."])], core.Clock.UtcNow(), "Avery Stone"));
            return Task.CompletedTask;
        });

        Assert.Equal("1 papers filed", await core.RunAsync<FileAgreementsJob>());
        Assert.Equal("0 papers filed", await core.RunAsync<FileAgreementsJob>());

        await using var db = core.Open();
        var paper = await db.Documents.SingleAsync();
        Assert.Equal((DocumentKind.Letter, "Odometer disclosure statement"), (paper.Kind, paper.Title));
        Assert.Contains("The vehicle I certify that the reading is the actual mileage. Odometer 31,870 miles Signed Signed by Avery Stone Signed on March 10, 2026", await TextAsync(paper), StringComparison.Ordinal);
    }

    private Task<IssuedLetter> IssueAsync(TestContract loan, string? sendTo) =>
        core.WithAsync<PayoffLetterService, IssuedLetter>(s => s.IssueAsync(loan.Account.Reference, Today.AddDays(20), sendTo, loan.Actor, CancellationToken.None));

    private Task<bool> StopAsync(TestContract loan, IssuedLetter letter) =>
        core.WithAsync<PayoffLetterService, bool>(s => s.StopAsync(loan.Account.Reference, letter.Number, loan.Actor, CancellationToken.None));

    private async Task<TestContract> LoanAsync(DateOnly signed)
    {
        core.Clock.GoTo(Today);
        await using var db = core.Open();
        return await TestContracts.FundAsync(db, core.Clock, TestContracts.LoanTerms(signed, signed.AddDays(45)));
    }

    private async Task<string> TextAsync(Document document)
    {
        var pdf = core.Services.GetRequiredService<DocumentPrinter>().Print(document);
        Assert.Equal("", await PdfTools.ComplaintsAsync(pdf));
        return string.Join(' ', (await PdfTools.TextAsync(pdf)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
