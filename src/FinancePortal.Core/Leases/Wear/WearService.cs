using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Images;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Leases.Wear;

/// <summary>A lease with what its lessee saw of wear.</summary>
public sealed record WearInspection(LeaseEnding Ending, IReadOnlyList<WearNote> Notes, WearEstimate Estimate, IReadOnlyList<WearProtection> Protection)
{
    public LeaseFile File => Ending.File;

    public WearNote? Note(string area) => Notes.FirstOrDefault(n => n.Area == area);
}

/// <summary>The guided self-inspection: one area after the other, each saved by itself.</summary>
public sealed class WearService(PortalDbContext db, LeaseService leases, LeasePlanService plans, WearProtectionService protection, WearGuide guide, TimeProvider clock)
{
    /// <exception cref="NotFoundException">No such lease, or not this customer's to see.</exception>
    public async Task<WearInspection> InspectionAsync(long customerId, string reference, CancellationToken cancellationToken)
    {
        var ending = await plans.EndingAsync(customerId, reference, cancellationToken);
        var notes = await db.WearNotes.AsNoTracking().Where(n => db.Accounts.Any(a => a.Reference == reference && a.FinancedAccountId == n.FinancedAccountId)).ToListAsync(cancellationToken);
        var protectedBy = await protection.OfAsync(ending.File, cancellationToken);
        return new WearInspection(ending, notes, WearEstimate.Of(guide, notes, Money.Sum(protectedBy.Select(p => p.Most))), protectedBy);
    }

    /// <summary>Saves one area. When all areas are seen, the estimate goes into the plan.</summary>
    /// <returns>False when the lease has ended or the vehicle is handed over.</returns>
    public Task<bool> SaveAsync(string reference, WearArea area, IReadOnlyDictionary<string, int> counts, ImageFile? photo, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(area);
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(async () =>
        {
            var (account, file) = await leases.OpenAsync(LeaseActs.CustomerOf(actor), reference, PartyRights.Pay, cancellationToken);
            if (!LeaseActs.CanStillEnd(file))
            {
                return false;
            }

            var now = clock.UtcNow();
            var kept = photo is null ? null : Photo.Of(photo, account.FinancedAccountId, now);
            if (kept is not null)
            {
                db.Photos.Add(kept);
            }

            var notes = await db.WearNotes.Where(n => n.FinancedAccountId == account.FinancedAccountId).ToListAsync(cancellationToken);
            var note = notes.FirstOrDefault(n => n.Area == area.Code);
            if (note is null)
            {
                note = new WearNote { FinancedAccountId = account.FinancedAccountId, Area = area.Code };
                db.WearNotes.Add(note);
                notes.Add(note);
            }

            note.Save(area.Rules.ToDictionary(r => r.Code, r => Math.Clamp(counts.GetValueOrDefault(r.Code), 0, WearRule.MostCounted)), kept?.Reference, now);
            if (guide.Areas.All(a => notes.Exists(n => n.Area == a.Code)))
            {
                (await plans.PlanAsync(account, cancellationToken)).Inspected(WearEstimate.Of(guide, notes, await protection.MostAsync(file, cancellationToken)).Total, file.Today);
            }

            db.AuditRows.Add(new AuditRow(actor, "wear noted", reference, now, financedAccountId: account.FinancedAccountId, after: $"{area.Code} {note.Counted}"));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }

    /// <summary>Accepts the estimate as it was shown: from then on it is the most that the bill asks for wear, where the company says so.</summary>
    /// <returns>False when the estimate is not the one that was shown.</returns>
    public Task<bool> AcceptAsync(string reference, Money shown, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(async () =>
        {
            var (account, file) = await leases.OpenAsync(LeaseActs.CustomerOf(actor), reference, PartyRights.Pay, cancellationToken);
            var plan = await plans.PlanAsync(account, cancellationToken);
            if (!LeaseActs.CanStillEnd(file) || plan.Wear != shown)
            {
                return false;
            }

            var now = clock.UtcNow();
            plan.AcceptWear(now);
            db.AuditRows.Add(new AuditRow(actor, "wear estimate accepted", reference, now, financedAccountId: account.FinancedAccountId, after: shown.ToString()));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }
}
