using FinancePortal.Core.Audit;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Staff.Files;

/// <summary>Lets a colleague see a customer's pages as the customer does, and change nothing (F-1205).</summary>
public sealed class CustomerViewService(PortalDbContext db, TimeProvider clock)
{
    /// <summary>Writes down which page was looked at and why; after that nothing more is written in this request.</summary>
    public async Task BeginAsync(OpenFile file, string page, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        db.AuditRows.Add(new AuditRow(actor, AuditTrailService.FileViewedAsCustomer, file.Reference, clock.UtcNow(), file.CustomerId, after: page.Length <= 200 ? page : page[..200]));
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        db.OnlyLook();
    }
}
