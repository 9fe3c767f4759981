using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Documents.Letters;
using FinancePortal.Core.Documents.Paper;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Documents.Titles;

/// <summary>A loan and where its title is; null while something is owed.</summary>
public sealed record TitleFile(FinancedAccount Account, TitleRelease? Release, DateOnly Today);

/// <summary>Where titles are: a customer follows their own, colleagues book each step.</summary>
public sealed class TitleService(PortalDbContext db, CaseService cases, TimeProvider clock)
{
    /// <summary>The title of a loan; while something is owed, and until the night after, nothing has been done about it.</summary>
    /// <exception cref="NotFoundException">No such loan, or not this customer's to see.</exception>
    public async Task<TitleFile> FindAsync(long customerId, string account, CancellationToken cancellationToken)
    {
        var found = Reference.IsWellFormed(account)
            ? await db.Accounts.AsNoTracking().Include(a => a.Terms).Include(a => a.Vehicle).OfCustomer(customerId, PartyRights.View, clock.Today())
                .SingleOrDefaultAsync(a => a.Reference == account && a.Product != ProductKind.Lease, cancellationToken)
            : null;
        if (found is null)
        {
            throw new NotFoundException();
        }

        var release = await db.TitleReleases.AsNoTracking().SingleOrDefaultAsync(t => t.FinancedAccountId == found.FinancedAccountId, cancellationToken);
        return new TitleFile(found, release ?? (found.Status is AccountStatus.PaidOff ? TitleRelease.Of(found, found.ClosedOn ?? clock.Today()) : null), clock.Today());
    }

    /// <summary>Titles that are not done, the most urgent first.</summary>
    public Task<List<TitleRelease>> OpenAsync(int most, CancellationToken cancellationToken) =>
        db.TitleReleases.AsNoTracking().Include(t => t.Account).ThenInclude(a => a.Vehicle)
            .Where(t => t.Step != TitleStep.Mailed && !(t.IsElectronic && t.Step == TitleStep.Confirmed))
            .OrderBy(t => t.DueOn == null).ThenBy(t => t.DueOn).ThenBy(t => t.TitleReleaseId).Take(most).ToListAsync(cancellationToken);

    /// <summary>A colleague books the next step.</summary>
    /// <param name="step">The step that is now done; one that is not the next is refused.</param>
    public Task<bool> AdvanceAsync(string account, TitleStep step, string tracking, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(async () =>
        {
            var release = await db.TitleReleases.Include(t => t.Account).ThenInclude(a => a.Parties).ThenInclude(p => p.Customer)
                .Include(t => t.Account).ThenInclude(a => a.Terms).Include(t => t.Account).ThenInclude(a => a.Vehicle).AsSplitQuery().SingleOrDefaultAsync(t => t.Account.Reference == account, cancellationToken) ?? throw new NotFoundException();
            var today = clock.Today();
            if (release.IsDone || (int)step != (int)release.Step + 1 || step is TitleStep.FundsFinal)
            {
                return false;
            }

            switch (step)
            {
                case TitleStep.ReleaseSent:
                    release.Send(today);
                    db.Documents.Add(Papers.Of(PaidInFullLetter.LienRelease(release.Account, Addressee.OfBorrowers(release.Account), today), DocumentKind.Title, release.FinancedAccountId, "lien-release", clock.UtcNow()));
                    await cases.CloseAsync(CaseKind.TitleDeadline, $"title {account}", "The release was sent.", cancellationToken);
                    break;
                case TitleStep.Confirmed:
                    release.Confirm(today);
                    break;
                case TitleStep.Mailed:
                    release.Mail(today, tracking);
                    break;
            }

            foreach (var party in release.Account.Parties.Where(p => p.Role is PartyRole.Borrower && p.Until == null))
            {
                db.Notifications.Add(new Notification { CustomerId = party.CustomerId, Kind = NotificationKind.Document, Title = TitleWords.News(step), Link = $"/accounts/{account}/title", CreatedAt = clock.UtcNow() });
            }

            db.AuditRows.Add(new AuditRow(actor, "title step booked", account, clock.UtcNow(), financedAccountId: release.FinancedAccountId, after: step.ToString()));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }
}
