using FinancePortal.Core.Contracts;
using FinancePortal.Core.Demo;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Documents.Paper;
using FinancePortal.Core.Documents.Statements;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.Tests.Documents;

[Trait("Feature", "F-602")]
public sealed class MakeStatementsJobTests : IAsyncDisposable
{
    private static readonly DateOnly Signed = new(2026, 1, 15);
    private static readonly DateOnly FirstDue = new(2026, 3, 1);

    private readonly PortalCore core = new();

    public ValueTask DisposeAsync() => core.DisposeAsync();

    [Fact]
    public async Task A_statement_carries_the_balance_forward_and_says_what_is_due()
    {
        var loan = await core.Database.FundAsync(core.Clock, TestContracts.LoanTerms(Signed, FirstDue));
        await core.Database.PaidOnTimeAsync(core.Clock, loan, 2);

        var statement = await StatementAsync(loan, new DateOnly(2026, 5, 1));

        Assert.Equal((new DateOnly(2026, 3, 12), new DateOnly(2026, 4, 10)), (statement.From, statement.Through));
        var line = Assert.Single(statement.Lines);
        Assert.Equal(("Payment received", Money.FromDollars(-812.14m)), (line.What, line.Amount));
        Assert.Equal(statement.BalanceAfter, statement.BalanceBefore + line.Principal);
        Assert.Equal(Money.FromDollars(812.14m), -line.Principal + line.Interest + line.Fees);
        Assert.Equal((Money.FromDollars(812.14m), new DateOnly(2026, 5, 1)), (statement.AmountDue, statement.DueOn));
        Assert.Equal(Money.FromDollars(1_624.28m), statement.PaidThisYear);
        Assert.Equal("If we don’t have this month’s payment by May 16, 2026, a late fee of up to $40.60 is added.", statement.LateFeeSentence);
        Assert.Equal("", statement.AutopaySentence);
    }

    [Fact]
    public async Task A_payment_returned_later_is_a_line_of_the_month_in_which_it_became_known()
    {
        var loan = await core.Database.FundAsync(core.Clock, TestContracts.LoanTerms(Signed, FirstDue));
        await core.Database.PaidOnTimeAsync(core.Clock, loan, 1);
        var before = await StatementAsync(loan, new DateOnly(2026, 4, 1));
        core.Clock.GoTo(new DateOnly(2026, 3, 20));
        await using (var db = core.Open())
        {
            var payment = await db.Events.SingleAsync(e => e.Kind == AccountEventKind.Payment);
            await core.Database.BookAsync(core.Clock, loan, new NewEvent(AccountEventKind.Reversal, payment.EffectiveOn) { Reverses = payment.Sequence, Cause = "R01" });
        }

        var after = await StatementAsync(loan, new DateOnly(2026, 5, 1));

        Assert.Equal("Payment received", Assert.Single(before.Lines, l => l.Amount.IsNegative).What);
        var returned = Assert.Single(after.Lines, l => l.What.StartsWith("Returned:", StringComparison.Ordinal));
        Assert.Equal(("Returned: payment received of March 1, 2026", Money.FromDollars(812.14m)), (returned.What, returned.Amount));
        Assert.Equal(before.BalanceAfter, after.BalanceBefore);
        Assert.Equal(after.BalanceAfter, after.BalanceBefore + Money.Sum(after.Lines.Select(l => l.Principal)));
        Assert.Equal(Money.FromDollars(42_000m), after.BalanceAfter);
        Assert.True(after.PastDue.IsPositive);
        Assert.Equal(Money.Zero, after.PaidThisYear);
    }

