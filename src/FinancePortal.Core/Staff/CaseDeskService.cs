using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Payments.Charges;
using FinancePortal.Core.Staff.Disputes;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Staff;

/// <summary>The queues: what waits, who has it, and how it ends (F-1204). Two people never have one case.</summary>
public sealed class CaseDeskService(PortalDbContext db, DisputeService disputes, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>What a colleague sees first.</summary>
    public async Task<StaffDay> DayAsync(long userId, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var open = db.StaffCases.AsNoTracking().Where(c => c.State != CaseState.Closed);
        var queues = await open.GroupBy(c => c.Kind)
            .Select(g => new { g.Key, Waiting = g.Count(c => c.State == CaseState.Open), Taken = g.Count(c => c.State == CaseState.Taken), Overdue = g.Count(c => c.DueOn != null && c.DueOn < today) })
            .OrderBy(q => q.Key).ToListAsync(cancellationToken);
        return new StaffDay(
            await LinesAsync(open.Where(c => c.OwnerUserId == userId), cancellationToken),
            await LinesAsync(open.Where(c => c.State == CaseState.Open), cancellationToken),
            [.. queues.Select(q => new QueueCount(q.Key, q.Waiting, q.Taken, q.Overdue))]);
    }

    /// <summary>One queue, what is due first at the top.</summary>
    public async Task<IReadOnlyList<CaseLine>> QueueAsync(CaseKind kind, CancellationToken cancellationToken) =>
        await LinesAsync(db.StaffCases.AsNoTracking().Where(c => c.Kind == kind && c.State != CaseState.Closed), cancellationToken);

    /// <exception cref="NotFoundException">No such case.</exception>
    public async Task<CaseFile> FindAsync(string reference, CancellationToken cancellationToken)
    {
        var found = await (
            from c in db.StaffCases.AsNoTracking()
            where c.Reference == reference
            join p in db.Customers on c.CustomerId equals p.CustomerId into persons
            from person in persons.DefaultIfEmpty()
            join a in db.Accounts on c.FinancedAccountId equals a.FinancedAccountId into accounts
            from account in accounts.DefaultIfEmpty()
            select new { Case = c, Person = person, AccountReference = account == null ? null : account.Reference, AccountNumber = account == null ? null : account.AccountNumber, IsLease = account != null && account.Product == ProductKind.Lease })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? throw new NotFoundException()
            : new CaseFile(found.Case, found.Person?.FullName, found.Person?.Reference, found.AccountReference, found.AccountNumber?[^4..], found.IsLease) { Charge = await IsOpenChargeAsync(found.Case, cancellationToken) ? found.Case.Subject : null };
    }

    public Task<CaseAnswer> TakeAsync(string reference, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(reference, actor, "case taken", c => c.Take(actor.UserId!.Value, actor.Name, clock.UtcNow()), cancellationToken);

    public Task<CaseAnswer> GiveBackAsync(string reference, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(reference, actor, "case given back", c => c.GiveBack(), cancellationToken);

    /// <param name="outcome">What came of it, in a sentence.</param>
    public Task<CaseAnswer> CloseAsync(string reference, string outcome, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(reference, actor, "case closed", c => c.Close(outcome, clock.UtcNow()), cancellationToken);

    /// <summary>Only the owner, or anybody while nobody has it. The row is read and written in one transaction: of two people one comes second.</summary>
    private Task<CaseAnswer> ChangeAsync(string reference, Actor actor, string action, Action<StaffCase> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(
            async () =>
            {
                var found = await db.StaffCases.SingleOrDefaultAsync(c => c.Reference == reference, cancellationToken) ?? throw new NotFoundException();
                if (found.State is CaseState.Closed)
                {
                    return CaseAnswer.AlreadyClosed;
                }

                if (found.OwnerUserId is { } owner && owner != actor.UserId)
                {
                    return CaseAnswer.TakenByOther;
                }

                if (action is "case closed" && (found.IsDecidedElsewhere || await IsOpenChargeAsync(found, cancellationToken)))
                {
                    return CaseAnswer.DecidedElsewhere;
                }

                if (found.State is CaseState.Open && action is "case given back")
                {
                    return CaseAnswer.Done;
                }

                change(found);
                if (found.State is CaseState.Closed)
                {
                    await disputes.AnswerAsync(found, cancellationToken);
                }

                db.AuditRows.Add(new AuditRow(actor, action, found.Reference, clock.UtcNow(), found.CustomerId, found.FinancedAccountId, after: $"{found.Kind} {found.Subject}"));
                await db.SaveChangesAsync(cancellationToken);
                return CaseAnswer.Done;
            },
            cancellationToken);
    }

    private async Task<bool> IsOpenChargeAsync(StaffCase found, CancellationToken cancellationToken) =>
        found.Kind is CaseKind.BillingDispute && await db.IncidentalCharges.AnyAsync(c => c.Reference == found.Subject && c.Status == ChargeStatus.Disputed, cancellationToken);

    private Task<List<CaseLine>> LinesAsync(IQueryable<StaffCase> cases, CancellationToken cancellationToken) =>
        (from c in cases
         join p in db.Customers on c.CustomerId equals p.CustomerId into persons
         from person in persons.DefaultIfEmpty()
         orderby c.DueOn == null, c.DueOn, c.StaffCaseId
         select new CaseLine
         {
             Reference = c.Reference,
             Kind = c.Kind,
             Title = c.Title,
             OpenedAt = c.OpenedAt,
             DueOn = c.DueOn,
             State = c.State,
             OwnerName = c.OwnerName,
             CustomerName = person == null ? null : person.FirstName + " " + person.LastName,
             CustomerReference = person == null ? null : person.Reference,
         }).Take(PageSize).ToListAsync(cancellationToken);
}
