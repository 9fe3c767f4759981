using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Documents.Letters;
using FinancePortal.Core.Documents.Paper;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Ledger;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Documents.Unclaimed;

/// <summary>
/// Looks for credit that could not be given back and that its owner has not asked for in the state's time: writes to them on
/// paper, and opens a case on the day on which it is to be reported.
/// </summary>
public sealed class UnclaimedMoneyJob(PortalDbContext db, DeliveryService delivery, CaseService cases, TimeProvider clock) : Job
{
    private const int BatchSize = 100;

    public override string Name => "unclaimed-money";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var (letters, after) = (0, 0L);
        while (await TakeAsync(after, cancellationToken) is { Count: > 0 } batch)
        {
            foreach (var key in batch)
            {
                letters += await db.WriteAsync(() => LookAsync(key, on, cancellationToken), cancellationToken) ? 1 : 0;
                db.ChangeTracker.Clear();
            }

            after = batch[^1];
            progress.Report(letters, "letters");
        }

        return $"{letters} letters about unclaimed money";
    }

    /// <summary>A credit balance is a negative sum of entries.</summary>
    private Task<List<long>> TakeAsync(long after, CancellationToken cancellationToken) =>
        db.Accounts.Where(a => a.Balances.Credit.Cents < 0 && a.FinancedAccountId > after).OrderBy(a => a.FinancedAccountId).Select(a => a.FinancedAccountId).Take(BatchSize).ToListAsync(cancellationToken);

    private async Task<bool> LookAsync(long accountId, DateOnly on, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.Include(a => a.Terms).Include(a => a.Vehicle).Include(a => a.Parties).ThenInclude(p => p.Customer).AsSplitQuery().SingleAsync(a => a.FinancedAccountId == accountId, cancellationToken);
        var borrower = account.Parties.Find(p => p.Role is PartyRole.Borrower)!.Customer;
        var rule = UnclaimedRule.Of(borrower.State);
        var since = await SinceAsync(accountId, borrower.CustomerId, cancellationToken);
        if (on < rule.LetterOn(since))
        {
            return false;
        }

        var (credit, report) = (-account.Balances.Credit, rule.ReportOn(since));
        var subject = FormattableString.Invariant($"unclaimed {since:yyyy-MM-dd}");
        var isNew = !await db.Documents.AnyAsync(d => d.FinancedAccountId == accountId && d.Kind == DocumentKind.Notice && d.Subject == subject, cancellationToken);
        if (isNew)
        {
            var paper = Papers.Of(Notices.Unclaimed(account, credit, borrower.State, report, on), DocumentKind.Notice, accountId, subject, clock.UtcNow(), DeliveryRoute.Paper);
            db.Documents.Add(paper);
            await delivery.TellAsync([paper], cancellationToken);
        }

        if (on >= report)
        {
            await cases.OpenAsync(CaseKind.SetAside, subject + $" account {account.Reference}", $"Report {credit} of account ending in {account.LastFour} to {borrower.State} as unclaimed", report, borrower.CustomerId, accountId,
                "The owner was written to and did not answer. Report and pay it, then book it.", cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return isNew;
    }

    /// <summary>The later of the day on which the credit last grew and the owner's last sign-in.</summary>
    private async Task<DateOnly> SinceAsync(long accountId, long customerId, CancellationToken cancellationToken)
    {
        var grew = await (
                from e in db.LedgerEntries
                join j in db.Journals on e.JournalId equals j.JournalId
                where e.FinancedAccountId == accountId && e.Account == LedgerAccount.CustomerCredit && e.Amount.Cents < 0
                select j.BookedOn)
            .MaxAsync(cancellationToken);
        var seen = await db.Set<UserSession>().Where(s => db.Users.Any(u => u.Id == s.UserId && u.CustomerId == customerId)).MaxAsync(s => (DateTime?)s.LastSeenAt, cancellationToken);
        return seen is { } at && BusinessClock.BusinessDateOf(at) is var day && day > grew ? day : grew;
    }
}
