using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Audit;

/// <summary>Which rows are asked for; null means all.</summary>
public sealed record AuditFilter
{
    /// <summary>The whole name of who did it.</summary>
    public string? Who { get; init; }

    /// <summary>How the action begins.</summary>
    public string? What { get; init; }

    /// <summary>The reference of what was touched, or of a customer or account.</summary>
    public string? About { get; init; }

    /// <summary>New York days, both counted.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
}

/// <summary>One row of the trail and whether it is sealed.</summary>
public sealed record AuditLine(AuditRow Row, long? SealNumber);

/// <summary>One screen of the trail, newest first.</summary>
/// <param name="Older">Where the next screen begins; null at the end.</param>
public sealed record AuditPage(IReadOnlyList<AuditLine> Lines, long? Older);

/// <summary>Lets auditors read the trail, and customers what concerns them (F-1404).</summary>
public sealed class AuditTrailService(PortalDbContext db, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>What a staff member does to look at a customer; the customer is shown these.</summary>
    public const string FileOpened = "file opened";
    public const string FileViewedAsCustomer = "seen as the customer";
    public const string DocumentOpened = "document opened";

    /// <param name="before">Rows older than this key; null for the newest.</param>
    public async Task<AuditPage> ListAsync(AuditFilter filter, long? before, CancellationToken cancellationToken)
    {
        var rows = await FilteredAsync(filter, cancellationToken);
        var found = await WithSeals(before is { } key ? rows.Where(a => a.AuditRowId < key) : rows).Take(PageSize + 1).ToListAsync(cancellationToken);
        return new AuditPage([.. found.Take(PageSize)], found.Count > PageSize ? found[PageSize - 1].Row.AuditRowId : null);
    }

    /// <summary>Everything that the filter lets through, row by row. That somebody took it away is in the trail too.</summary>
    public async Task<IAsyncEnumerable<AuditLine>> ExportAsync(AuditFilter filter, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var rows = await FilteredAsync(filter, cancellationToken);
        db.AuditRows.Add(new AuditRow(actor, "audit trail exported", "", clock.UtcNow(), after: $"who {filter.Who ?? "all"}, what {filter.What ?? "all"}, about {filter.About ?? "all"}, {filter.From:yyyy-MM-dd} to {filter.To:yyyy-MM-dd}"));
        await db.SaveChangesAsync(cancellationToken);
        return WithSeals(rows).AsAsyncEnumerable();
    }

    /// <summary>Who of the company opened this customer's file, newest first; a colleague who looked at several of their pages in one day is one line.</summary>
    public async Task<List<AuditRow>> OpenedFilesAsync(long customerId, CancellationToken cancellationToken)
    {
        var rows = await db.AuditRows.AsNoTracking()
            .Where(a => a.CustomerId == customerId && a.ActorKind == ActorKind.Staff && (a.Action == FileOpened || a.Action == FileViewedAsCustomer || a.Action == DocumentOpened || a.Action == "SSN shown" || a.Action == "bank account number shown"))
            .OrderByDescending(a => a.At).ThenByDescending(a => a.AuditRowId).Take(PageSize * 10).ToListAsync(cancellationToken);
        return [.. rows.DistinctBy(a => a.Action == FileViewedAsCustomer ? $"{a.ActorName} {a.Reason} {BusinessClock.BusinessDateOf(a.At)}" : $"{a.AuditRowId}").Take(PageSize)];
    }

    /// <summary>The newest things that happened to a customer or their accounts.</summary>
    public Task<List<AuditRow>> LatestAsync(long customerId, int count, CancellationToken cancellationToken) =>
        db.AuditRows.AsNoTracking().Where(a => a.CustomerId == customerId).OrderByDescending(a => a.At).ThenByDescending(a => a.AuditRowId).Take(count).ToListAsync(cancellationToken);

    private IQueryable<AuditLine> WithSeals(IQueryable<AuditRow> rows) =>
        from row in rows
        join s in db.AuditSeals on row.AuditRowId equals s.AuditRowId into seals
        from seal in seals.DefaultIfEmpty()
        orderby row.AuditRowId descending
        select new AuditLine(row, seal == null ? null : seal.Number);

    private async Task<IQueryable<AuditRow>> FilteredAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var rows = db.AuditRows.AsNoTracking();
        if (filter.Who is { } who)
        {
            rows = rows.Where(a => a.ActorName == who);
        }

        if (filter.What is { } what)
        {
            rows = rows.Where(a => a.Action.StartsWith(what));
        }

        if (filter.About is { } about)
        {
            var customer = await db.Customers.Where(c => c.Reference == about).Select(c => (long?)c.CustomerId).SingleOrDefaultAsync(cancellationToken);
            var account = await db.Accounts.Where(a => a.Reference == about).Select(a => (long?)a.FinancedAccountId).SingleOrDefaultAsync(cancellationToken);
            rows = customer is { } c ? rows.Where(a => a.CustomerId == c) : account is { } f ? rows.Where(a => a.FinancedAccountId == f) : rows.Where(a => a.Subject == about);
        }

        if (filter.From is { } from)
        {
            var since = BusinessClock.ToUtc(from, TimeOnly.MinValue);
            rows = rows.Where(a => a.At >= since);
        }

        if (filter.To is { } to)
        {
            var until = BusinessClock.ToUtc(to.AddDays(1), TimeOnly.MinValue);
            rows = rows.Where(a => a.At < until);
        }

        return rows;
    }
}
