using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Documents.Letters;
using FinancePortal.Core.Documents.Paper;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Documents.Agreements;

/// <summary>
/// Puts what a customer agreed to into the glovebox: authorizations of autopay (F-405), help to pay (F-412) and the papers of a
/// lease, word for word, once each.
/// What was mailed when it was agreed needs no second delivery.
/// </summary>
public sealed class AgreementPaperService(PortalDbContext db, TimeProvider clock)
{
    /// <summary>Files what was agreed on an account and is not in the glovebox yet. Says how many papers.</summary>
    public Task<int> FileAsync(string accountReference, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        var account = await db.Accounts.AsNoTracking().Include(a => a.Terms).Include(a => a.Vehicle).Include(a => a.Parties).ThenInclude(p => p.Customer).AsSplitQuery()
            .SingleOrDefaultAsync(a => a.Reference == accountReference, cancellationToken) ?? throw new NotFoundException();
        var addressee = Addressee.Of([.. account.Parties.Where(p => p.Role is PartyRole.Borrower or PartyRole.CoBorrower).OrderBy(p => p.Role).Select(p => p.Customer)]);
        var id = account.FinancedAccountId;
        var filed = await db.Documents.Where(d => d.FinancedAccountId == id && d.Kind == DocumentKind.Letter).Select(d => d.Subject).ToListAsync(cancellationToken);
        var papers = new List<Document>();
        foreach (var autopay in await db.AutopayEnrollments.AsNoTracking().Include(a => a.Method).Where(a => a.FinancedAccountId == id).ToListAsync(cancellationToken))
        {
            Add(papers, filed, AccountLetters.Autopay(account, autopay, addressee, BusinessClock.BusinessDateOf(autopay.EnrolledAt)), id, AutopaySubject(autopay.Reference));
        }

        foreach (var help in await db.HelpAgreements.AsNoTracking().Where(h => h.FinancedAccountId == id).ToListAsync(cancellationToken))
        {
            Add(papers, filed, AccountLetters.Help(account, help, addressee), id, HelpSubject(help.Reference));
        }

        foreach (var paper in await db.LeasePapers.AsNoTracking().Where(p => p.FinancedAccountId == id).ToListAsync(cancellationToken))
        {
            Add(papers, filed, AccountLetters.Lease(paper, addressee), id, LeaseSubject(paper.Reference));
        }

        db.Documents.AddRange(papers);
        await db.SaveChangesAsync(cancellationToken);
        return papers.Count;
    }, cancellationToken);

    /// <summary>The accounts on which something was agreed since a moment: whoever agreed may have been cut off before it was filed.</summary>
    public Task<List<string>> RecentAsync(DateTime since, CancellationToken cancellationToken) => db.Accounts
        .Where(a => db.AutopayEnrollments.Any(e => e.FinancedAccountId == a.FinancedAccountId && e.EnrolledAt >= since && !db.Documents.Any(d => d.FinancedAccountId == a.FinancedAccountId && d.Subject == "autopay-" + e.Reference))
            || db.HelpAgreements.Any(h => h.FinancedAccountId == a.FinancedAccountId && h.SignedAt >= since && !db.Documents.Any(d => d.FinancedAccountId == a.FinancedAccountId && d.Subject == "help-" + h.Reference))
            || db.LeasePapers.Any(p => p.FinancedAccountId == a.FinancedAccountId && p.MadeAt >= since && !db.Documents.Any(d => d.FinancedAccountId == a.FinancedAccountId && d.Subject == "lease-" + p.Reference)))
        .OrderBy(a => a.FinancedAccountId).Select(a => a.Reference).ToListAsync(cancellationToken);

    /// <summary>The paper of one agreement, by its reference; filed first when it is not yet.</summary>
    /// <exception cref="NotFoundException">No such agreement, or not this customer's to see.</exception>
    public async Task<string> FindAsync(long customerId, string accountReference, string agreement, CancellationToken cancellationToken)
    {
        if (!Reference.IsWellFormed(accountReference) || !Reference.IsWellFormed(agreement))
        {
            throw new NotFoundException();
        }

        string[] subjects = [AutopaySubject(agreement), HelpSubject(agreement)];
        var mine = db.Accounts.OfCustomer(customerId, PartyRights.View, clock.Today()).Where(a => a.Reference == accountReference).Select(a => a.FinancedAccountId);
        if (!await mine.AnyAsync(cancellationToken))
        {
            throw new NotFoundException();
        }

        var paper = db.Documents.Where(d => d.FinancedAccountId != null && mine.Contains(d.FinancedAccountId.Value) && subjects.Contains(d.Subject)).Select(d => d.Reference);
        if (await paper.FirstOrDefaultAsync(cancellationToken) is { } found)
        {
            return found;
        }

        await FileAsync(accountReference, cancellationToken);
        return await paper.FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
    }

    internal static string AutopaySubject(string reference) => $"autopay-{reference}";

    private static string LeaseSubject(string reference) => $"lease-{reference}";

    private static string HelpSubject(string reference) => $"help-{reference}";

    private void Add(List<Document> papers, List<string> filed, Letter letter, long account, string subject)
    {
        if (!filed.Contains(subject))
        {
            papers.Add(Papers.Of(letter, DocumentKind.Letter, account, subject, clock.UtcNow()));
        }
    }
}
