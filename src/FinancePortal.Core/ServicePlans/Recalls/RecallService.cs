using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.ServicePlans.Emails;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles.Recalls;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.ServicePlans.Recalls;

/// <summary>The recalls of a vehicle, open ones first, and when the source was last asked.</summary>
public sealed record RecallFile(VehicleFile File, IReadOnlyList<VehicleRecall> Recalls);

/// <summary>Keeps what a source of recalls says, tells the owner once, and lets them say that it is repaired (F-807).</summary>
public sealed class RecallService(PortalDbContext db, VehicleFileService files, VehicleNoticeService notices, TimeProvider clock)
{
    /// <exception cref="NotFoundException">No such account, or not this customer's to see.</exception>
    public async Task<RecallFile> FileAsync(long customerId, string accountReference, CancellationToken cancellationToken)
    {
        var (account, file) = await files.OpenAsync(customerId, accountReference, PartyRights.View, cancellationToken);
        var recalls = await db.VehicleRecalls.AsNoTracking().Where(r => r.VehicleId == account.VehicleId).ToListAsync(cancellationToken);
        return new RecallFile(file, [.. recalls.OrderBy(r => r.IsOpen ? 0 : 1).ThenByDescending(r => r.ReportedOn)]);
    }

    /// <summary>The owner says that the vehicle was repaired. Said again, it is said already.</summary>
    /// <exception cref="NotFoundException">No such recall of a vehicle that this customer may act for.</exception>
    public Task<bool> RepairedAsync(string accountReference, string recallReference, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var customerId = actor.CustomerId ?? throw new NotFoundException();
        return db.WriteAsync(async () =>
        {
            var (account, _) = await files.OpenAsync(customerId, accountReference, PartyRights.Pay, cancellationToken);
            var recall = Reference.IsWellFormed(recallReference)
                ? await db.VehicleRecalls.SingleOrDefaultAsync(r => r.Reference == recallReference && r.VehicleId == account.VehicleId, cancellationToken) ?? throw new NotFoundException()
                : throw new NotFoundException();
            if (recall.RepairedAt is not null)
            {
                return false;
            }

            recall.RepairedAt = clock.UtcNow();
            db.AuditRows.Add(new AuditRow(actor, "recall reported repaired", recall.Reference, clock.UtcNow(), financedAccountId: account.FinancedAccountId, after: recall.Campaign));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }

    /// <summary>Keeps a source's answer about the vehicle of an account, and tells of what is new. For the job. Says how many are new.</summary>
    public Task<int> KeepAsync(long accountId, IReadOnlyList<RecallNotice> found, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(found);
        return db.WriteAsync(async () =>
        {
            var account = await db.Accounts.Include(a => a.Vehicle).SingleAsync(a => a.FinancedAccountId == accountId, cancellationToken);
            var known = await db.VehicleRecalls.Where(r => r.VehicleId == account.VehicleId).ToListAsync(cancellationToken);
            var now = clock.UtcNow();
            var added = new List<VehicleRecall>();
            foreach (var notice in found)
            {
                var recall = known.Find(r => r.Campaign == notice.Campaign);
                if (recall is null)
                {
                    recall = new VehicleRecall { VehicleId = account.VehicleId, Campaign = notice.Campaign, FoundAt = now };
                    db.VehicleRecalls.Add(recall);
                    added.Add(recall);
                }

                recall.Update(notice);
            }

            foreach (var gone in known.Where(r => found.All(n => n.Campaign != r.Campaign)))
            {
                gone.GoneAt ??= now;
            }

            account.Vehicle.RecallsCheckedAt = now;
            foreach (var recall in added)
            {
                await notices.TellAsync(account, c => RecallEmail.For(account, recall, c), "The repair is free at any dealer of the maker.", cancellationToken, isRequired: true);
            }

            await db.SaveChangesAsync(cancellationToken);
            return added.Count;
        }, cancellationToken);
    }
}
