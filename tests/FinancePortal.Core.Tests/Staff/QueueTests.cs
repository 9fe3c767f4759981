using System.Net.Mail;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Staff;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace FinancePortal.Core.Tests.Staff;

/// <summary>Where cases come from, who gets them, and who hears of those that run out of time (F-1204).</summary>
[Trait("Feature", "F-1204")]
public sealed class QueueTests : IAsyncDisposable
{
    private static readonly Actor Sam = new(ActorKind.Staff, UserId: 7, CustomerId: null, "Sam Whitfield");
    private static readonly Actor Robin = new(ActorKind.Staff, UserId: 8, CustomerId: null, "Robin Reed");
    private readonly PortalCore core = new();

    public ValueTask DisposeAsync() => core.DisposeAsync();

    [Fact]
    public async Task Of_two_people_at_two_instances_one_gets_the_case_every_time()
    {
        await using var second = core.SecondInstance();
        for (var round = 0; round < 25; round++)
        {
            var reference = await OpenAsync($"round {round}");
            var answers = await Task.WhenAll(
                Task.Run(() => core.WithAsync<CaseDeskService, CaseAnswer>(d => d.TakeAsync(reference, Sam, CancellationToken.None))),
                Task.Run(() => second.WithAsync<CaseDeskService, CaseAnswer>(d => d.TakeAsync(reference, Robin, CancellationToken.None))));
            Assert.Equal([CaseAnswer.Done, CaseAnswer.TakenByOther], answers.Order());
        }

        await using var db = core.Open();
        Assert.Equal(25, await db.AuditRows.CountAsync(a => a.Action == "case taken"));
    }

