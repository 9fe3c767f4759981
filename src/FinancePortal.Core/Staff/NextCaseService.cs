using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Staff;

/// <summary>Hands out the case of a queue that is due first. Two people who ask at once get two cases (F-1204).</summary>
public sealed class NextCaseService(PortalDbContext db, TimeProvider clock)
{
    /// <returns>The reference of the case that is the actor's now; null when nothing waits.</returns>
    public Task<string?> TakeAsync(CaseKind kind, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(
            async () =>
            {
                var next = await db.StaffCases.Where(c => c.Kind == kind && c.State == CaseState.Open).OrderBy(c => c.DueOn == null).ThenBy(c => c.DueOn).ThenBy(c => c.StaffCaseId).FirstOrDefaultAsync(cancellationToken);
                if (next is null)
                {
                    return null;
                }

                next.Take(actor.UserId!.Value, actor.Name, clock.UtcNow());
                db.AuditRows.Add(new AuditRow(actor, "case taken", next.Reference, clock.UtcNow(), next.CustomerId, next.FinancedAccountId, after: $"{next.Kind} {next.Subject}"));
                await db.SaveChangesAsync(cancellationToken);
                return (string?)next.Reference;
            },
            cancellationToken);
    }
}
