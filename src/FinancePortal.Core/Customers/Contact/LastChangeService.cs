using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Contact;

/// <summary>Who changed what is known of a customer last.</summary>
/// <param name="ByThemselves">The customer, on whichever device; otherwise the colleague of that name.</param>
public sealed record LastChange(string Who, DateTime At, bool ByThemselves);

/// <summary>Tells whose change a form that was open too long would have overwritten (P-OCC1).</summary>
public sealed class LastChangeService(PortalDbContext db)
{
    /// <summary>A correction that a colleague had booked, or what the customer changed: the later one. Null when neither is known.</summary>
    public async Task<LastChange?> FindAsync(long customerId, CancellationToken cancellationToken = default)
    {
        var colleague = await db.AuditRows.AsNoTracking().Where(a => a.CustomerId == customerId && a.Action == "correction booked").OrderByDescending(a => a.AuditRowId)
            .Select(a => new LastChange(a.ActorName, a.At, false)).FirstOrDefaultAsync(cancellationToken);
        var themselves = await (from u in db.Users where u.CustomerId == customerId join l in db.Set<AccessLogEntry>() on u.Id equals l.UserId where l.Event == AccessEvent.ContactChanged orderby l.AccessLogEntryId descending select new LastChange("The customer", l.At, true))
            .FirstOrDefaultAsync(cancellationToken);
        return colleague is null || themselves?.At > colleague.At ? themselves : colleague;
    }
}
