using System.Globalization;
using System.Runtime.CompilerServices;
using FinancePortal.Core.Data;
using FinancePortal.Core.Payments.Refunds;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FinancePortal.Core.Payments.Ach;

/// <summary>What one filling step did.</summary>
/// <param name="Added">Entries that went into the file.</param>
/// <param name="SetAside">What cannot be sent; it is reported and stays where it is.</param>
public sealed record FillStep(int Added, IReadOnlyList<SetAsideRow> SetAside)
{
    public static FillStep Nothing { get; } = new(0, []);
}

/// <summary>
/// Fills the bank file of a business day in short transactions. Every step finds what is waiting in the rows themselves, so
/// it may be stopped anywhere, and two instances may do it at once: the file's version and unique indexes let each payment in once.
/// </summary>
public sealed class BankFileService(PortalDbContext db, AccountNumberSeal seal, IOptions<BankOptions> options, TimeProvider clock)
{
    private const int StepSize = 100;

    /// <summary>Whether there is anything to do for that day: something waits, or a file that a killed run left open.</summary>
    public async Task<bool> IsAnythingToDoAsync(DateOnly on, CancellationToken cancellationToken) =>
        await db.BankFiles.AnyAsync(f => f.ClosedAt == null, cancellationToken)
        || await Waiting(on).AnyAsync(cancellationToken)
        || await db.MicroDepositChecks.AnyAsync(c => c.SentAt == null && c.EndedAt == null, cancellationToken)
        || await Refunds().AnyAsync(cancellationToken);