    [Fact]
    public async Task Who_asks_for_the_next_one_gets_what_is_due_first_and_nobody_the_same()
    {
        await using var second = core.SecondInstance();
        for (var day = 1; day <= 10; day++)
        {
            await OpenAsync($"case {day}", core.Clock.Today().AddDays(20 - day));
        }

        Assert.Equal("case 10", await SubjectAsync(await core.WithAsync<NextCaseService, string?>(n => n.TakeAsync(CaseKind.Question, Sam, CancellationToken.None))));
        var taken = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => (i % 2 == 0 ? core : second).WithAsync<NextCaseService, string?>(n => n.TakeAsync(CaseKind.Question, i % 2 == 0 ? Sam : Robin, CancellationToken.None)))));
        Assert.Equal(9, taken.OfType<string>().Distinct().Count());
        Assert.Equal(1, taken.Count(t => t is null));
    }

    [Fact]
    public async Task Every_case_has_a_clock_two_banking_days_where_no_law_sets_one()
    {
        core.Clock.GoTo(new DateOnly(2026, 3, 13));
        var reference = await OpenAsync("no day given");
        await using var db = core.Open();
        Assert.Equal(new DateOnly(2026, 3, 17), await db.StaffCases.Where(c => c.Reference == reference).Select(c => c.DueOn).SingleAsync());
    }

    [Fact]
    public async Task Supervisors_and_nobody_else_hear_once_a_day_of_cases_that_run_out_of_time()
    {
        var today = core.Clock.Today();
        await OpenAsync("due in two days", today.AddDays(2));
        await OpenAsync("due in three days", today.AddDays(3));
        var late = await OpenAsync("late", today.AddDays(-1));
        await OpenAsync("late and closed", today.AddDays(-1));
        await core.WithAsync<CaseDeskService, CaseAnswer>(d => d.TakeAsync(late, Sam, CancellationToken.None));
        await using (var closing = core.Open())
        {
            (await closing.StaffCases.SingleAsync(c => c.Subject == "late and closed")).Close("done", core.Clock.UtcNow());
            closing.Users.Add(new PortalUser { Id = 1, DisplayName = "Taylor", UserName = "taylor@example.test", Email = "taylor@example.test" });
            closing.Users.Add(new PortalUser { Id = 2, DisplayName = "Left us", UserName = "left@example.test", Email = "left@example.test", DisabledAt = core.Clock.UtcNow() });
            closing.Users.Add(new PortalUser { Id = 3, DisplayName = "Sam", UserName = "sam@example.test", Email = "sam@example.test" });
            closing.UserRoles.AddRange(new() { UserId = 1, RoleId = Roles.IdOf(Roles.Supervisor) }, new() { UserId = 2, RoleId = Roles.IdOf(Roles.Supervisor) }, new() { UserId = 3, RoleId = Roles.IdOf(Roles.Support) });
            await closing.SaveChangesAsync();
        }

        Assert.Equal("2 cases run out of time, 1 told", await EscalateAsync(today));
        await EscalateAsync(today);

        await using var db = core.Open();
        var told = await db.OutboxEmails.SingleAsync();
        Assert.Equal("taylor@example.test", told.To);
        Assert.Contains("late, Sam Whitfield", told.TextBody, StringComparison.Ordinal);
        Assert.Contains("due in two days, nobody has it", told.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("three days", told.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_job_sets_aside_is_a_case_until_a_later_run_does_it()
    {
        await RunAsync([new SetAsideRow("4410000001", "NotFoundException")]);
        await RunAsync([new SetAsideRow("4410000001", "NotFoundException")]);
        await using var db = core.Open();
        var opened = await db.StaffCases.AsNoTracking().SingleAsync();
        Assert.Equal((CaseKind.SetAside, CaseState.Open, "test-job 4410000001"), (opened.Kind, opened.State, opened.Subject));
        await RunAsync([]);
        Assert.Equal((CaseState.Closed, "A later run did it"), await db.StaffCases.AsNoTracking().Select(c => ValueTuple.Create(c.State, c.Outcome)).SingleAsync());
    }

    [Theory]
    [InlineData(SmtpStatusCode.MailboxUnavailable, 1)]
    [InlineData(SmtpStatusCode.ServiceNotAvailable, 0)]
    public async Task An_e_mail_that_no_mailbox_takes_is_returned_mail(SmtpStatusCode status, int cases)
    {
        var loan = await core.Database.FundAsync(core.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 1)));
        for (var i = 0; i < 2; i++)
        {
            await using var db = core.Open();
            db.OutboxEmails.Add(new OutboxEmail { To = "gone@example.test", Subject = "Your statement", TextBody = "t", CustomerId = loan.Customer.CustomerId, CreatedAt = core.Clock.UtcNow(), DueAt = core.Clock.UtcNow(), Attempts = OutboxEmail.MostAttempts - 1 });
            await db.SaveChangesAsync();
            await new SendEmailsJob(db, new Refusing(status), new FieldCipher(core.Keys), new CaseService(db, core.Clock), core.Clock, NullLogger<SendEmailsJob>.Instance).RunAsync(core.Clock.Today(), JobProgress.Silent(core.Clock), CancellationToken.None);
        }

        await using var after = core.Open();
        Assert.Equal(cases, await after.StaffCases.CountAsync(c => c.Kind == CaseKind.ReturnedMail && c.CustomerId == loan.Customer.CustomerId));
    }

    [Fact]
    public async Task A_case_that_is_decided_in_its_own_place_is_not_closed_by_hand()
    {
        var reference = await OpenAsync("0123456789ABCDEF", kind: CaseKind.CorrectionToApprove);
        Assert.Equal(CaseAnswer.DecidedElsewhere, await core.WithAsync<CaseDeskService, CaseAnswer>(d => d.CloseAsync(reference, "not needed", Sam, CancellationToken.None)));
    }

    private async Task<string> OpenAsync(string subject, DateOnly? due = null, CaseKind kind = CaseKind.Question)
    {
        await using var db = core.Open();
        var opened = await new CaseService(db, core.Clock).OpenAsync(kind, subject, subject, due);
        await db.SaveChangesAsync();
        return opened.Reference;
    }

    private async Task<string> SubjectAsync(string? reference)
    {
        await using var db = core.Open();
        return await db.StaffCases.Where(c => c.Reference == reference).Select(c => c.Subject).SingleAsync();
    }

    private Task<string> EscalateAsync(DateOnly on) => core.WithAsync<EscalateCasesJob, string>(j => j.RunAsync(on, JobProgress.Silent(core.Clock), CancellationToken.None));

    private async Task RunAsync(IReadOnlyList<SetAsideRow> rows) => await core.WithAsync<JobRunService, bool>(async r =>
        await r.EndAsync(await r.StartAsync("test-job", core.Clock.Today(), "here", CancellationToken.None), "done", failed: false, rows, CancellationToken.None));

    private sealed class Refusing(SmtpStatusCode status) : IEmailSender
    {
        public Task SendAsync(OutboxEmail email, CancellationToken cancellationToken) => throw new SmtpException(status);
    }
}
