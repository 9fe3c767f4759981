using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Images;
using FinancePortal.Core.Leases.Emails;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Leases.Changes;

/// <summary>A lease and what its lessee asked as a service member.</summary>
public sealed record ServiceFile(LeaseFile Lease, ServiceRequest? Request)
{
    /// <summary>If the lease ended today.</summary>
    public ServiceRefund RefundToday => ServiceRefund.Of(Lease.Terms, Lease.State, Lease.Today);
}

/// <summary>A service member's notice with orders to end a lease, until a second colleague books the vehicle in; and rate relief for a loan .</summary>
public sealed class ServiceMemberService(PortalDbContext db, LeaseService leases, ContractService contracts, CaseService cases, NoticeService notices, TimeProvider clock)
{
    private const decimal ReliefPercent = 6m;

    /// <exception cref="NotFoundException">No such lease, or not this customer's to see.</exception>
    public async Task<ServiceFile> FileAsync(long customerId, string reference, CancellationToken cancellationToken)
    {
        var file = await leases.FileAsync(customerId, reference, cancellationToken);
        return new ServiceFile(file, await db.ServiceRequests.AsNoTracking().SingleOrDefaultAsync(r => db.Accounts.Any(a => a.Reference == reference && a.FinancedAccountId == r.FinancedAccountId), cancellationToken));
    }

    /// <summary>Takes the notice with the orders; a colleague looks at them. False when there is one already, or the lease has ended.</summary>
    public Task<bool> NotifyAsync(string reference, ServiceReason reason, DateOnly from, ImageFile orders, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(orders);
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(async () =>
        {
            var (account, file) = await leases.OpenAsync(LeaseActs.CustomerOf(actor), reference, PartyRights.Pay, cancellationToken);
            if (!file.MayAct || await db.ServiceRequests.AnyAsync(r => r.FinancedAccountId == account.FinancedAccountId, cancellationToken))
            {
                return false;
            }

            var now = clock.UtcNow();
            var photo = Photo.Of(orders, account.FinancedAccountId, now);
            db.Photos.Add(photo);
            db.ServiceRequests.Add(new ServiceRequest { FinancedAccountId = account.FinancedAccountId, Reason = reason, From = from, Orders = photo.Reference, NoticeOn = file.Today });
            await cases.OpenAsync(CaseKind.UploadToConfirm, reference, "Military orders: lease termination", BankCalendar.AddBankingDays(file.Today, 2), actor.CustomerId, account.FinancedAccountId, $"{reason} from {DateWords.Brief(from)}", cancellationToken);
            var customer = await db.Customers.SingleAsync(c => c.CustomerId == actor.CustomerId, cancellationToken);
            notices.Tell(customer, NotificationKind.Account, LeaseChangeEmails.ServiceRequest(file, customer), $"{file.Vehicle.Name}, account ending in {file.LastFour}.", isRequired: true);
            db.AuditRows.Add(new AuditRow(actor, "military orders sent", reference, now, financedAccountId: account.FinancedAccountId, after: $"{reason} from {from:yyyy-MM-dd}"));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }

    /// <summary>A colleague found the orders good and the vehicle back. Nothing is booked: a second one books the vehicle in.</summary>
    /// <returns>False when there is no open request, or the day is not between the notice and today.</returns>
    public Task<bool> CheckAsync(string reference, DateOnly returnedOn, string? seen, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(async () =>
        {
            var (account, file) = await leases.OpenForStaffAsync(reference, cancellationToken);
            var request = await RequestAsync(account, cancellationToken);
            ChangedMeanwhileException.ThrowIfStale(seen, request?.Stamp ?? "");
            if (!file.IsOpen || request is null || returnedOn < request.NoticeOn || returnedOn > file.Today)
            {
                return false;
            }

            request.Check(actor.UserId!.Value, actor.Name, returnedOn);
            db.AuditRows.Add(new AuditRow(actor, "military orders found good", reference, clock.UtcNow(), financedAccountId: account.FinancedAccountId, after: $"returned {returnedOn:yyyy-MM-dd}"));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }

    /// <summary>A service member's loan charges at most 6 % from the first day of service on (50 USC 3937, R-601); what was charged above it is forgiven by the replay.</summary>
    /// <returns>False when the account is no loan or has ended.</returns>
    public Task<bool> RelieveAsync(string accountReference, DateOnly from, DateOnly? until, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(async () =>
        {
            var account = await db.Accounts.Include(a => a.Terms).SingleOrDefaultAsync(a => a.Reference == accountReference, cancellationToken) ?? throw new NotFoundException();
            var relief = new NewEvent(AccountEventKind.RateRelief, from) { Rate = ReliefPercent, UntilOn = until, Cause = "service member, 50 USC 3937" };
            if ((await contracts.BookAsync(account, relief, actor, cancellationToken)).Refusal is not null)
            {
                return false;
            }

            db.AuditRows.Add(new AuditRow(actor, "rate relief granted", accountReference, clock.UtcNow(), financedAccountId: account.FinancedAccountId, after: $"from {from:yyyy-MM-dd}"));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }

    private Task<ServiceRequest?> RequestAsync(FinancedAccount account, CancellationToken cancellationToken) =>
        db.ServiceRequests.SingleOrDefaultAsync(r => r.FinancedAccountId == account.FinancedAccountId && r.GrantedOn == null, cancellationToken);
}
