using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Staff.ReturnedMail;

/// <summary>A letter came back from the address on file: somebody has to find the right one (F-1204). E-mails that come back open the same queue by themselves.</summary>
public sealed class ReturnedMailService(PortalDbContext db, CaseService cases, TimeProvider clock)
{
    /// <param name="words">Which letter, and what the carrier wrote on it.</param>
    /// <returns>The open case, new or not.</returns>
    public Task<string> ReportAsync(long customerId, string words, Actor actor, CancellationToken cancellationToken) => db.WriteAsync(
        async () =>
        {
            var customer = await db.Customers.AsNoTracking().SingleAsync(c => c.CustomerId == customerId, cancellationToken);
            var opened = await cases.OpenAsync(CaseKind.ReturnedMail, $"letter {customer.Reference}", $"A letter came back from {customer.City}, {customer.State}", customerId: customerId, note: words, cancellationToken: cancellationToken);
            db.AuditRows.Add(new AuditRow(actor, "returned mail reported", opened.Reference, clock.UtcNow(), customerId, after: words));
            await db.SaveChangesAsync(cancellationToken);
            return opened.Reference;
        },
        cancellationToken);
}
