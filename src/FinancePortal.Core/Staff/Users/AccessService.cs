using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Staff.Users;

/// <summary>Who may do what in the back office and at dealers: reviewed regularly, changed by two people (F-1203).</summary>
public sealed class AccessService(PortalDbContext db, SessionService sessions, CaseService cases, TimeProvider clock)
{
    private const string Reviewed = "access reviewed";

    /// <summary>The roles that are given here; a customer's comes with registering.</summary>
    public static IReadOnlyList<string> Given { get; } = [.. Roles.All.Where(r => r != Roles.Customer)];

    public async Task<IReadOnlyList<AccessLine>> ReviewAsync(CancellationToken cancellationToken)
    {
        var customer = Roles.IdOf(Roles.Customer);
        var users = await db.Users.AsNoTracking().Where(u => u.CustomerId == null || db.UserRoles.Any(r => r.UserId == u.Id && r.RoleId != customer)).OrderBy(u => u.DisplayName).ToListAsync(cancellationToken);
        var keys = users.ConvertAll(u => u.Id);
        var roles = (await db.UserRoles.AsNoTracking().Where(r => keys.Contains(r.UserId)).ToListAsync(cancellationToken)).ToLookup(r => r.UserId, r => Roles.All[(int)r.RoleId - 1]);
        var seen = await db.Set<UserSession>().Where(s => keys.Contains(s.UserId)).GroupBy(s => s.UserId).Select(g => new { g.Key, At = g.Max(s => s.CreatedAt) }).ToDictionaryAsync(s => s.Key, s => s.At, cancellationToken);
        var reviews = (await db.AuditRows.AsNoTracking().Where(a => a.Action == Reviewed).OrderBy(a => a.AuditRowId).Select(a => new { a.Subject, a.At, a.ActorName }).ToListAsync(cancellationToken)).ToLookup(a => a.Subject);
        return
        [
            .. users.Select(u => new AccessLine(
                u.Id, u.DisplayName, u.Email ?? "", [.. roles[u.Id]], seen.TryGetValue(u.Id, out var at) ? at : null, u.DisabledAt is not null, reviews[SubjectOf(u.Id)].LastOrDefault()?.At, reviews[SubjectOf(u.Id)].LastOrDefault()?.ActorName ?? "", u.Dealership)),
        ];
    }

    public Task<List<RoleChange>> WaitingAsync(CancellationToken cancellationToken) =>
        db.Set<RoleChange>().AsNoTracking().Where(c => c.State == ChangeState.Waits).OrderBy(c => c.AskedAt).ToListAsync(cancellationToken);

