using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Leases.Ending;

/// <summary>The papers of a lease: comparisons that were kept, and what was signed.</summary>
public sealed class LeasePaperService(PortalDbContext db, LeaseService leases, TimeProvider clock)
{
    /// <summary>Keeps a comparison as it was shown today; its reference.</summary>
    public Task<string> KeepAsync(string reference, string title, IReadOnlyList<PaperPart> parts, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(async () =>
        {
            var (account, _) = await leases.OpenAsync(LeaseActs.CustomerOf(actor), reference, PartyRights.View, cancellationToken);
            var now = clock.UtcNow();
            var paper = LeasePaper.Of(account.FinancedAccountId, LeasePaperKind.Comparison, title, parts, now);
            db.LeasePapers.Add(paper);
            db.AuditRows.Add(new AuditRow(actor, "comparison kept", paper.Reference, now, financedAccountId: account.FinancedAccountId));
            await db.SaveChangesAsync(cancellationToken);
            return paper.Reference;
        }, cancellationToken);
    }

    /// <exception cref="NotFoundException">No such paper on a lease that this customer may see.</exception>
    public async Task<LeasePaper> PaperAsync(long customerId, string reference, string paperReference, CancellationToken cancellationToken)
    {
        var mine = db.Accounts.OfCustomer(customerId, PartyRights.View, clock.Today()).Where(a => a.Reference == reference).Select(a => a.FinancedAccountId);
        return await db.LeasePapers.AsNoTracking().SingleOrDefaultAsync(p => p.Reference == paperReference && mine.Contains(p.FinancedAccountId), cancellationToken)
            ?? throw new NotFoundException();
    }

    /// <summary>All papers of a lease, the newest first.</summary>
    public async Task<IReadOnlyList<LeasePaper>> PapersAsync(long customerId, string reference, CancellationToken cancellationToken)
    {
        var mine = db.Accounts.OfCustomer(customerId, PartyRights.View, clock.Today()).Where(a => a.Reference == reference).Select(a => a.FinancedAccountId);
        return await db.LeasePapers.AsNoTracking().Where(p => mine.Contains(p.FinancedAccountId)).OrderByDescending(p => p.LeasePaperId).Take(50).ToListAsync(cancellationToken);
    }
}
