using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.Contact;
using FinancePortal.Core.Data;
using FinancePortal.Core.Documents.Paper;
using FinancePortal.Core.Documents.Titles;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Leases.HandOver;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Staff.Corrections;
using FinancePortal.Core.Staff.Disputes;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Demo;

/// <summary>
/// What waits on the colleagues' desk: a case of each kind, opened by the services that open them every day, about what really is so
/// in the accounts of demo people.
/// </summary>
internal sealed class DemoDesk(PortalDbContext db, Letterhead letterhead, DateTime now)
{
    private static readonly TimeOnly Afternoon = new(15, 30);
    private readonly HistoryClock clock = new();
    private readonly DateOnly today = BusinessClock.BusinessDateOf(now);

    public async Task FillAsync(CancellationToken cancellationToken)
    {
        var cases = new CaseService(db, clock);
        var notices = new NoticeService(db, letterhead, clock);
        var book = new CurrentRules();
        var people = await db.Customers.ToDictionaryAsync(c => c.FirstName, cancellationToken);
        var sam = await ColleagueAsync("Sam", cancellationToken);

        GoTo(daysAgo: 5);
        var locked = await cases.OpenAsync(CaseKind.RegistrationLock, people["Jordan"].Reference, "Online access asked for again and again with this person’s number", customerId: people["Jordan"].CustomerId,
            note: "Three tries with the right Social Security number and a wrong date of birth, from two addresses. Call Jordan before you help anybody in.", cancellationToken: cancellationToken);
        locked.Take(sam.UserId!.Value, sam.Name, clock.UtcNow().AddMinutes(40));
        await cases.OpenAsync(CaseKind.SetAside, "dealer report bayou-0419.json", "A dealer's report was refused", note: "Line 3: the VIN has 16 characters. Ask Bayou Lumera to send the visit again.", cancellationToken: cancellationToken);

        GoTo(daysAgo: 3);
        await cases.OpenAsync(CaseKind.ReturnedMail, SendEmailsJob.EmailSubject(people["Blake"].Reference), "E-mails come back: there is no such mailbox", customerId: people["Blake"].CustomerId,
            note: "The first was “Your statement is ready”. Ask the customer for an address that works; only they can change it.", cancellationToken: cancellationToken);
        var disputes = new DisputeService(db, cases, notices, book, new AutopayHoldService(db, notices, clock), clock);
        await disputes.OpenAsync(people["Ellis"].CustomerId, (await AccountAsync("4410091763", cancellationToken)).Reference, sequence: null, isWrong: false, "If I pay $5,000 extra next month, does the last payment of $27,500 get smaller, or do I finish earlier?", Of(people["Ellis"]), cancellationToken);

        GoTo(daysAgo: 1);
        await CorrectAndDisputeAsync(disputes, new CorrectionService(db, new CorrectionBookingService(db, new ContractService(db, clock), cases, notices, letterhead, clock), new LastChangeService(db), cases, book, clock), people["Blake"], sam, cancellationToken);
        await cases.OpenAsync(CaseKind.RiskHold, people["Kendall"].Reference, "Unusual activity: phone changed", today, people["Kendall"].CustomerId,
            note: "Within three days: new device, phone changed. Call the customer at a number that was on file before. Money out waits until this case is closed.", cancellationToken: cancellationToken);
        await db.SaveChangesAsync(cancellationToken);

        clock.GoTo(now);
        await new TrackTitlesJob(db, new DeliveryService(db, notices, clock), notices, cases, clock).RunAsync(today, JobProgress.Silent(clock), cancellationToken);
        await new UnbookedReturnsJob(db, cases, clock).RunAsync(today, JobProgress.Silent(clock), cancellationToken);

        // What was said about all this is long read.
        await db.OutboxEmails.ExecuteDeleteAsync(cancellationToken);
        await db.Notifications.Where(n => n.ReadAt == null && n.Title == "We got your question").ExecuteUpdateAsync(n => n.SetProperty(x => x.ReadAt, x => x.CreatedAt.AddMinutes(9)), cancellationToken);
    }

    /// <summary>Blake's check of last spring was keyed late, and a late fee came of it: Sam asks to put it right. Blake disputes the newest fee.</summary>
    private async Task CorrectAndDisputeAsync(DisputeService disputes, CorrectionService corrections, Customer blake, Actor sam, CancellationToken cancellationToken)
    {
        var account = await AccountAsync("4410083290", cancellationToken);
        var events = await db.Events.AsNoTracking().Where(e => e.FinancedAccountId == account.FinancedAccountId).OrderBy(e => e.Sequence).ToListAsync(cancellationToken);
        var fees = events.FindAll(e => e.Kind is AccountEventKind.LateFeeAssessed);
        var fee = fees.Find(f => f.Number == 19)!;
        var payment = events.Find(e => CorrectionPlan.IsPayment(e.Kind) && e.Sequence > fee.Sequence)!;
        var answer = await corrections.ProposeAsync(blake.CustomerId, account.Reference, new CorrectionRequest
        {
            Kind = CorrectionKind.ChangeEffectiveDate,
            Sequence = payment.Sequence,
            NewDate = payment.EffectiveOn.AddDays(-15),
            TakesBackLateFees = true,
            Reason = CorrectionReason.ReceivedBeforePosting,
            Note = "The envelope is stamped 15 days before the payment was keyed. The late fee came only from that.",
            EvidenceReference = "lockbox batch LB-3391, envelope 12",
            SeenSequence = account.LastSequence,
        }, sam, cancellationToken);
        if (answer is not CorrectionAnswer.Waits)
        {
            throw new InvalidOperationException($"Sam's correction does not wait for approval: {answer}.");
        }

        await disputes.OpenAsync(blake.CustomerId, account.Reference, fees[^1].Sequence, isWrong: true, "I called before the due date and was told there would be no late fee this time.", Of(blake), cancellationToken);
    }

    private void GoTo(int daysAgo) => clock.GoTo(BusinessClock.ToUtc(today.AddDays(-daysAgo), Afternoon));

    private Task<FinancedAccount> AccountAsync(string number, CancellationToken cancellationToken) => db.Accounts.SingleAsync(a => a.AccountNumber == number, cancellationToken);

    private async Task<Actor> ColleagueAsync(string firstName, CancellationToken cancellationToken)
    {
        var email = DemoSignIn.EmailOf(firstName);
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Email == email, cancellationToken);
        return new Actor(ActorKind.Staff, user.Id, CustomerId: null, user.DisplayName);
    }

    private static Actor Of(Customer customer) => new(ActorKind.Customer, UserId: null, customer.CustomerId, customer.FullName);
}
