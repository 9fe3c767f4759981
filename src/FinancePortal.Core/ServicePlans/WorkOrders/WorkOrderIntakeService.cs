using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.ServicePlans.Emails;
using FinancePortal.Core.ServicePlans.Maintenance;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.ServicePlans.WorkOrders;

/// <summary>
/// Takes dealers' reports in: the visit as it is, a question to the customer when they are to pay, and, when the vehicle was
/// picked up, what was done and the odometer.
/// </summary>
public sealed class WorkOrderIntakeService(PortalDbContext db, VehicleNoticeService notices, TimeProvider clock)
{
    /// <summary>The same report again changes nothing.</summary>
    /// <exception cref="ArgumentException">The report makes no sense; the message says why.</exception>
    public Task<ReportAnswer> TakeAsync(DealerReport report, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(actor);
        return report.Problem(clock.UtcNow()) is { } problem
            ? throw new ArgumentException($"The report of visit {report.Number} can't be taken: {problem}.", nameof(report))
            : db.WriteAsync(() => TakeOnceAsync(report, actor, cancellationToken), cancellationToken);
    }

    private async Task<ReportAnswer> TakeOnceAsync(DealerReport report, Actor actor, CancellationToken cancellationToken)
    {
        var vin = Vin.Normalize(report.Vin);
        var account = await db.Accounts.Include(a => a.Vehicle).Where(a => a.Vehicle.Vin == vin)
            .OrderBy(a => a.Status == AccountStatus.Open ? 0 : 1).ThenByDescending(a => a.OpenedOn).FirstOrDefaultAsync(cancellationToken);
        if (account is null)
        {
            return ReportAnswer.UnknownVehicle;
        }

        var (dealer, number) = (report.DealerName.Trim(), report.Number.Trim());
        var order = await db.WorkOrders.Include(w => w.Lines).Include(w => w.Steps)
            .SingleOrDefaultAsync(w => w.VehicleId == account.VehicleId && w.DealerName == dealer && w.Number == number, cancellationToken);
        if (order is null)
        {
            order = new WorkOrder { VehicleId = account.VehicleId, DealerName = dealer, Number = number, OpenedOn = report.OpenedOn };
            db.WorkOrders.Add(order);
        }
        else if (report.ReportedAt <= order.ReportedAt)
        {
            return ReportAnswer.Older;
        }

        var (wasWaiting, stage) = (order.AwaitsDecision, order.Stage);
        Update(order, report);
        if (order.AwaitsDecision && !wasWaiting)
        {
            await notices.TellAsync(account, c => WorkOrderEmails.EstimateWaiting(account, order, c), "Look at the estimate and approve or decline it.", cancellationToken);
        }
        else if (order.Stage is WorkStage.Ready && stage is not WorkStage.Ready)
        {
            await notices.TellAsync(account, c => WorkOrderEmails.VehicleReady(account, order, c), $"{order.DealerName} says that it’s ready to be picked up.", cancellationToken);
        }
        else if (order.Stage is WorkStage.PickedUp && stage is not WorkStage.PickedUp)
        {
            await KeepAsync(account, order, cancellationToken);
        }

        db.AuditRows.Add(new AuditRow(actor, "work order reported", order.Reference, clock.UtcNow(), financedAccountId: account.FinancedAccountId, after: $"{order.Number} {order.Stage}"));
        await db.SaveChangesAsync(cancellationToken);
        return ReportAnswer.Taken;
    }

    private void Update(WorkOrder order, DealerReport report)
    {
        (order.DealerPhone, order.DealerEmail, order.Advisor, order.Reason) = (report.DealerPhone, report.DealerEmail, report.Advisor, report.Reason);
        (order.Miles, order.PromisedOn) = (report.Miles, report.PromisedOn);
        var lines = report.Lines.Select(l => l.ToLine()).ToList();
        foreach (var gone in order.Lines.Where(known => !lines.Exists(known.Says)).ToList())
        {
            order.Lines.Remove(gone);
            db.Remove(gone);
        }

        var added = lines.Where(l => !order.Lines.Exists(known => known.Says(l))).ToList();
        order.Lines.AddRange(added);
        if (added.Exists(l => l.Decision is LineDecision.Waiting))
        {
            order.NewEstimate();
        }

        order.Report(report.Stage, report.ReportedAt);
    }

    /// <summary>The visit is over: its services go into the record, and its odometer to the readings when it fits them.</summary>
    private async Task KeepAsync(FinancedAccount account, WorkOrder order, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow();
        var on = BusinessClock.BusinessDateOf(order.ReportedAt);
        foreach (var line in order.Lines.Where(l => l.Service.Length > 0 && l.Decision is not (LineDecision.Declined or LineDecision.Waiting)))
        {
            db.MaintenanceRecords.Add(MaintenanceRecord.OfDealer(account.VehicleId, line.Service, on, order.Miles, order.DealerName, now, $"{order.Reference}-{line.Number}"));
        }

        if (order.Miles is not { } miles)
        {
            return;
        }

        var standing = await db.OdometerReadings.AsNoTracking().Where(r => r.VehicleId == account.VehicleId && r.WithdrawnAt == null)
            .OrderBy(r => r.ReadOn).ThenBy(r => r.Miles).ToListAsync(cancellationToken);
        if (OdometerLog.Check(standing, on, miles, clock.Today()) is null && !standing.Exists(r => r.ReadOn == on && r.Miles == miles))
        {
            db.OdometerReadings.Add(new OdometerReading
            {
                VehicleId = account.VehicleId,
                ReadOn = on,
                Miles = miles,
                Source = OdometerSource.Dealer,
                RecordedAt = now,
                RecordedBy = order.DealerName,
            });
        }
    }
}
