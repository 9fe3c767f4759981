using FinancePortal.Core.Audit;
using FinancePortal.Core.Data;
using FinancePortal.Core.Documents.Paper;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Documents.Letters;

/// <summary>
/// Issues the notice of a decision against somebody: into their own glovebox, where no co-borrower reads their score, and by
/// e-mail or mail as they chose for letters. Whoever decides calls it in the same step.
/// </summary>
public sealed class AdverseActionService(PortalDbContext db, DeliveryService delivery, Ruled<Letterhead> letterheads, TimeProvider clock)
{
    /// <summary>Issues the notice once: asked again for the same decision it gives the one that is there.</summary>
    /// <param name="account">The account that the decision is about; null for an application.</param>
    /// <exception cref="ArgumentException">The decision lacks what the law wants told; the message says what.</exception>
    /// <exception cref="NotFoundException">No such customer.</exception>
    public Task<Document> IssueAsync(long customerId, long? account, AdverseAction action, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(actor);
        if (string.Join(' ', action.Gaps()) is { Length: > 0 } gaps)
        {
            throw new ArgumentException(gaps, nameof(action));
        }

        return db.WriteAsync(async () =>
        {
            var customer = await db.Customers.SingleOrDefaultAsync(c => c.CustomerId == customerId, cancellationToken) ?? throw new NotFoundException();
            var subject = $"decision {action.Number} {customer.Reference}";
            if (await db.Documents.SingleOrDefaultAsync(d => d.CustomerId == customerId && d.Kind == DocumentKind.Notice && d.Subject == subject, cancellationToken) is { } there)
            {
                return there;
            }

            var (now, today) = (clock.UtcNow(), clock.Today());
            var letter = AdverseActionLetter.Of(action, Addressee.Of(customer), letterheads.On(today), today);
            var paper = Papers.Of(letter, DocumentKind.Notice, account, subject, now, await delivery.RouteAsync(customerId, DeliveryClass.Letters, cancellationToken), customerId: customerId);
            db.Documents.Add(paper);
            await delivery.TellAsync([paper], cancellationToken);
            db.AuditRows.Add(new AuditRow(actor, "notice of a credit decision issued", action.Number, now, customerId, account));
            await db.SaveChangesAsync(cancellationToken);
            return paper;
        }, cancellationToken);
    }
}