    /// <summary>The file that is still open, or that day's when it is not handed over yet; made when there is none.</summary>
    public Task<long> OpenAsync(DateOnly on, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        if (await db.BankFiles.AsNoTracking().FirstOrDefaultAsync(f => f.ClosedAt == null || (f.BusinessDate == on && f.SentAt == null), cancellationToken) is { } unsent)
        {
            return unsent.BankFileId;
        }

        var now = clock.UtcNow();
        var today = BusinessClock.BusinessDateOf(now);
        var next = await db.BankFiles.OrderByDescending(f => f.BankFileId).Select(f => (int?)f.NextSequence).FirstOrDefaultAsync(cancellationToken) ?? 1;
        var file = new BankFile
        {
            BusinessDate = on,
            CreatedOn = today,
            Modifier = BankFile.ModifierAfter(await db.BankFiles.CountAsync(f => f.CreatedOn == today, cancellationToken)),
            CreatedAt = now,
            EffectiveOn = BankCalendar.AddBankingDays(today > on ? today : on, 1),
            NextSequence = BankFile.SequenceAfter(next),
        };
        db.BankFiles.Add(file);
        await db.SaveChangesAsync(cancellationToken);
        return file.BankFileId;
    }, cancellationToken);

    /// <summary>
    /// Puts what waits into the file, step by step: the payments of the day in the order in which they were made, then refunds and
    /// account checks. What waits is looked up once, or each step would look through all of it.
    /// </summary>
    public async IAsyncEnumerable<FillStep> FillAsync(long bankFileId, DateOnly on, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var payments = await Waiting(on).OrderBy(p => p.PaymentId).Select(p => p.PaymentId).ToListAsync(cancellationToken);
        foreach (var step in payments.Chunk(StepSize))
        {
            yield return await StepAsync(bankFileId, (file, now) => AddPaymentsAsync(file, on, step, now, cancellationToken), cancellationToken);
        }

        var refunds = await Refunds().OrderBy(r => r.RefundId).Select(r => r.RefundId).ToListAsync(cancellationToken);
        foreach (var step in refunds.Chunk(StepSize))
        {
            yield return await StepAsync(bankFileId, (file, now) => AddRefundsAsync(file, step, now, cancellationToken), cancellationToken);
        }

        var checks = await db.MicroDepositChecks.Where(c => c.SentAt == null && c.EndedAt == null).OrderBy(c => c.MicroDepositCheckId).Select(c => c.MicroDepositCheckId).ToListAsync(cancellationToken);
        foreach (var step in checks.Chunk(StepSize))
        {
            yield return await StepAsync(bankFileId, (file, now) => AddChecksAsync(file, step, now, cancellationToken), cancellationToken);
        }
    }

    /// <summary>From now on nothing is added; a file that stayed empty goes away.</summary>
    public Task<bool> CloseAsync(long bankFileId, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        if (await db.BankFiles.SingleOrDefaultAsync(f => f.BankFileId == bankFileId, cancellationToken) is not { } file)
        {
            return false;
        }

        if (file.EntryCount == 0)
        {
            db.BankFiles.Remove(file);
        }
        else
        {
            file.Close(clock.UtcNow());
        }

        await db.SaveChangesAsync(cancellationToken);
        return file.EntryCount > 0;
    }, cancellationToken);

    private async Task<FillStep> AddPaymentsAsync(BankFile file, DateOnly on, long[] step, DateTime now, CancellationToken cancellationToken)
    {
        var setAside = new List<SetAsideRow>();
        var payments = await Waiting(on).Where(p => step.Contains(p.PaymentId)).OrderBy(p => p.PaymentId).Include(p => p.Method).ToListAsync(cancellationToken);
        foreach (var payment in payments)
        {
            var method = payment.Method!;
            if ((method.BlockedAt is not null ? "its bank account is blocked" : seal.Defect(method)) is { } defect)
            {
                setAside.Add(new SetAsideRow(payment.Reference, $"payment {payment.ConfirmationNumber}: {defect}"));
                continue;
            }

            payment.Send(now);
            var kind = payment.RetryNumber is not null ? BankEntryKind.Retry : payment.Purpose is PaymentPurpose.ReturnFee ? BankEntryKind.ReturnFee : BankEntryKind.Payment;
            db.BankFileEntries.Add(Entry(file, kind, method, payment.Amount, payment: payment));
        }

        return new FillStep(payments.Count - setAside.Count, setAside);
    }

    private async Task<FillStep> AddRefundsAsync(BankFile file, long[] step, DateTime now, CancellationToken cancellationToken)
    {
        var setAside = new List<SetAsideRow>();
        var refunds = await Refunds().Where(r => step.Contains(r.RefundId)).OrderBy(r => r.RefundId).Include(r => r.Method).ToListAsync(cancellationToken);
        foreach (var refund in refunds)
        {
            if (seal.Defect(refund.Method) is { } defect)
            {
                setAside.Add(new SetAsideRow(refund.Reference, $"refund {refund.ConfirmationNumber}: {defect}"));
                continue;
            }

            refund.Send(now);
            db.BankFileEntries.Add(Entry(file, BankEntryKind.Refund, refund.Method!, refund.Amount, refund: refund));
        }

        return new FillStep(refunds.Count - setAside.Count, setAside);
    }

    private async Task<FillStep> AddChecksAsync(BankFile file, long[] step, DateTime now, CancellationToken cancellationToken)
    {
        var setAside = new List<SetAsideRow>();
        var checks = await db.MicroDepositChecks.Where(c => c.SentAt == null && c.EndedAt == null && step.Contains(c.MicroDepositCheckId))
            .OrderBy(c => c.MicroDepositCheckId).Include(c => c.Method).ToListAsync(cancellationToken);
        foreach (var check in checks)
        {
            if (seal.Defect(check.Method) is { } defect)
            {
                setAside.Add(new SetAsideRow(check.Method.Reference, $"account check: {defect}"));
                continue;
            }

            check.Send(file.EffectiveOn, now);
            db.BankFileEntries.Add(Entry(file, BankEntryKind.FirstMicroDeposit, check.Method, check.First, check: check));
            db.BankFileEntries.Add(Entry(file, BankEntryKind.SecondMicroDeposit, check.Method, check.Second, check: check));
            db.BankFileEntries.Add(Entry(file, BankEntryKind.Prenote, check.Method, Money.Zero, check: check));
        }

        return new FillStep(checks.Count - setAside.Count, setAside);
    }

    /// <summary>Nothing goes to the bank while the owner has frozen it: that is asked in the transaction that sends.</summary>
    private IQueryable<Payment> Waiting(DateOnly on) => db.Payments.Where(p =>
        p.BankStatus == BankStatus.WaitingForFile && p.CreditOn <= on && p.Status == PaymentStatus.Credited && p.PaymentMethodId != null && p.Method!.Kind != PaymentMethodKind.DebitCard
        && p.Method.Customer.PaymentsFrozenAt == null);

    /// <summary>Money does not go out either: a refund waits until its owner has looked.</summary>
    private IQueryable<Refund> Refunds() => db.Refunds.Where(r => r.Status == RefundStatus.WaitingForFile && r.Method!.Customer.PaymentsFrozenAt == null);

    private async Task<FillStep> StepAsync(long bankFileId, Func<BankFile, DateTime, Task<FillStep>> fill, CancellationToken cancellationToken)
    {
        var step = await db.WriteAsync(async () =>
        {
            // Another instance may have closed it, or found it empty, meanwhile.
            if (await db.BankFiles.SingleOrDefaultAsync(f => f.BankFileId == bankFileId && f.ClosedAt == null, cancellationToken) is not { } file)
            {
                return FillStep.Nothing;
            }

            var done = await fill(file, clock.UtcNow());
            await db.SaveChangesAsync(cancellationToken);
            return done;
        }, cancellationToken);
        db.ChangeTracker.Clear();
        await db.LetOthersWriteAsync(cancellationToken);
        return step;
    }

    private BankFileEntry Entry(BankFile file, BankEntryKind kind, PaymentMethod method, Money amount, Payment? payment = null, Refund? refund = null, MicroDepositCheck? check = null)
    {
        var sequence = file.Add(kind, amount);
        return new BankFileEntry
        {
            File = file,
            Kind = kind,
            Method = method,
            Amount = amount,
            Payment = payment,
            Refund = refund,
            Check = check,
            Sequence = sequence,
            Trace = string.Create(CultureInfo.InvariantCulture, $"{options.Value.Origin().OriginatingBank}{sequence:D7}"),
            EffectiveOn = file.EffectiveOn,
        };
    }
}
