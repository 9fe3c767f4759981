using FinancePortal.Core.Data;
using FinancePortal.Core.ServicePlans.Insurance;
using FinancePortal.Core.ServicePlans.Maintenance;
using FinancePortal.Core.ServicePlans.WorkOrders;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.ServicePlans;

/// <summary>Reads the first page of a vehicle with one question for all that surrounds it.</summary>
public sealed class GloveboxService(PortalDbContext db, VehicleFileService files, MaintenanceService maintenance)
{
    /// <exception cref="NotFoundException">No such account, or not this customer's to see.</exception>
    public async Task<Glovebox> OpenAsync(long customerId, string accountReference, CancellationToken cancellationToken)
    {
        var file = await files.FileAsync(customerId, accountReference, cancellationToken);
        var around = await db.Vehicles.AsNoTracking().AsSingleQuery().Where(v => v.VehicleId == file.Vehicle.VehicleId)
            .Select(v => new
            {
                Unread = db.Notifications.Count(n => n.CustomerId == customerId && n.ReadAt == null),
                OpenRecalls = db.VehicleRecalls.Count(r => r.VehicleId == v.VehicleId && r.RepairedAt == null && r.GoneAt == null),
                RecallOf = db.VehicleRecalls.Where(r => r.VehicleId == v.VehicleId && r.RepairedAt == null && r.GoneAt == null).OrderByDescending(r => r.DoNotDrive).ThenByDescending(r => r.ReportedOn).Select(r => r.Component).FirstOrDefault(),
                Proofs = db.InsuranceProofs.Where(p => p.Account!.VehicleId == v.VehicleId).ToList(),
                Records = db.MaintenanceRecords.Where(r => r.VehicleId == v.VehicleId).ToList(),
                Orders = db.WorkOrders.Where(w => w.VehicleId == v.VehicleId)
                    .Select(w => new { w.Reference, w.DealerName, w.Reason, w.Stage, w.OpenedOn, w.PromisedOn, w.ReportedAt, Cents = w.Lines.Where(l => l.Decision == LineDecision.Waiting).Sum(l => (long?)l.Amount.Cents) ?? 0 })
                    .ToList(),
            })
            .SingleAsync(cancellationToken);
        return new Glovebox
        {
            File = file,
            Maintenance = maintenance.Of(file, around.Records),
            Orders = [.. around.Orders
                .Select(w => new WorkOrderLineInList(w.Reference, w.DealerName, w.Reason, w.Stage, w.OpenedOn, w.PromisedOn, w.ReportedAt, Money.FromCents(w.Cents)))
                .OrderBy(w => w.Stage is WorkStage.PickedUp or WorkStage.Cancelled ? 1 : 0).ThenByDescending(w => w.OpenedOn)],
            Insurance = InsuranceStanding.Of(around.Proofs, file.Today),
            OpenRecalls = around.OpenRecalls,
            RecallOf = around.RecallOf,
            Unread = around.Unread,
        };
    }
}
