using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.ServicePlans;

/// <summary>Keeps odometer readings of a vehicle that is not leased; a lease has a mileage log with rules of its own.</summary>
public sealed class OdometerService(PortalDbContext db, VehicleFileService files, TimeProvider clock)
{
    /// <summary>Adds a reading. The same miles on the same day again is the reading that is there.</summary>
    /// <returns>Why it cannot stand; null when it does.</returns>
    /// <exception cref="NotFoundException">No such account of a loan, or no right to act for it.</exception>
    public Task<(OdometerRefusal Refusal, OdometerReading? Neighbor)?> AddAsync(string accountReference, DateOnly on, int miles, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var customerId = actor.CustomerId ?? throw new NotFoundException();
        return db.WriteAsync(async () =>
        {
            var (account, file) = await files.OpenAsync(customerId, accountReference, PartyRights.Pay, cancellationToken);
            if (file.IsLease)
            {
                throw new NotFoundException("A lease has its own log.");
            }

            if (file.Readings.Any(r => r.ReadOn == on && r.Miles == miles))
            {
                return null;
            }

            if (OdometerLog.Check(file.Readings, on, miles, file.Today) is { } problem)
            {
                return problem;
            }

            var now = clock.UtcNow();
            var reading = new OdometerReading
            {
                VehicleId = account.VehicleId,
                ReadOn = on,
                Miles = miles,
                Source = OdometerSource.Customer,
                RecordedAt = now,
                RecordedBy = actor.Name,
            };
            db.OdometerReadings.Add(reading);
            db.AuditRows.Add(new AuditRow(actor, "odometer reading added", reading.Reference, now, financedAccountId: account.FinancedAccountId, after: $"{miles} miles on {on:yyyy-MM-dd}"));
            await db.SaveChangesAsync(cancellationToken);
            return ((OdometerRefusal, OdometerReading?)?)null;
        }, cancellationToken);
    }
}
