using FinancePortal.Core.Audit;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Recovery;

/// <summary>What a colleague may see of a recovery.</summary>
public sealed record RecoveryLine
{
    public required AccessRecovery Recovery { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Name { get; init; }

    /// <summary>The customer's reference, and the number on file to call back; null for a colleague's or dealer's sign-in.</summary>
    public required string? CustomerReference { get; init; }
    public required string? Phone { get; init; }

    /// <summary>Contact data changed in the month before: what is on file may be the thief's.</summary>
    public required bool WasContactChanged { get; init; }
    public required string? CheckedByName { get; init; }
    public required string? ApprovedByName { get; init; }
}

public enum RecoveryAnswer
{
    Done = 1,

    /// <summary>Cancelled, completed or too old.</summary>
    Over = 2,

    /// <summary>Nobody has checked the person yet, or it was done already.</summary>
    OutOfTurn = 3,

    /// <summary>The second person must be another one.</summary>
    SamePerson = 4,
}

/// <summary>
/// The staff side: one colleague checks who it is, a second one approves (ASVS 6.4.6). They start and stop it; no method here takes or returns
/// a password, key, code or link.
/// </summary>
public sealed class StaffRecoveryService(PortalDbContext db, SecurityClock clock, RecoveryNoticeService notices, TimeProvider businessClock)
{
    private static readonly TimeSpan ContactIsFresh = TimeSpan.FromDays(30);

    /// <exception cref="NotFoundException">There is no such recovery.</exception>
    public async Task<RecoveryLine> FindAsync(string reference, CancellationToken cancellationToken = default)
    {
        var found = await (
            from r in db.Set<AccessRecovery>()
            where r.Reference == reference
            join u in db.Users on r.UserId equals u.Id
            join c in db.Customers on u.CustomerId equals c.CustomerId into customers
            from customer in customers.DefaultIfEmpty()
            join x in db.Users on r.CheckedBy equals x.Id into checkers
            from checker in checkers.DefaultIfEmpty()
            join y in db.Users on r.ApprovedBy equals y.Id into approvers
            from approver in approvers.DefaultIfEmpty()
            select new
            {
                Recovery = r,
                u.DisplayName,
                Customer = customer,
                CheckedBy = checker == null ? null : checker.DisplayName,
                ApprovedBy = approver == null ? null : approver.DisplayName,
            }).AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
        var since = found.Recovery.AskedAt - ContactIsFresh;
        return new RecoveryLine
        {
            Recovery = found.Recovery,
            Name = found.DisplayName,
            CustomerReference = found.Customer?.Reference,
            Phone = found.Customer?.Phone,
            WasContactChanged = await db.Set<AccessLogEntry>().AnyAsync(e => e.UserId == found.Recovery.UserId && (e.Event == AccessEvent.ContactChanged || e.Event == AccessEvent.EmailChanged) && e.At > since, cancellationToken),
            CheckedByName = found.CheckedBy,
            ApprovedByName = found.ApprovedBy,
        };
    }

    /// <summary>For a customer on the phone.</summary>
    /// <exception cref="NotFoundException">The customer has no sign-in.</exception>
    public Task<string> StartAsync(long customerId, Actor actor, CancellationToken cancellationToken = default) => db.WriteAsync(async () =>
    {
        Require(actor);
        var user = await db.Users.SingleOrDefaultAsync(u => u.CustomerId == customerId && u.DisabledAt == null, cancellationToken) ?? throw new NotFoundException();
        var recovery = (await notices.StartAsync(user, actor.UserId, cancellationToken))!;
        db.Add(new AuditRow(actor, "recovery of access started", recovery.Reference, businessClock.UtcNow(), customerId));
        await db.SaveChangesAsync(cancellationToken);
        return recovery.Reference;
    }, cancellationToken);

    /// <summary>The first colleague has called back and compared documents.</summary>
    /// <param name="evidence">What was compared, in words.</param>
    /// <param name="ticket">Where the call is recorded.</param>
    public Task<RecoveryAnswer> CheckAsync(string reference, string evidence, string ticket, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(evidence);
        ArgumentException.ThrowIfNullOrWhiteSpace(ticket);
        return ChangeAsync(reference, actor, "identity checked for recovery", recovery =>
        {
            if (recovery.CheckedAt is not null)
            {
                return Task.FromResult(RecoveryAnswer.OutOfTurn);
            }

            (recovery.CheckedBy, recovery.CheckedAt, recovery.Evidence, recovery.Ticket) = (actor.UserId, clock.UtcNow, evidence.Trim(), ticket.Trim());
            return Task.FromResult(RecoveryAnswer.Done);
        }, cancellationToken);
    }

    /// <summary>The second colleague agrees: the link goes out when the wait is over.</summary>
    public Task<RecoveryAnswer> ApproveAsync(string reference, Actor actor, CancellationToken cancellationToken = default) => ChangeAsync(reference, actor, "recovery of access approved", async recovery =>
    {
        if (recovery.CheckedAt is null || recovery.ApprovedAt is not null)
        {
            return RecoveryAnswer.OutOfTurn;
        }

        if (recovery.CheckedBy == actor.UserId)
        {
            return RecoveryAnswer.SamePerson;
        }

        (recovery.ApprovedBy, recovery.ApprovedAt) = (actor.UserId, clock.UtcNow);
        await notices.MailLinkAsync(recovery, cancellationToken);
        return RecoveryAnswer.Done;
    }, cancellationToken);

    /// <summary>Any colleague may stop it.</summary>
    public Task<RecoveryAnswer> RefuseAsync(string reference, Actor actor, CancellationToken cancellationToken = default) => ChangeAsync(reference, actor, "recovery of access refused", async recovery =>
    {
        await notices.CancelAsync(recovery.UserId, "refused", cancellationToken);
        return RecoveryAnswer.Done;
    }, cancellationToken);

    private Task<RecoveryAnswer> ChangeAsync(string reference, Actor actor, string action, Func<AccessRecovery, Task<RecoveryAnswer>> change, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        Require(actor);
        var recovery = await db.Set<AccessRecovery>().SingleOrDefaultAsync(r => r.Reference == reference, cancellationToken) ?? throw new NotFoundException();
        var answer = recovery.IsOpen(clock.UtcNow) ? await change(recovery) : RecoveryAnswer.Over;
        if (answer is RecoveryAnswer.Done)
        {
            db.Add(new AuditRow(actor, action, recovery.Reference, businessClock.UtcNow()));
            await db.SaveChangesAsync(cancellationToken);
        }

        return answer;
    }, cancellationToken);

    private static void Require(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor is not { Kind: ActorKind.Staff, UserId: not null } || string.IsNullOrWhiteSpace(actor.Reason))
        {
            throw new ArgumentException("A colleague does this, and says why.", nameof(actor));
        }
    }
}
