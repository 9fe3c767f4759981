using FinancePortal.Core.Audit;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Contact;

/// <summary>Who changed something last, and what they did.</summary>
/// <param name="ByThemselves">The one who asks, on whichever device; otherwise whoever has that name.</param>
/// <param name="What">As the audit trail says it: <c>autopay paused</c>; empty where only the fact is kept.</param>
public sealed record LastChange(string Who, DateTime At, bool ByThemselves, string What, bool IsColleague);

/// <summary>Tells whose change a form that was open too long would have overwritten (P-OCC1).</summary>
public sealed class LastChangeService(PortalDbContext db)
{
    /// <summary>Of a customer's details: a correction that a colleague had booked, or what the customer changed, the later one. Null when neither is known.</summary>
    public async Task<LastChange?> FindAsync(long customerId, CancellationToken cancellationToken = default)
    {
        var colleague = await db.AuditRows.AsNoTracking().Where(a => a.CustomerId == customerId && a.Action == "correction booked").OrderByDescending(a => a.AuditRowId)
            .Select(a => new LastChange(a.ActorName, a.At, false, "", true)).FirstOrDefaultAsync(cancellationToken);
        var themselves = await (from u in db.Users where u.CustomerId == customerId join l in db.Set<AccessLogEntry>() on u.Id equals l.UserId where l.Event == AccessEvent.ContactChanged orderby l.AccessLogEntryId descending select new LastChange("The customer", l.At, true, "", false))
            .FirstOrDefaultAsync(cancellationToken);
        return colleague is null || themselves?.At > colleague.At ? themselves : colleague;
    }

    /// <summary>Of anything that has a reference: what was done to it last. To look at it is nothing done.</summary>
    public async Task<LastChange?> OfSubjectAsync(string subject, Actor asking, CancellationToken cancellationToken) => For(asking, await db.AuditRows.AsNoTracking()
        .Where(a => a.Subject == subject && a.Action != AuditTrailService.DocumentOpened && a.Action != AuditTrailService.FileOpened).OrderByDescending(a => a.AuditRowId).FirstOrDefaultAsync(cancellationToken));

    /// <summary>Of one side of an account.</summary>
    /// <param name="about">How the actions begin: <c>autopay</c>.</param>
    public async Task<LastChange?> OfAccountAsync(string accountReference, string about, Actor asking, CancellationToken cancellationToken) => For(asking, await db.AuditRows.AsNoTracking()
        .Where(a => a.FinancedAccountId == db.Accounts.Where(f => f.Reference == accountReference).Select(f => (long?)f.FinancedAccountId).FirstOrDefault() && a.Action.StartsWith(about)).OrderByDescending(a => a.At).ThenByDescending(a => a.AuditRowId).FirstOrDefaultAsync(cancellationToken));

    private static LastChange? For(Actor asking, AuditRow? row) =>
        row is null ? null : new LastChange(row.ActorName, row.At, row.UserId is not null && row.UserId == asking.UserId, row.Action, row.ActorKind is ActorKind.Staff);
}
