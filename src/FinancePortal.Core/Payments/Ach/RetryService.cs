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
/// Tries a debit again that came back for a lack of funds: the same amount from the same account, at most twice within 180 days
/// . A retry is a promised payment of its own, so the customer sees it and cancels it like any other.
/// </summary>
public sealed class RetryService(PortalDbContext db, NoticeService notices, TimeProvider clock)
{
    /// <summary>The database holds this limit too (CK_Payments_at_most_two_retries).</summary>
    public const int Most = 2;

    /// <summary>Counted from the first try.</summary>
    public const int DaysForAll = 180;

    /// <summary>So many banking days before, the customer is told.</summary>
    public const int BankingDaysAhead = 5;

    /// <summary>Promises the next try of a returned payment; null when there is none to be.</summary>
    public async Task<Payment?> PlanAsync(Payment payment, PaymentMethod method, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(payment);
        ArgumentNullException.ThrowIfNull(method);
        var number = (payment.RetryNumber ?? 0) + 1;
        if (number > Most || payment.Purpose is not PaymentPurpose.Regular || !method.IsUsable || payment.Account.Status is not AccountStatus.Open)
        {
            return null;
        }

        var first = payment.RetryOfPaymentId ?? payment.PaymentId;
        var firstOn = first == payment.PaymentId ? payment.CreditOn : await db.Payments.Where(p => p.PaymentId == first).Select(p => p.CreditOn).SingleAsync(cancellationToken);
        var on = BankCalendar.AddBankingDays(clock.Today(), BankingDaysAhead);
        if (on > firstOn.AddDays(DaysForAll))
        {
            return null;
        }

        var retry = new Payment
        {
            Account = payment.Account,
            Method = method,
            MethodName = method.Name,
            MethodLastFour = method.LastFour,
            Purpose = payment.Purpose,
            Origin = payment.Origin,
            Amount = payment.Amount,
            RequestKey = $"retry-{first}-{number}",
            CreditOn = on,
            CreatedAt = clock.UtcNow(),
            UserId = payment.UserId,
            RetryOfPaymentId = first,
            RetryNumber = number,
        };
        db.Payments.Add(retry);
        return retry;
    }

    /// <summary>
    /// Cancels a retry whose day has come when the customer has paid as much another way since it was promised, and the debit of a fee
    /// that is paid, and says so. False for any other payment.
    /// </summary>
    public async Task<bool> DropIfNeedlessAsync(Payment payment, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(payment);
        if (payment.Status is not PaymentStatus.Scheduled || !await IsNeedlessAsync(payment, cancellationToken))
        {
            return false;
        }

        var now = clock.UtcNow();
        payment.Cancel(now);
        var customer = await db.PaymentMethods.Where(m => m.PaymentMethodId == payment.PaymentMethodId).Select(m => m.Customer).SingleAsync(cancellationToken);
        notices.Tell(customer, NotificationKind.Payment, DebitNotNeededEmail.For(payment, customer), "You paid another way, so nothing was debited.");
        db.AuditRows.Add(new AuditRow(actor, "debit not needed", payment.Reference, now, customer.CustomerId, payment.FinancedAccountId, after: payment.Amount.ToString()));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task<bool> IsNeedlessAsync(Payment payment, CancellationToken cancellationToken)
    {
        if (payment.Purpose is PaymentPurpose.ReturnFee)
        {
            return payment.Account.State.FeesOwed < payment.Amount;
        }

        return payment.RetryNumber is not null && await db.Payments
            .Where(p => p.FinancedAccountId == payment.FinancedAccountId && p.PaymentId != payment.PaymentId && p.Status == PaymentStatus.Credited && p.CreatedAt >= payment.CreatedAt)
            .SumAsync(p => p.Amount.Cents, cancellationToken) >= payment.Amount.Cents;
    }
}
