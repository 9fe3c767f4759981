using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Images;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Leases.Changes;
using FinancePortal.Core.Leases.HandOver;
using FinancePortal.Core.Leases.Wear;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Leases;

/// <summary>What a colleague sees of a lease beyond its account.</summary>
public sealed record LeaseDesk
{
    public required LeaseFile File { get; init; }
    public required ReturnAppointment? Appointment { get; init; }
    /// <summary>Of the appointment; null when the dealer list has it no more.</summary>
    public required ReturnDealer? Dealer { get; init; }
    public required VehicleReturn? Report { get; init; }
    public required ServiceRequest? Request { get; init; }
    public required LeasePurchase? Purchase { get; init; }
    public required IReadOnlyList<WearNote> Wear { get; init; }
    public required IReadOnlyList<LeaseCharge> Charges { get; init; }

    /// <summary>Public names of the readings' photos, by the reading's photo.</summary>
    public required IReadOnlyDictionary<long, string> Photos { get; init; }

    /// <summary>Cases about charges, by the charge's reference.</summary>
    public required IReadOnlyDictionary<string, StaffCase> Disputes { get; init; }
}

/// <summary>A lease as the back office works on it. Whose file is open is checked before.</summary>
public sealed class LeaseDeskService(PortalDbContext db, LeaseService leases, DealerList dealers, TimeProvider clock)
{
    /// <exception cref="NotFoundException">No such lease of this customer's.</exception>
    public async Task<LeaseDesk> DeskAsync(long customerId, string reference, CancellationToken cancellationToken)
    {
        var id = await IdAsync(customerId, reference, cancellationToken);
        var (_, file) = await leases.OpenForStaffAsync(reference, cancellationToken);
        var charges = await db.LeaseCharges.AsNoTracking().Where(c => c.FinancedAccountId == id).OrderBy(c => c.LeaseChargeId).ToListAsync(cancellationToken);
        var appointment = await db.ReturnAppointments.AsNoTracking().SingleOrDefaultAsync(r => r.FinancedAccountId == id && r.CancelledAt == null, cancellationToken);
        var photos = file.Readings.Select(r => r.PhotoId).OfType<long>().ToList();
        return new LeaseDesk
        {
            File = file,
            Appointment = appointment,
            Dealer = dealers.Find(appointment?.Dealer),
            Report = await db.VehicleReturns.AsNoTracking().SingleOrDefaultAsync(r => r.FinancedAccountId == id, cancellationToken),
            Request = await db.ServiceRequests.AsNoTracking().SingleOrDefaultAsync(r => r.FinancedAccountId == id, cancellationToken),
            Purchase = await db.LeasePurchases.AsNoTracking().SingleOrDefaultAsync(p => p.FinancedAccountId == id, cancellationToken),
            Wear = await db.WearNotes.AsNoTracking().Where(n => n.FinancedAccountId == id).ToListAsync(cancellationToken),
            Charges = charges,
            Photos = await db.Photos.AsNoTracking().Where(p => photos.Contains(p.PhotoId)).ToDictionaryAsync(p => p.PhotoId, p => p.Reference, cancellationToken),
            Disputes = await db.StaffCases.AsNoTracking().Where(c => c.Kind == CaseKind.BillingDispute && c.FinancedAccountId == id && charges.Select(x => x.Reference).Contains(c.Subject)).ToDictionaryAsync(c => c.Subject, cancellationToken),
        };
    }

    /// <summary>A picture of the lease; who looked is on record.</summary>
    /// <exception cref="NotFoundException">No such picture on a lease of this customer's.</exception>
    public async Task<Photo> PhotoAsync(long customerId, string reference, string photoReference, Actor actor, CancellationToken cancellationToken)
    {
        var id = await IdAsync(customerId, reference, cancellationToken);
        var photo = await db.Photos.AsNoTracking().SingleOrDefaultAsync(p => p.Reference == photoReference && p.FinancedAccountId == id, cancellationToken) ?? throw new NotFoundException();
        db.AuditRows.Add(new AuditRow(actor, "photo looked at", photoReference, clock.UtcNow(), customerId, id));
        await db.SaveChangesAsync(cancellationToken);
        return photo;
    }

    private async Task<long> IdAsync(long customerId, string reference, CancellationToken cancellationToken) =>
        await db.Accounts.Where(a => a.Reference == reference && a.Product == ProductKind.Lease && a.Parties.Any(p => p.CustomerId == customerId)).Select(a => (long?)a.FinancedAccountId).SingleOrDefaultAsync(cancellationToken)
        ?? throw new NotFoundException();
}
