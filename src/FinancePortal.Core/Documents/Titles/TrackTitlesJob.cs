using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Documents.Emails;
using FinancePortal.Core.Documents.Letters;
using FinancePortal.Core.Documents.Paper;
using FinancePortal.Core.Documents.Payoffs;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Documents.Titles;

/// <summary>
/// Follows each paid-off loan to the release of its title: opens the tracker, starts the clock and writes the paid-in-full letter
/// when the money is final, warns staff at four fifths of the state's time, and tells the customer when it is over.
/// </summary>
public sealed class TrackTitlesJob(PortalDbContext db, DeliveryService delivery, NoticeService notices, CaseService cases, TimeProvider clock) : Job
{
    private const int BatchSize = 50;

    public override string Name => "track-titles";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var opened = await EachAsync(
            after => db.Accounts.Where(a => a.Status == AccountStatus.PaidOff && a.Product != ProductKind.Lease && a.FinancedAccountId > after && !db.TitleReleases.Any(t => t.FinancedAccountId == a.FinancedAccountId))
                .OrderBy(a => a.FinancedAccountId).Select(a => a.FinancedAccountId),
            key => OpenAsync(key, on, cancellationToken),
            cancellationToken);
        var final = await EachAsync(
            after => db.TitleReleases.Where(t => t.Step == TitleStep.Paid && t.TitleReleaseId > after && t.Account.Status == AccountStatus.PaidOff
                    && !db.Payments.Any(p => p.FinancedAccountId == t.FinancedAccountId && p.Status == PaymentStatus.Credited && p.BankStatus != BankStatus.Final))
                .OrderBy(t => t.TitleReleaseId).Select(t => t.TitleReleaseId),
            key => FinishFundsAsync(key, on, cancellationToken),
            cancellationToken);
        var late = await EachAsync(
            after => db.TitleReleases.Where(t => t.Step == TitleStep.FundsFinal && t.TitleReleaseId > after && t.LateToldOn == null).OrderBy(t => t.TitleReleaseId).Select(t => t.TitleReleaseId),
            key => WatchAsync(key, on, cancellationToken),
            cancellationToken);
        progress.Report(opened + final + late, "titles");
        return $"{opened} opened, {final} with final funds, {late} warned or late";
    }

    private async Task<int> EachAsync(Func<long, IQueryable<long>> find, Func<long, Task<bool>> act, CancellationToken cancellationToken)
    {
        var (done, after) = (0, 0L);
        while (await find(after).Take(BatchSize).ToListAsync(cancellationToken) is { Count: > 0 } batch)
        {
            foreach (var key in batch)
            {
                done += await db.WriteAsync(() => act(key), cancellationToken) ? 1 : 0;
                db.ChangeTracker.Clear();
            }

            after = batch[^1];
        }

        return done;
    }

    private async Task<bool> OpenAsync(long accountId, DateOnly on, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.Include(a => a.Terms).Include(a => a.Vehicle).SingleAsync(a => a.FinancedAccountId == accountId, cancellationToken);
        db.TitleReleases.Add(TitleRelease.Of(account, account.ClosedOn ?? on));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task<bool> FinishFundsAsync(long releaseId, DateOnly on, CancellationToken cancellationToken)
    {
        var release = await FindAsync(releaseId, cancellationToken);
        var finals = await db.Payments.Where(p => p.FinancedAccountId == release.FinancedAccountId && p.FinalAt != null).Select(p => p.FinalAt!.Value).ToListAsync(cancellationToken);
        var finalOn = finals.Count > 0 ? BusinessClock.BusinessDateOf(finals.Max()) : release.PaidOn;
        release.FundsAreFinal(finalOn > on ? on : finalOn < release.PaidOn ? release.PaidOn : finalOn);

        var number = Reference.NewConfirmationNumber();
        var letter = PaidInFullLetter.Of(release.Account, Addressee.OfBorrowers(release.Account), number, release.FundsFinalOn!.Value);
        var routes = await delivery.RoutesAsync([release.FinancedAccountId], DeliveryClass.Letters, cancellationToken);
        var issued = PayoffLetterService.Issued(IssuedLetterKind.PaidInFull, release.FinancedAccountId, number, letter, "Paid-in-full letter", Money.Zero, goodThrough: null, routes[release.FinancedAccountId], clock.UtcNow());
        db.IssuedLetters.Add(issued);
        await delivery.TellAsync([issued.Document], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task<bool> WatchAsync(long releaseId, DateOnly on, CancellationToken cancellationToken)
    {
        var release = await FindAsync(releaseId, cancellationToken);
        var acted = false;
        if (release.WarnedOn is null && on >= release.WarnFrom)
        {
            release.Warn(on);
            await cases.OpenAsync(CaseKind.TitleDeadline, $"title {release.Account.Reference}", $"Release the title of account ending in {release.Account.LastFour} by {DateWords.Brief(release.DueOn)} ({release.State})",
                release.DueOn, release.Account.Parties.Find(p => p.Role is PartyRole.Borrower)?.CustomerId, release.FinancedAccountId, cancellationToken: cancellationToken);
            acted = true;
        }

        if (on > release.DueOn)
        {
            release.TellLate(on);
            var route = (await delivery.RoutesAsync([release.FinancedAccountId], DeliveryClass.Letters, cancellationToken))[release.FinancedAccountId];
            db.Documents.Add(Papers.Of(Notices.TitleLate(release, Addressee.OfBorrowers(release.Account), on), DocumentKind.Notice, release.FinancedAccountId, "title-late", clock.UtcNow(), route is DeliveryRoute.Paper ? route : DeliveryRoute.None));
            foreach (var borrower in release.Account.Parties.Where(p => p.Role is PartyRole.Borrower).Select(p => p.Customer))
            {
                notices.Tell(borrower, NotificationKind.Document, TitleLateEmail.For(release, borrower), $"{release.Account.Vehicle.Name}: the release is late, and a colleague is on it.");
            }

            acted = true;
        }

        await db.SaveChangesAsync(cancellationToken);
        return acted;
    }

    private Task<TitleRelease> FindAsync(long releaseId, CancellationToken cancellationToken) =>
        db.TitleReleases.Include(t => t.Account).ThenInclude(a => a.Vehicle).Include(t => t.Account).ThenInclude(a => a.Terms)
            .Include(t => t.Account).ThenInclude(a => a.Parties).ThenInclude(p => p.Customer).AsSplitQuery()
            .SingleAsync(t => t.TitleReleaseId == releaseId, cancellationToken);
}
