using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Data.Bulk;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Core.Payments.Autopay;

/// <summary>
/// Makes most debits of a night on SQLite: one batch is read and planned while the one before is written past the change tracker, with
/// its payments, e-mails and notices, in one durable transaction. What is not plain (a row that cannot be read or booked, an event
/// that belongs before another one, a customer who changed something between the two) is left as it is for
/// <see cref="AutopayCollectionService"/>.
/// </summary>
public sealed class AutopayBulkService(PortalDbContext db, IServiceScopeFactory scopes, Letterhead letterhead, TimeProvider clock, ILogger<AutopayBulkService> log)
{
    /// <summary>So many debits are written in one transaction of some 50 milliseconds.</summary>
    private const int BatchSize = 200;

    /// <summary>What <see cref="AutopayEnrollment.GoOnFrom"/> rewrites: moving on is the claim.</summary>
    private static readonly HashSet<string> MovedOn = [nameof(AutopayEnrollment.NextDebitOn), nameof(AutopayEnrollment.Paused), nameof(AutopayEnrollment.PausedThrough)];

    /// <summary>Makes the debits up to a day; says now and then, and at the end, how many there were. None on another database.</summary>
    public async Task<int> CollectAsync(DateOnly on, Action<int> report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (!db.Database.IsSqlite())
        {
            return 0;
        }

        var due = await db.AutopayEnrollments.Where(a => a.EndedAt == null && a.NextDebitOn <= on)
            .OrderBy(a => a.AutopayEnrollmentId).Select(a => a.AutopayEnrollmentId).ToListAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var reader = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        using var writer = new SqliteBookingWriter(db);
        var debits = 0;
        var next = Task.FromResult<List<CollectedEnrollment>>([]);
        foreach (var batch in due.Chunk(BatchSize).Append([]))
        {
            var planned = await next;
            next = Task.Run(() => PlanAsync(reader, batch, on, cancellationToken), cancellationToken);
            debits += await WriteAsync(writer, planned, cancellationToken);
            report(debits);
        }

        return debits;
    }

    private async Task<List<CollectedEnrollment>> PlanAsync(PortalDbContext reader, long[] batch, DateOnly on, CancellationToken cancellationToken)
    {
        if (batch.Length == 0)
        {
            return [];
        }

        try
        {
            var planned = new List<CollectedEnrollment>(batch.Length);
            foreach (var due in await AutopayCollectionService.ReadAsync(reader, batch, on, QueryTrackingBehavior.NoTracking, cancellationToken))
            {
                if (await PlanAsync(due, on) is { } collected)
                {
                    planned.Add(collected);
                }
            }

            return planned;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogInformation(e, "{Count} enrollments are read one by one", batch.Length);
            return [];
        }
    }

    private async Task<CollectedEnrollment?> PlanAsync(DueEnrollment due, DateOnly on)
    {
        try
        {
            var (rows, now) = (new BookedRows(), clock.UtcNow());
            var made = new AutopayDebits((account, e) => Task.FromResult(DueBookings.Book(account, e, AutopayCollectionService.Self, now, rows)), letterhead, now);
            await made.CollectAsync(due, on);
            return new CollectedEnrollment(due.Enrollment, rows, made);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private async Task<int> WriteAsync(SqliteBookingWriter writer, List<CollectedEnrollment> planned, CancellationToken cancellationToken)
    {
        try
        {
            var left = (await writer.WriteAsync(planned.ConvertAll(p => p.ToBooking()), cancellationToken)).ToHashSet();
            return planned.Where(p => !left.Contains(p.Enrollment.Account)).Sum(p => p.Made.Count);
        }
        catch (DbUpdateException e)
        {
            log.LogInformation(e, "{Count} enrollments are looked at one by one", planned.Count);
            return 0;
        }
    }

    private sealed record CollectedEnrollment(AutopayEnrollment Enrollment, BookedRows Rows, AutopayDebits Made)
    {
        public AccountBooking ToBooking() => new(Enrollment.Account, Rows)
        {
            Claim = new RowClaim(Enrollment, Enrollment.Version, MovedOn),
            With = [.. Made.Payments, .. Made.Notices.Select(n => n.Notification), .. Made.Notices.Select(n => n.Email).OfType<OutboxEmail>()],
        };
    }
}
