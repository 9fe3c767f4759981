using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Core.Payments;

/// <summary>
/// Credits the payments that were promised for a day, each in a transaction of its own and effective on the promised date even
/// when the job comes late. Whatever cannot be booked is reported and does not stop the rest.
/// </summary>
public sealed class CreditScheduledPaymentsJob(PortalDbContext db, ContractService contracts, RetryService retries, FrozenPaymentService frozen, TimeProvider clock, ILogger<CreditScheduledPaymentsJob> log) : Job
{
    private static readonly Actor Self = Actor.System("credit-scheduled-payments");

    public override string Name => "credit-scheduled-payments";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var credited = 0;
        var setAside = 0;
        foreach (var paymentId in await DueAsync(on, cancellationToken))
        {
            if (await TryCreditAsync(paymentId, cancellationToken) is not { } why)
            {
                credited++;
            }
            else
            {
                setAside++;
                progress.SetAside(why.Payment, why.Reason);
            }

            db.ChangeTracker.Clear();
            progress.Report(credited + setAside, "payments");
        }

        return $"{credited} credited, {setAside} set aside";
    }

    private Task<List<long>> DueAsync(DateOnly on, CancellationToken cancellationToken) =>
        db.Payments.Where(p => p.Status == PaymentStatus.Scheduled && p.BankStatus == BankStatus.WaitingForFile && p.CreditOn <= on)
            .OrderBy(p => p.PaymentId).Select(p => p.PaymentId).ToListAsync(cancellationToken);

    /// <summary>What cannot even be read is set aside like what is refused.</summary>
    private async Task<(string Payment, string Reason)?> TryCreditAsync(long paymentId, CancellationToken cancellationToken)
    {
        try
        {
            return await db.WriteAsync(() => CreditAsync(paymentId, cancellationToken), cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "Scheduled payment {PaymentId} was set aside", paymentId);
            db.ChangeTracker.Clear();
            return (await db.Payments.Where(p => p.PaymentId == paymentId).Select(p => p.Reference).SingleAsync(cancellationToken), e.Message);
        }
    }

    private async Task<(string Payment, string Reason)?> CreditAsync(long paymentId, CancellationToken cancellationToken)
    {
        var payment = await db.Payments.Include(p => p.Account).ThenInclude(a => a.Terms).Include(p => p.Account.Vehicle).SingleAsync(p => p.PaymentId == paymentId, cancellationToken);
        if (payment.Status is not PaymentStatus.Scheduled || await retries.DropIfNeedlessAsync(payment, Self, cancellationToken) || await frozen.DropAsync(payment, Self, cancellationToken))
        {
            return null;
        }

        var booking = await contracts.BookAsync(payment.Account, new NewEvent(PaymentDeskService.KindOf(payment.Purpose), payment.CreditOn, payment.Amount), Self, cancellationToken);
        if (booking.Refusal is { } refusal)
        {
            log.LogError("Scheduled payment {Confirmation} was set aside: {Refusal}", payment.ConfirmationNumber, refusal);
            return (payment.Reference, refusal.ToString());
        }

        payment.Credit(booking.Sequence, clock.UtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }
}
