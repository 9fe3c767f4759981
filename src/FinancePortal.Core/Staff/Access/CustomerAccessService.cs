using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers.AccessLinks;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Customers.Recovery;
using FinancePortal.Core.Customers.Registration;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Staff.Access;

/// <summary>A colleague helps a customer in: sends a link to the address on file, lifts a lock, starts a recovery. Each with a reason (F-104, F-107).</summary>
public sealed class CustomerAccessService(
    PortalDbContext db, SecurityClock clock, AccessLinkService links, StaffRecoveryService recoveries, RegistrationGateService gate, CaseService cases, TimeProvider businessClock)
{
    public async Task<CustomerAccess> ReadAsync(long customerId, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var customer = await db.Customers.AsNoTracking().SingleAsync(c => c.CustomerId == customerId, cancellationToken);
        var userId = await UserIdAsync(customerId, cancellationToken);
        var since = now - AccessRecovery.Life;
        return new CustomerAccess
        {
            HasSignIn = userId is not null,
            Email = customer.Email,
            HasPostalAddress = customer.Street.Length > 0,
            Links = await links.ListOfCustomerAsync(customerId, cancellationToken),
            RecoveryReference = await db.Set<AccessRecovery>().Where(r => r.UserId == userId && r.CancelledAt == null && r.CompletedAt == null && r.AskedAt > since)
                .Select(r => r.Reference).FirstOrDefaultAsync(cancellationToken),
            LockedSince = await db.StaffCases.Where(c => c.Kind == CaseKind.RegistrationLock && c.CustomerId == customerId && c.State != CaseState.Closed)
                .Select(c => (DateTime?)c.OpenedAt).FirstOrDefaultAsync(cancellationToken),
            Now = now,
        };
    }

    /// <param name="account">The reference of the account to show; for <see cref="AccessHelp.LinkToAccount"/>, or to pay for <see cref="AccessHelp.LinkToPay"/>; else none.</param>
    /// <exception cref="NotFoundException">It is not the customer's account.</exception>
    public async Task<AccessAnswer> HelpAsync(long customerId, AccessHelp help, string? account, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var hasSignIn = await UserIdAsync(customerId, cancellationToken) is not null;
        if (help is not AccessHelp.LinkToAccount && hasSignIn != help is AccessHelp.Recovery or AccessHelp.LinkToPay)
        {
            return AccessAnswer.DoesNotApply;
        }

        switch (help)
        {
            case AccessHelp.Recovery:
                await recoveries.StartAsync(customerId, actor, cancellationToken);
                return AccessAnswer.Done;
            case AccessHelp.LiftLock:
                await LiftLockAsync(customerId, actor, cancellationToken);
                return AccessAnswer.Done;
        }

        long? accountId = help is AccessHelp.LinkToAccount or AccessHelp.LinkToPay
            ? await db.Accounts.OfCustomer(customerId, help is AccessHelp.LinkToPay ? PartyRights.Pay : PartyRights.View, businessClock.Today()).Where(a => a.Reference == account).Select(a => (long?)a.FinancedAccountId).SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException()
            : null;
        var wanted = new NewAccessLink(
            accountId is null ? AccessLinkPurpose.Register : help is AccessHelp.LinkToPay ? AccessLinkPurpose.Pay : AccessLinkPurpose.ViewAccount,
            help is AccessHelp.LetterToRegister ? AccessLinkDelivery.Letter : AccessLinkDelivery.Email,
            customerId,
            accountId);
        return await links.IssueAsync(wanted, actor, cancellationToken) switch
        {
            null => AccessAnswer.Done,
            AccessLinkRefusal.TooManyOpen => AccessAnswer.TooManyOpen,
            AccessLinkRefusal.TooManyToday => AccessAnswer.TooManyToday,
            _ => AccessAnswer.NoAddress,
        };
    }

    /// <summary>Withdraws a link, whoever had it sent.</summary>
    /// <exception cref="NotFoundException">It is not this customer's, or was withdrawn.</exception>
    public Task WithdrawAsync(long customerId, string reference, Actor actor, CancellationToken cancellationToken) => links.RevokeOfCustomerAsync(customerId, reference, actor, cancellationToken);

    private Task<int> LiftLockAsync(long customerId, Actor actor, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        var customer = await db.Customers.AsNoTracking().SingleAsync(c => c.CustomerId == customerId, cancellationToken);
        await gate.LiftAsync(customer, cancellationToken);
        await cases.CloseAsync(CaseKind.RegistrationLock, customer.Reference, $"lifted: {actor.Reason}", cancellationToken);
        db.Add(new AuditRow(actor, "registration lock lifted", customer.Reference, businessClock.UtcNow(), customerId));
        return await db.SaveChangesAsync(cancellationToken);
    }, cancellationToken);

    private Task<long?> UserIdAsync(long customerId, CancellationToken cancellationToken) =>
        db.Users.Where(u => u.CustomerId == customerId && u.DisabledAt == null).Select(u => (long?)u.Id).SingleOrDefaultAsync(cancellationToken);
}
