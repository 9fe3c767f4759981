using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Payments.Refunds;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Core.Payments.Ach;

/// <summary>
/// Makes payments final when the bank's return window for a lack of funds is over: two banking days after they settled.
/// Their money moves from cash in transit to cash. Entries that are final are not found again, so the job may stop anywhere.
/// </summary>
public sealed class SettlePaymentsJob(PortalDbContext db, ContractService contracts, TimeProvider clock, ILogger<SettlePaymentsJob> log) : Job
{
    private const int StepSize = 25;
    private static readonly Actor Self = Actor.System("settle-payments");

    public override string Name => "settle-payments";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var settledBy = BankCalendar.AddBankingDays(BankCalendar.OnOrBefore(on), -2);
        var (final, setAside, after) = (0, 0, 0L);
        while (await NextAsync(settledBy, after, cancellationToken) is { Count: > 0 } step)
        {
            var done = await StepAsync(step, settledBy, on, progress, cancellationToken);
            (final, setAside, after) = (final + done, setAside + step.Count - done, step[^1]);
            await db.LetOthersWriteAsync(cancellationToken);
            progress.Report(final, "payments");
        }

        return $"{final} final, {setAside} set aside";
    }

    /// <summary>Together, or one by one when one of them cannot be read or booked.</summary>
    private async Task<int> StepAsync(List<long> step, DateOnly settledBy, DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            var (final, refused) = await db.WriteAsync(() => SettleAsync(step, settledBy, on, cancellationToken), cancellationToken);
            progress.SetAside(refused);
            return final;
        }
        catch (Exception e) when (e is not OperationCanceledException && step.Count > 1)
        {
            var final = 0;
            foreach (var entry in step)
            {
                db.ChangeTracker.Clear();
                final += await StepAsync([entry], settledBy, on, progress, cancellationToken);
            }

            return final;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "Bank file entry {Entry} was not made final", step[0]);
            progress.SetAside(await SubjectAsync(step[0], cancellationToken), e.Message);
            return 0;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private Task<string> SubjectAsync(long entry, CancellationToken cancellationToken) =>
        db.BankFileEntries.Where(e => e.BankFileEntryId == entry).Select(e => e.Payment != null ? e.Payment.Reference : e.Refund != null ? e.Refund.Reference : e.Trace).SingleAsync(cancellationToken);

    private Task<List<long>> NextAsync(DateOnly settledBy, long after, CancellationToken cancellationToken) =>
        Due(settledBy).Where(e => e.BankFileEntryId > after).OrderBy(e => e.BankFileEntryId).Select(e => e.BankFileEntryId).Take(StepSize).ToListAsync(cancellationToken);

    /// <summary>A file that was handed over late settles later than its entries say.</summary>
    private IQueryable<BankFileEntry> Due(DateOnly settledBy)
    {
        var sentBefore = BusinessClock.ToUtc(settledBy, TimeOnly.MinValue);
        return db.BankFileEntries.Where(e => e.EffectiveOn <= settledBy && e.File.SentAt < sentBefore && e.ReturnedAt == null
            && (e.Payment!.BankStatus == BankStatus.Sent || e.Refund!.Status == RefundStatus.Sent));
    }

    private async Task<(int Final, List<SetAsideRow> Refused)> SettleAsync(List<long> step, DateOnly settledBy, DateOnly on, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow();
        var (final, refused) = (0, new List<SetAsideRow>());
        var entries = await Due(settledBy).Where(e => step.Contains(e.BankFileEntryId))
            .Include(e => e.Payment!.Account.Terms).Include(e => e.Refund).OrderBy(e => e.BankFileEntryId).ToListAsync(cancellationToken);
        foreach (var entry in entries)
        {
            entry.Refund?.Settle(now);
            if (entry.Payment is { } payment)
            {
                var settled = new NewEvent(AccountEventKind.PaymentSettled, on, payment.Amount) { Reverses = payment.CreditedBySequence };
                if ((await contracts.BookAsync(payment.Account, settled, Self, cancellationToken)).Refusal is { } refusal)
                {
                    log.LogError("Payment {Confirmation} was not made final: {Refusal}", payment.ConfirmationNumber, refusal);
                    refused.Add(new SetAsideRow(payment.Reference, $"payment {payment.ConfirmationNumber} was not made final: {refusal}"));
                    continue;
                }

                payment.Settle(now);
            }

            final++;
        }

        await db.SaveChangesAsync(cancellationToken);

        // What another instance made final meanwhile counts as done.
        return (final + step.Count - entries.Count, refused);
    }
}
