using FinancePortal.Core.Audit;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Recovery;

/// <summary>What a colleague may see of a recovery.</summary>
public sealed record RecoveryLine(string Reference, string Name, DateTime AskedAt, DateTime OpensAt, DateTime? CheckedAt, long? CheckedBy, string Evidence, string Ticket, DateTime? ApprovedAt);

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
    public async Task<IReadOnlyList<RecoveryLine>> OpenAsync(CancellationToken cancellationToken = default)
    {
        var since = clock.UtcNow - AccessRecovery.Life;
        var rows = await (
            from r in db.Set<AccessRecovery>()
            join u in db.Users on r.UserId equals u.Id
            where r.CancelledAt == null && r.CompletedAt == null && r.AskedAt > since
            orderby r.AskedAt
            select new { Recovery = r, u.DisplayName }).AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select(r => new RecoveryLine(r.Recovery.Reference, r.DisplayName, r.Recovery.AskedAt, r.Recovery.OpensAt, r.Recovery.CheckedAt, r.Recovery.CheckedBy, r.Recovery.Evidence, r.Recovery.Ticket, r.Recovery.ApprovedAt))];
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
