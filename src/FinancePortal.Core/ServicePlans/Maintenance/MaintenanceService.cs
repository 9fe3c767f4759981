using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.ServicePlans.Maintenance;

/// <summary>The record of a vehicle, beside what its maker asks for.</summary>
public sealed record MaintenanceFile(VehicleFile File, MaintenanceSchedule Schedule, MaintenanceTimeline Timeline);

/// <summary>Services that the owner had done elsewhere.</summary>
public sealed record AddRecord
{
    public required string AccountReference { get; init; }
    public required IReadOnlyList<string> Services { get; init; }
    public required DateOnly DoneOn { get; init; }
    public required int Miles { get; init; }
    public required string Place { get; init; }

    /// <summary>The invoice, kept with the account's documents; null when there is none.</summary>
    public long? DocumentId { get; init; }
    public required string RequestKey { get; init; }
}

/// <summary>Shows what is due against what was done, and takes in what owners had done elsewhere (F-804).</summary>
public sealed class MaintenanceService(PortalDbContext db, VehicleFileService files, MaintenanceSchedules schedules, CaseService cases, TimeProvider clock)
{
    /// <exception cref="NotFoundException">No such account, or not this customer's to see.</exception>
    public async Task<MaintenanceFile> FileAsync(long customerId, string accountReference, CancellationToken cancellationToken)
    {
        var file = await files.FileAsync(customerId, accountReference, cancellationToken);
        var records = await db.MaintenanceRecords.AsNoTracking().Where(r => r.VehicleId == file.Vehicle.VehicleId).ToListAsync(cancellationToken);
        return Of(file, records);
    }

    public MaintenanceFile Of(VehicleFile file, IReadOnlyList<MaintenanceRecord> records)
    {
        ArgumentNullException.ThrowIfNull(file);
        var schedule = schedules.For(file.Vehicle);
        return new MaintenanceFile(file, schedule, MaintenanceTimeline.Of(schedule, file.OwnedSince, file.StartMiles, records, file.Readings, file.Pace, file.Today));
    }

    /// <summary>Adds an own invoice, one record a service. It counts when a colleague has confirmed it.</summary>
    /// <returns>What is wrong with the odometer; null when the records wait for confirmation.</returns>
    /// <exception cref="NotFoundException">No such account, no right to act for it, or a service that is not on the schedule.</exception>
    public Task<(OdometerRefusal Refusal, OdometerReading? Neighbor)?> AddAsync(AddRecord request, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(actor);
        var customerId = actor.CustomerId ?? throw new NotFoundException();
        return db.WriteAsync(async () =>
        {
            var (account, file) = await files.OpenAsync(customerId, request.AccountReference, PartyRights.Pay, cancellationToken);
            var schedule = schedules.For(file.Vehicle);
            if (request.Services.Any(s => schedule.Find(s) is null))
            {
                throw new NotFoundException("Not on the schedule.");
            }

            if (OdometerLog.Check(file.Readings, request.DoneOn, request.Miles, file.Today) is { } problem)
            {
                return problem;
            }

            var keys = request.Services.Select(s => $"{request.RequestKey}-{s}").ToList();
            if (await db.MaintenanceRecords.AnyAsync(r => keys.Contains(r.RequestKey), cancellationToken))
            {
                return null;
            }

            var now = clock.UtcNow();
            foreach (var service in request.Services.Distinct(StringComparer.Ordinal))
            {
                var record = MaintenanceRecord.OfOwner(account.VehicleId, service, request.DoneOn, request.Miles, request.Place, request.DocumentId, now, $"{request.RequestKey}-{service}");
                db.MaintenanceRecords.Add(record);
                await cases.OpenAsync(CaseKind.UploadToConfirm, $"maintenance {record.Reference}", $"Confirm {schedule.NameOf(service).ToLowerInvariant()} of a {file.VehicleName}", BankCalendar.AddBankingDays(file.Today, 3), customerId, account.FinancedAccountId,
                    $"{request.Place}, {DateWords.Brief(request.DoneOn)}, {request.Miles} miles. Decide it on the page of uploads.", cancellationToken);
                db.AuditRows.Add(new AuditRow(actor, "maintenance record added", record.Reference, now, financedAccountId: account.FinancedAccountId, after: $"{service} on {request.DoneOn:yyyy-MM-dd}"));
            }

            await db.SaveChangesAsync(cancellationToken);
            return ((OdometerRefusal, OdometerReading?)?)null;
        }, cancellationToken);
    }
}
