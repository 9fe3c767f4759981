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
/// Blocks a bank account that must not be debited any more: payments from it that did not go out yet are cancelled, autopay from
/// it ends, and the customer is told.
/// </summary>
public sealed class BlockedMethodService(PortalDbContext db, ContractService contracts, NoticeService notices, TimeProvider clock)
{
    public async Task BlockAsync(PaymentMethod method, ReturnReason reason, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(reason);
        ArgumentNullException.ThrowIfNull(actor);
        var now = clock.UtcNow();
        method.Block(reason.Code, now);

        // What this unit of work promised meanwhile, such as a retry, must be found too.
        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync(cancellationToken);
        var cancelled = await CancelWaitingAsync(method, reason, actor, now, cancellationToken);
        var enrollments = await db.AutopayEnrollments.Where(a => a.PaymentMethodId == method.PaymentMethodId && a.EndedAt == null).ToListAsync(cancellationToken);
        enrollments.ForEach(a => a.End(now));
        notices.Tell(method.Customer, NotificationKind.Security, BankAccountBlockedEmail.For(method, method.Customer, reason, cancelled, enrollments.Count > 0), $"Your bank says: {reason.Title}.");
        db.AuditRows.Add(new AuditRow(actor, "payment method blocked", method.Reference, now, method.CustomerId, after: $"{reason.Code}; {cancelled.Count} payments cancelled, {enrollments.Count} autopay ended"));
    }

    private async Task<IReadOnlyList<Payment>> CancelWaitingAsync(PaymentMethod method, ReturnReason reason, Actor actor, DateTime now, CancellationToken cancellationToken)
    {
        var waiting = await db.Payments
            .Where(p => p.PaymentMethodId == method.PaymentMethodId && p.BankStatus == BankStatus.WaitingForFile && (p.Status == PaymentStatus.Scheduled || p.Status == PaymentStatus.Credited))
            .Include(p => p.Account).ThenInclude(a => a.Terms)
            .Include(p => p.Account).ThenInclude(a => a.Vehicle)
            .OrderBy(p => p.PaymentId)
            .ToListAsync(cancellationToken);
        foreach (var payment in waiting)
        {
            await contracts.WithdrawAsync(payment, $"bank account blocked {reason.Code}", actor, now, cancellationToken);
        }

        return waiting;
    }
}
