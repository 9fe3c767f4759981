using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Leases.HandOver;

/// <summary>A vehicle that is to come back to a dealership.</summary>
public sealed record ExpectedReturn(string LeaseReference, string VehicleName, string Vin, string Lessee, DateOnly On, TimeOnly At);

/// <summary>One of them, opened to book it in.</summary>
/// <param name="EndsByOrders">The lessee serves and ends the lease by military orders: a colleague books it in.</param>
public sealed record ReturnAtDealer(LeaseFile Lease, ReturnDealer Dealer, ReturnAppointment Appointment, string Lessee, bool EndsByOrders);

/// <summary>What the people of a dealership see: the returns of their own dealership, and nothing else of any customer.</summary>
public sealed class ReturnDeskService(PortalDbContext db, LeaseService leases, DealerList dealers, TimeProvider clock)
{
    private const int DaysAhead = 7;
    private const int MostShown = 100;

    /// <summary>The dealership that a sign-in belongs to; null when it has none.</summary>
    public async Task<ReturnDealer?> DealershipAsync(long userId, CancellationToken cancellationToken) =>
        dealers.Find(await db.Users.AsNoTracking().Where(u => u.Id == userId).Select(u => u.Dealership).SingleOrDefaultAsync(cancellationToken));

    /// <summary>Appointments until a week from today whose vehicle is not booked in, the earliest first.</summary>
    public async Task<IReadOnlyList<ExpectedReturn>> ExpectedAsync(ReturnDealer dealer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dealer);
        var last = clock.Today().AddDays(DaysAhead);
        var rows = await (
            from appointment in db.ReturnAppointments.AsNoTracking()
            where appointment.Dealer == dealer.Code && appointment.CancelledAt == null && appointment.On <= last
            join account in db.Accounts on appointment.FinancedAccountId equals account.FinancedAccountId
            where account.Status == AccountStatus.Open
            orderby appointment.On, appointment.At
            select new { appointment, account.Reference, account.Vehicle, Lessee = account.Parties.Where(p => p.Role == PartyRole.Borrower).Select(p => p.Customer.FirstName + " " + p.Customer.LastName).FirstOrDefault() })
            .Take(MostShown).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new ExpectedReturn(r.Reference, r.Vehicle.Name, r.Vehicle.Vin, r.Lessee ?? "", r.appointment.On, r.appointment.At))];
    }

    /// <exception cref="NotFoundException">No such lease, or its return is not agreed with this dealership.</exception>
    public async Task<ReturnAtDealer> FindAsync(long userId, string leaseReference, CancellationToken cancellationToken)
    {
        var dealer = await DealershipAsync(userId, cancellationToken) ?? throw new NotFoundException();
        var appointment = await db.ReturnAppointments.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Dealer == dealer.Code && r.CancelledAt == null && db.Accounts.Any(a => a.Reference == leaseReference && a.FinancedAccountId == r.FinancedAccountId), cancellationToken) ?? throw new NotFoundException();
        var (_, file) = await leases.OpenForStaffAsync(leaseReference, cancellationToken);
        var lessee = await db.Parties.Where(p => EF.Property<long>(p, "FinancedAccountId") == appointment.FinancedAccountId && p.Role == PartyRole.Borrower).Select(p => p.Customer.FirstName + " " + p.Customer.LastName).FirstOrDefaultAsync(cancellationToken);
        var orders = await db.ServiceRequests.AsNoTracking().SingleOrDefaultAsync(r => r.FinancedAccountId == appointment.FinancedAccountId, cancellationToken);
        return new ReturnAtDealer(file, dealer, appointment, lessee ?? "", EndsByOrders: orders is { GrantedOn: null } && (orders.IsChecked || clock.Today() < Ending.LeaseActs.ReturnFrom(file)));
    }
}
