using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Emails;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments.Ach;

/// <summary>
/// Ends the payments of somebody who froze what they pay with ("this wasn't me", F-207): one that was promised, when its day comes; one that
/// was credited at once, at the cut-off, by an exact reversal. Nothing goes to the bank, and all who pay the account are told
/// that it is due again. Unfrozen before that, a payment goes out as it was agreed.
/// </summary>
public sealed class FrozenPaymentService(PortalDbContext db, ContractService contracts, NoticeService notices, TimeProvider clock)
{
    /// <summary>Takes back what was credited through a day and cannot go to the bank, each by itself. Says what could not be taken back.</summary>
    public async Task<IReadOnlyList<SetAsideRow>> TakeBackAsync(DateOnly on, Actor actor, CancellationToken cancellationToken)
    {
        var frozen = await db.Payments
            .Where(p => p.BankStatus == BankStatus.WaitingForFile && p.Status == PaymentStatus.Credited && p.CreditOn <= on && p.Method!.Customer.PaymentsFrozenAt != null)
            .OrderBy(p => p.PaymentId).Select(p => new { p.PaymentId, p.Reference }).ToListAsync(cancellationToken);
        var setAside = new List<SetAsideRow>();
        foreach (var payment in frozen)
        {
            try
            {
                await db.WriteAsync(async () => await DropAsync(
                    await db.Payments.Include(p => p.Account).ThenInclude(a => a.Terms).Include(p => p.Account.Vehicle).SingleAsync(p => p.PaymentId == payment.PaymentId, cancellationToken), actor, cancellationToken), cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                setAside.Add(new SetAsideRow(payment.Reference, e.Message));
            }

            db.ChangeTracker.Clear();
        }

        return setAside;
    }

    /// <summary>Ends a payment that did not go out while its owner's payment methods are frozen, in the caller's unit of work. False when they are not.</summary>
    public async Task<bool> DropAsync(Payment payment, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(payment);
        ArgumentNullException.ThrowIfNull(actor);
        var owner = await db.PaymentMethods.Where(m => m.PaymentMethodId == payment.PaymentMethodId && m.Customer.PaymentsFrozenAt != null).Select(m => m.Customer).SingleOrDefaultAsync(cancellationToken);
        if (owner is null || payment is not { BankStatus: BankStatus.WaitingForFile, Status: PaymentStatus.Scheduled or PaymentStatus.Credited })
        {
            return false;
        }

        var now = clock.UtcNow();
        await contracts.WithdrawAsync(payment, "payment methods frozen", actor, now, cancellationToken);
        notices.Tell(owner, NotificationKind.Security, PaymentCancelledEmail.Frozen(payment, owner), "Your payment methods are frozen, so nothing was debited. The payment is still due.", isRequired: true);
        foreach (var other in await AccountHolderService.PayersOf(db, payment.FinancedAccountId, clock.Today()).Where(c => c.CustomerId != owner.CustomerId).ToListAsync(cancellationToken))
        {
            notices.Tell(other, NotificationKind.Payment, PaymentCancelledEmail.NotMade(payment, other), "Nothing was debited. The payment is still due.");
        }

        db.AuditRows.Add(new AuditRow(actor, "payment method frozen", payment.Reference, now, owner.CustomerId, payment.FinancedAccountId, after: payment.Amount.ToString()));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
