using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Notifications;

/// <summary>What the portal told a customer (F-1402).</summary>
public sealed class NotificationService(PortalDbContext db, TimeProvider clock)
{
    public const int PageSize = 25;

    /// <summary>Shown for 24 months.</summary>
    private const int MonthsKept = 24;

    /// <summary>Newest first, one page at a time; one row more than the page tells whether there is another.</summary>
    public Task<List<Notification>> ListAsync(long customerId, int page, CancellationToken cancellationToken)
    {
        var since = clock.UtcNow().AddMonths(-MonthsKept);
        return db.Notifications.AsNoTracking()
            .Where(n => n.CustomerId == customerId && n.CreatedAt >= since)
            .OrderByDescending(n => n.CreatedAt).ThenByDescending(n => n.NotificationId)
            .Skip((page - 1) * PageSize)
            .Take(PageSize + 1)
            .ToListAsync(cancellationToken);
    }

    public Task<int> CountUnreadAsync(long customerId, CancellationToken cancellationToken) =>
        db.Notifications.CountAsync(n => n.CustomerId == customerId && n.ReadAt == null, cancellationToken);

    public Task MarkAllReadAsync(long customerId, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow();
        return db.Notifications.Where(n => n.CustomerId == customerId && n.ReadAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(n => n.ReadAt, now), cancellationToken);
    }
}