    [Fact]
    public async Task A_month_in_which_nothing_happened_has_its_statement_too()
    {
        var loan = await core.Database.FundAsync(core.Clock, TestContracts.LoanTerms(Signed, FirstDue));
        await StatementAsync(loan, FirstDue);

        var statement = await StatementAsync(loan, new DateOnly(2026, 4, 1));

        Assert.Empty(statement.Lines);
        Assert.Equal(statement.BalanceBefore, statement.BalanceAfter);
        Assert.Equal(Money.FromDollars(812.14m), statement.PastDue);
        Assert.Equal(Money.FromDollars(1_624.28m), statement.AmountDue);
        await using var db = core.Open();
        var pdf = core.Services.GetRequiredService<DocumentPrinter>().Print(await db.Documents.SingleAsync(d => d.Subject == "2026-04"));
        Assert.Contains("Nothing was booked in this time.", await PdfTools.TextAsync(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lease_never_speaks_of_interest()
    {
        var lease = await core.Database.FundAsync(core.Clock, TestContracts.LeaseTerms(new DateOnly(2026, 1, 5)));
        await core.Database.PaidOnTimeAsync(core.Clock, lease, 2);

        var statement = await StatementAsync(lease, new DateOnly(2026, 3, 5));

        Assert.Contains(statement.Lines, l => l.What == "Monthly payment billed");
        await using var db = core.Open();
        var document = await db.Documents.SingleAsync(d => d.Subject == "2026-03");
        var text = await PdfTools.TextAsync(core.Services.GetRequiredService<DocumentPrinter>().Print(document));
        Assert.DoesNotContain("interest", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("$778.99", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_amounts_of_a_lease_lead_from_the_balance_before_to_what_is_due_though_money_was_paid_ahead()
    {
        var lease = await core.Database.FundAsync(core.Clock, TestContracts.LeaseTerms(new DateOnly(2026, 1, 5)));
        await core.Database.PaidOnTimeAsync(core.Clock, lease, 1);
        core.Clock.GoTo(new DateOnly(2026, 1, 20));
        await core.Database.BookAsync(core.Clock, lease, new NewEvent(AccountEventKind.Payment, core.Clock.Today(), Money.FromDollars(1_000m)));
        core.Clock.GoTo(new DateOnly(2026, 2, 6));
        await core.RunAsync<BillInstallmentsJob>();
        await core.Database.BookAsync(core.Clock, lease, new NewEvent(AccountEventKind.FeeAssessed, core.Clock.Today(), Money.FromDollars(30m)));

        var statement = await StatementAsync(lease, new DateOnly(2026, 3, 5));

        Assert.Equal([Money.FromDollars(-1_000m), Money.FromDollars(778.99m), Money.FromDollars(30m)], statement.Lines.Select(l => l.Amount));
        Assert.Equal(Money.Zero, statement.BalanceBefore);
        Assert.Equal((Money.FromDollars(-191.01m), Money.FromDollars(221.01m)), (statement.BalanceAfter, statement.PaidAhead));
        Assert.Equal(
            [("Fees", Money.FromDollars(30m)), ("Payment due March 5, 2026", Money.FromDollars(778.99m)), ("Received for it already", Money.FromDollars(-221.01m)), ("Amount due", Money.FromDollars(587.98m))],
            statement.DueParts());
        Assert.Equal("You paid $221.01 ahead. It counts toward your next payment, so your lease balance is below zero.", statement.BalanceSentence);
        await using var db = core.Open();
        var text = await PdfTools.TextAsync(core.Services.GetRequiredService<DocumentPrinter>().Print(await db.Documents.SingleAsync(d => d.Subject == "2026-03")));
        Assert.Contains("You paid $221.01 ahead.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payment_of_fees_is_money_received_and_a_refund_of_a_plan_is_the_customers()
    {
        var loan = await core.Database.FundAsync(core.Clock, TestContracts.LoanTerms(Signed, FirstDue));
        core.Clock.GoTo(new DateOnly(2026, 2, 20));
        await core.Database.BookAsync(core.Clock, loan, new NewEvent(AccountEventKind.FeeAssessed, core.Clock.Today(), Money.FromDollars(25m)));
        await core.Database.BookAsync(core.Clock, loan, new NewEvent(AccountEventKind.FeePayment, core.Clock.Today(), Money.FromDollars(25m)));
        await core.Database.BookAsync(core.Clock, loan, new NewEvent(AccountEventKind.AddOnRefunded, core.Clock.Today(), Money.FromDollars(100m)));

        var statement = await StatementAsync(loan, new DateOnly(2026, 4, 1));

        Assert.Equal([("Fee", Money.FromDollars(25m)), ("Payment of fees received", Money.FromDollars(-25m)), ("Refund of a cancelled plan", Money.FromDollars(-100m))], statement.Lines.Select(l => (l.What, l.Amount)));
        Assert.Equal((Money.FromDollars(25m), Money.FromDollars(25m)), (statement.FeesThisYear, statement.PaidThisYear));
    }

    [Fact]
    public async Task Five_hundred_lines_are_a_whole_statement()
    {
        var loan = await core.Database.FundAsync(core.Clock, TestContracts.LoanTerms(Signed, FirstDue));
        core.Clock.GoTo(new DateOnly(2026, 2, 20));
        for (var i = 0; i < 500; i++)
        {
            await core.Database.BookAsync(core.Clock, loan, new NewEvent(AccountEventKind.PrincipalOnlyPayment, new DateOnly(2026, 2, 20), Money.FromCents(100 + i)));
        }

        var statement = await StatementAsync(loan, new DateOnly(2026, 4, 1));

        Assert.Equal(500, statement.Lines.Count);
        Assert.Equal(statement.BalanceAfter, statement.BalanceBefore + Money.Sum(statement.Lines.Select(l => l.Principal)));
        await using var db = core.Open();
        var pdf = core.Services.GetRequiredService<DocumentPrinter>().Print(await db.Documents.SingleAsync());
        Assert.Equal("", await PdfTools.ComplaintsAsync(pdf));
        var text = await PdfTools.TextAsync(pdf);
        Assert.All(statement.Lines, l => Assert.Contains(l.Amount.ToString(), text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_account_gets_one_statement_a_month_however_often_the_job_runs()
    {
        var loan = await core.Database.FundAsync(core.Clock, TestContracts.LoanTerms(Signed, FirstDue));
        await StatementAsync(loan, FirstDue);
        await using var second = core.SecondInstance();

        Assert.Equal("0 made", await second.RunAsync<MakeStatementsJob>(FirstDue.AddDays(-Statement.DaysBeforeDue)));
        for (var day = 1; day <= 31; day++)
        {
            await core.RunAsync<MakeStatementsJob>(new DateOnly(2026, 3, day));
        }

        await using var db = core.Open();
        Assert.Equal(["2026-03", "2026-04"], await db.Documents.OrderBy(d => d.Subject).Select(d => d.Subject).ToListAsync());
    }

    [Fact]
    public async Task A_due_day_of_31_is_the_last_day_of_a_shorter_month()
    {
        var loan = await core.Database.FundAsync(core.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 31)));
        for (var day = new DateOnly(2026, 1, 1); day <= new DateOnly(2026, 4, 30); day = day.AddDays(1))
        {
            await core.RunAsync<MakeStatementsJob>(day);
        }

        await using var db = core.Open();
        var statements = (await db.Documents.OrderBy(d => d.DatedOn).ToListAsync()).ConvertAll(StatementService.Read);
        Assert.Equal([new DateOnly(2026, 1, 31), new(2026, 2, 28), new(2026, 3, 31), new(2026, 4, 30)], statements.Select(s => s.DueOn));
        Assert.All(statements.Zip(statements.Skip(1)), pair => Assert.Equal(pair.First.Through.AddDays(1), pair.Second.From));
    }

    [Fact]
    public async Task Statements_of_a_whole_portfolio_follow_each_other_to_the_cent()
    {
        core.Clock.GoTo(new DateOnly(2026, 8, 20));
        await using var db = core.Open();
        await new SeedService(db, core.Services.GetRequiredService<AccountNumberSeal>(), core.Clock).SeedAsync(new SeedRequest(40, Seed: 5, HistoryMonths: 8), _ => { }, CancellationToken.None);
        for (var day = new DateOnly(2026, 2, 1); day <= core.Clock.Today(); day = day.AddDays(1))
        {
            await core.RunAsync<MakeStatementsJob>(day);
        }

        var accounts = await db.Accounts.Include(a => a.Terms).ToDictionaryAsync(a => a.FinancedAccountId);
        var documents = await db.Documents.OrderBy(d => d.DatedOn).ToListAsync();
        Assert.True(documents.Count >= 200, $"{documents.Count} statements");
        foreach (var own in documents.GroupBy(d => d.FinancedAccountId!.Value))
        {
            var account = accounts[own.Key];
            var events = await db.Events.Where(e => e.FinancedAccountId == own.Key).ToListAsync();
            var before = default(Statement);
            foreach (var statement in own.Select(StatementService.Read))
            {
                Assert.Equal(statement.AmountDue, Money.Sum(statement.DueParts().SkipLast(1).Select(p => p.Value)));
                Assert.Equal(statement.AmountDue, statement.DueParts().Last().Value);
                if (statement.IsLease)
                {
                    Assert.Equal(statement.BalanceAfter, statement.BalanceBefore + Money.Sum(statement.Lines.Select(l => l.Amount)));
                    Assert.Equal(statement.BalanceAfter, statement.PastDue + statement.FeesDue - statement.PaidAhead - statement.Credit);
                }

                if (!statement.IsLease)
                {
                    Assert.Equal(statement.BalanceAfter, statement.BalanceBefore + Money.Sum(statement.Lines.Select(l => l.Principal)));
                    var known = events.Where(e => BusinessClock.BusinessDateOf(e.BookedAt) < statement.MadeOn).ToList();
                    Assert.Equal(InterestReceived.InYear(account.CurrentTerms, known, statement.MadeOn.Year), statement.InterestThisYear);
                }

                Assert.Equal(before?.BalanceAfter ?? statement.BalanceBefore, statement.BalanceBefore);
                before = statement;
            }
        }
    }

    [Fact]
    [Trait("Feature", "F-603")]
    public async Task Paper_is_put_into_the_print_queue_with_its_address_and_paperless_goes_by_e_mail()
    {
        var onPaper = await core.Database.FundAsync(core.Clock, TestContracts.LoanTerms(Signed, FirstDue));
        var paperless = await core.Database.FundAsync(core.Clock, TestContracts.LoanTerms(Signed, FirstDue));
        await core.WithAsync<DeliveryService, bool>(d => d.ChooseAsync(new HashSet<DeliveryClass> { DeliveryClass.Statements }, paperless.Actor, CancellationToken.None));
        await core.RunAsync<MakeStatementsJob>(FirstDue.AddDays(-Statement.DaysBeforeDue));

        Assert.Equal("1 papers put into the print queue", await core.RunAsync<PrintPaperJob>());
        Assert.Equal("0 papers put into the print queue", await core.RunAsync<PrintPaperJob>());

        await using var db = core.Open();
        var email = await db.OutboxEmails.SingleAsync();
        Assert.Equal((paperless.Customer.CustomerId, "New document: Statement for March 2026"), (email.CustomerId, email.Subject));
        Assert.DoesNotContain("$", email.TextBody, StringComparison.Ordinal);
        var paper = await db.Documents.SingleAsync(d => d.FinancedAccountId == onPaper.Account.FinancedAccountId);
        Assert.NotNull(paper.DeliveredAt);
        var print = Path.Combine(core.DocumentFolder, "print");
        Assert.Equal(paper.Sha256, Document.HashOf(await File.ReadAllBytesAsync(Path.Combine(print, $"{paper.Reference}.pdf"))));
        Assert.Contains("12 Juniper Street", await PdfTools.TextAsync(await File.ReadAllBytesAsync(Path.Combine(print, $"{paper.Reference}-address.pdf"))), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(print).Length);
    }

    [Fact]
    [Trait("Feature", "F-603")]
    public async Task E_mail_that_comes_back_turns_the_papers_back_to_paper()
    {
        var loan = await core.Database.FundAsync(core.Clock, TestContracts.LoanTerms(Signed, FirstDue));
        await core.WithAsync<DeliveryService, bool>(d => d.ChooseAsync(new HashSet<DeliveryClass> { DeliveryClass.Statements, DeliveryClass.Tax }, loan.Actor, CancellationToken.None));
        await core.RunAsync<MakeStatementsJob>(FirstDue.AddDays(-Statement.DaysBeforeDue));
        Assert.Equal("0 turned to paper", await core.RunAsync<BackToPaperJob>());
        await core.Database.ChangeAsync(async db =>
        {
            var email = await db.OutboxEmails.SingleAsync();
            (email.DueAt, email.LastError) = (null, BackToPaperJob.Refused);
        });

        Assert.Equal("2 turned to paper", await core.RunAsync<BackToPaperJob>());
        Assert.Equal("0 turned to paper", await core.RunAsync<BackToPaperJob>());

        var choices = await core.WithAsync<DeliveryService, IReadOnlyList<DeliveryChoice>>(d => d.ChoicesAsync(loan.Customer.CustomerId, CancellationToken.None));
        Assert.All(choices, c => Assert.False(c.IsPaperless));
        Assert.Equal(2, choices.Count(c => c.BouncedAt is not null));
        await using var after = core.Open();
        Assert.True(await after.Notifications.AnyAsync(n => n.Link == "/documents/delivery"));
    }

    private async Task<Statement> StatementAsync(TestContract contract, DateOnly dueOn)
    {
        await core.RunAsync<MakeStatementsJob>(dueOn.AddDays(-Statement.DaysBeforeDue));
        await using var db = core.Open();
        var subject = Statement.SubjectOf(dueOn);
        return StatementService.Read(await db.Documents.SingleAsync(d => d.FinancedAccountId == contract.Account.FinancedAccountId && d.Subject == subject));
    }
}