    /// <summary>Notes that somebody looked at this person's roles and found them right.</summary>
    /// <exception cref="NotFoundException">No such sign-in.</exception>
    public async Task NoteReviewAsync(long userId, Actor actor, CancellationToken cancellationToken)
    {
        _ = await UserAsync(userId, cancellationToken);
        db.AuditRows.Add(new AuditRow(actor, Reviewed, SubjectOf(userId), clock.UtcNow()));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Asks that a dealer's sign-in belongs to another dealership: it sees that one's returns.</summary>
    /// <param name="dealership">A code of the dealer list; empty for none.</param>
    /// <returns>Null when it is no dealer's sign-in.</returns>
    /// <exception cref="NotFoundException">No such sign-in.</exception>
    public Task<ChangeAnswer?> AskDealershipAsync(long userId, string dealership, string reason, Actor actor, CancellationToken cancellationToken) => db.WriteAsync<ChangeAnswer?>(
        async () =>
        {
            ArgumentNullException.ThrowIfNull(actor);
            var user = await UserAsync(userId, cancellationToken);
            var (dealer, admin) = (Roles.IdOf(Roles.DealerUser), Roles.IdOf(Roles.DealerAdmin));
            return userId == actor.UserId ? ChangeAnswer.Own
                : user.Dealership == dealership ? ChangeAnswer.ChangesNothing
                : !await db.UserRoles.AnyAsync(r => r.UserId == userId && (r.RoleId == dealer || r.RoleId == admin), cancellationToken) ? null
                : await AskAsync(user, new RoleChange { UserId = userId, Role = "", Gives = dealership.Length > 0, Dealership = dealership, Reason = reason, AskedByUserId = actor.UserId!.Value, AskedByName = actor.Name, AskedAt = clock.UtcNow() }, actor, cancellationToken);
        },
        cancellationToken);

    /// <summary>Asks that a role is given or taken away.</summary>
    /// <exception cref="NotFoundException">No such sign-in.</exception>
    public Task<ChangeAnswer> AskAsync(long userId, string role, bool gives, string reason, Actor actor, CancellationToken cancellationToken) => db.WriteAsync(
        async () =>
        {
            ArgumentNullException.ThrowIfNull(actor);
            var user = await UserAsync(userId, cancellationToken);
            var roleId = Roles.IdOf(role);
            if (userId == actor.UserId)
            {
                return ChangeAnswer.Own;
            }

            if (await db.UserRoles.AnyAsync(r => r.UserId == userId && r.RoleId == roleId, cancellationToken) == gives)
            {
                return ChangeAnswer.ChangesNothing;
            }

            return await AskAsync(user, new RoleChange { UserId = userId, Role = role, Gives = gives, Reason = reason, AskedByUserId = actor.UserId!.Value, AskedByName = actor.Name, AskedAt = clock.UtcNow() }, actor, cancellationToken);
        },
        cancellationToken);

    /// <summary>Does it, or refuses it. All sessions of the person end, so that the change acts at once.</summary>
    /// <exception cref="NotFoundException">No such change.</exception>
    public Task<ChangeAnswer> DecideAsync(string reference, bool approve, Actor actor, CancellationToken cancellationToken) => db.WriteAsync(
        async () =>
        {
            var change = await db.Set<RoleChange>().SingleOrDefaultAsync(c => c.Reference == reference, cancellationToken) ?? throw new NotFoundException();
            if (change.RefuseToDecide(actor) is { } refusal)
            {
                return refusal;
            }

            change.Decide(approve, actor, clock.UtcNow());
            var before = approve ? await DoAsync(change, cancellationToken) : "";
            db.AuditRows.Add(new AuditRow(actor, approve ? $"{Kind(change)} changed" : $"{Kind(change)} change refused", reference, clock.UtcNow(), before: before, after: $"{Words(change)}, {SubjectOf(change.UserId)}, asked by {change.AskedByName}"));
            await cases.CloseAsync(CaseKind.GrantToApprove, reference, approve ? $"Done by {actor.Name}" : $"Refused by {actor.Name}", cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            if (approve)
            {
                await sessions.EndAllAsync(change.UserId, SessionEnd.CredentialsChanged, cancellationToken: cancellationToken);
            }

            return ChangeAnswer.Done;
        },
        cancellationToken);

    private async Task<ChangeAnswer> AskAsync(PortalUser user, RoleChange change, Actor actor, CancellationToken cancellationToken)
    {
        db.Add(change);
        var words = Words(change);
        await cases.OpenAsync(CaseKind.GrantToApprove, change.Reference, $"{char.ToUpperInvariant(words[0])}{words[1..]}: {user.DisplayName}", clock.Today().AddDays(5), note: change.Reason, cancellationToken: cancellationToken);
        db.AuditRows.Add(new AuditRow(actor, $"{Kind(change)} change asked", change.Reference, clock.UtcNow(), after: $"{words}, {SubjectOf(change.UserId)}"));
        await db.SaveChangesAsync(cancellationToken);
        return ChangeAnswer.Waits;
    }

    /// <returns>What was before, where it is written over; empty otherwise.</returns>
    private async Task<string> DoAsync(RoleChange change, CancellationToken cancellationToken)
    {
        if (change.Dealership is { } dealership)
        {
            var user = await db.Users.SingleAsync(u => u.Id == change.UserId, cancellationToken);
            var before = user.Dealership;
            user.Dealership = dealership;
            return before;
        }

        var roleId = Roles.IdOf(change.Role);
        if (change.Gives)
        {
            db.UserRoles.Add(RoleRow.Of(change.UserId, change.Role));
        }
        else
        {
            db.UserRoles.RemoveRange(await db.UserRoles.Where(r => r.UserId == change.UserId && r.RoleId == roleId).ToListAsync(cancellationToken));
        }

        return "";
    }

    private static string Kind(RoleChange change) => change.Dealership is null ? "role" : "dealership";

    private static string Words(RoleChange change) => change switch
    {
        { Dealership: "" } => "no dealership",
        { Dealership: { } dealership } => $"dealership {dealership}",
        _ => $"{(change.Gives ? "give" : "take")} {change.Role}",
    };

    private static string SubjectOf(long userId) => $"user {userId}";

    private async Task<PortalUser> UserAsync(long userId, CancellationToken cancellationToken) =>
        await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId, cancellationToken) ?? throw new NotFoundException();
}
