using FinancePortal.Core.Data;
using FinancePortal.Core.Vehicles;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Staff.History;

/// <summary>The odometer readings of an account's vehicle, those withdrawn too.</summary>
public sealed class ReadingListService(PortalDbContext db)
{
    /// <exception cref="NotFoundException">The customer is no party of such an account.</exception>
    public async Task<(int LastSequence, IReadOnlyList<OdometerReading> Readings)> ReadAsync(long customerId, string accountReference, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.AsNoTracking().Where(a => a.Reference == accountReference && a.Parties.Any(p => p.CustomerId == customerId))
            .Select(a => new { a.VehicleId, a.LastSequence }).SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
        return (account.LastSequence, await db.OdometerReadings.AsNoTracking().Where(r => r.VehicleId == account.VehicleId).OrderByDescending(r => r.ReadOn).ThenByDescending(r => r.OdometerReadingId).ToListAsync(cancellationToken));
    }
}
