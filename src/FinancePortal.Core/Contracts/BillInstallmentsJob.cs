using FinancePortal.Core.Data;
using FinancePortal.Core.Data.Bulk;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.Contracts;

/// <summary>
/// Bills the installments that fall due and assesses the late fees that arise, in short write transactions (SCHEMA, SQLite). An
/// account that is already billed has nothing left to book, so the job may be stopped and run again at any row. One account that
/// cannot be billed is set aside and does not stop the rest.
/// </summary>
public sealed class BillInstallmentsJob(PortalDbContext db, IServiceScopeFactory scopes, CurrentRules rules, TimeProvider clock) : Job
{
    /// <summary>So many accounts are written in one transaction of some 30 milliseconds.</summary>
    private const int BatchSize = 400;

    private static readonly Actor Self = Actor.System("bill-installments");

    private int billed, fees;

    public override string Name => "bill-installments";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        (billed, fees) = (0, 0);
        var due = await db.Accounts
            .Where(a => a.Status == AccountStatus.Open && a.NextDueOn <= on)
            .OrderBy(a => a.FinancedAccountId).Select(a => a.FinancedAccountId)
            .ToListAsync(cancellationToken);
        if (db.Database.IsSqlite())
        {
            due = await WriteFastAsync(due, on, progress, cancellationToken);
        }

        foreach (var batch in due.Chunk(BatchSize))
        {
            await db.WriteAsync(() => WriteTrackedAsync(batch, on, progress, cancellationToken), cancellationToken);
            db.ChangeTracker.Clear();
            progress.Report(billed, "installments");
        }

        return $"{billed} billed, {fees} late fees";
    }

    /// <summary>
    /// Reads and plans one batch while the one before is written. Says which accounts were changed by somebody else between the
    /// two and are still to be billed.
    /// </summary>
    private async Task<List<long>> WriteFastAsync(List<long> due, DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var reader = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        using var writer = new SqliteBookingWriter(db);
        var changed = new List<long>();
        var batches = due.Chunk(BatchSize).ToList();
        var next = BookAsync(0);
        for (var i = 0; i < batches.Count; i++)
        {
            var booked = await next;
            var following = i + 1;
            next = Task.Run(() => BookAsync(following), cancellationToken);
            var late = await writer.WriteAsync(booked, cancellationToken);
            changed.AddRange(late.Select(a => a.FinancedAccountId));
            Count(booked.Where(b => !late.Contains(b.Account)).SelectMany(b => b.Rows.Events));
            progress.Report(billed, "installments");
        }

        return changed;

        async Task<List<AccountBooking>> BookAsync(int batch)
        {
            if (batch == batches.Count)
            {
                return [];
            }

            var accounts = await reader.Accounts.AsNoTracking().Include(a => a.Terms).Where(a => batches[batch].Contains(a.FinancedAccountId)).ToListAsync(cancellationToken);
            return [.. accounts.Select(a => Book(a, on, progress) is { Events.Count: > 0 } rows ? new AccountBooking(a, rows) : null).OfType<AccountBooking>()];
        }
    }

    private async Task<int> WriteTrackedAsync(long[] accounts, DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        var events = new List<AccountEvent>();
        foreach (var account in await db.Accounts.Include(a => a.Terms).Where(a => accounts.Contains(a.FinancedAccountId)).ToListAsync(cancellationToken))
        {
            if (Book(account, on, progress) is not { } rows)
            {
                db.Entry(account).State = EntityState.Detached; // it may have moved on half-way
                continue;
            }

            db.Events.AddRange(rows.Events);
            db.Journals.AddRange(rows.Journals);
            events.AddRange(rows.Events);
        }

        await db.SaveChangesAsync(cancellationToken);
        Count(events);
        return events.Count;
    }

    private BookedRows? Book(FinancedAccount account, DateOnly on, JobProgress progress)
    {
        try
        {
            var (rows, now) = (new BookedRows(), clock.UtcNow());
            DueBookings.Bill(account, on, Self, now, rows);
            DueBookings.AssessLateFees(account, on, rules.Book, Self, now, rows);
            return rows;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            progress.SetAside(account.Reference, e.Message);
            return null;
        }
    }

    private void Count(IEnumerable<AccountEvent> events)
    {
        foreach (var e in events)
        {
            _ = e.Kind is AccountEventKind.InstallmentBilled ? billed++ : fees++;
        }
    }
}
