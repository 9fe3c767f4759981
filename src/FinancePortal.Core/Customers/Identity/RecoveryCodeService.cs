using FinancePortal.Core.Customers.Emails;
using FinancePortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>Makes recovery codes, and takes them in place of the app that is gone.</summary>
public sealed class RecoveryCodeService(PortalDbContext db, SecurityClock clock, SignInGateService gate, SecurityAlertService alerts)
{
    /// <summary>New codes in place of all earlier ones. Nobody can ever read them again.</summary>
    public Task<IReadOnlyList<string>> MakeAsync(long userId, Origin origin, CancellationToken cancellationToken = default) => db.WriteAsync(async () =>
    {
        var user = await db.Users.SingleAsync(u => u.Id == userId, cancellationToken);
        var now = clock.UtcNow;
        IReadOnlyList<string> codes = [.. Enumerable.Range(0, RecoveryCode.PerUser).Select(_ => RecoveryCode.New())];
        await db.Set<RecoveryCode>().Where(c => c.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        db.AddRange(codes.Select(c => RecoveryCode.Of(c, userId, now)));
        db.Add(AccessLogEntry.Of(AccessEvent.RecoveryCodesMade, userId, origin, now));
        await alerts.TellAsync(user, RecoveryCodesEmail.Made(), origin, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return codes;
    }, cancellationToken);

    /// <summary>
    /// Uses a code up, after the password. It signs nobody in: it gives the right to set up a factor, and with that one the person is in. Wrong ones
    /// count like every other factor.
    /// </summary>
    public Task<HalfSignedIn?> UseAsync(HalfSignedIn who, string? code, Origin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(who);
        return db.WriteAsync(async () =>
        {
            var user = await db.Users.SingleOrDefaultAsync(u => u.Id == who.UserId && u.SecurityStamp == who.Stamp && u.DisabledAt == null && u.FrozenAt == null, cancellationToken);
            if (user is null)
            {
                return null;
            }

            var lane = await gate.LaneAsync(user.NormalizedEmail!, user.Id, origin, cancellationToken);
            var looked = await gate.MayTryAsync(lane, origin, cancellationToken);
            if (!looked || !await TakeAsync(user.Id, code, cancellationToken))
            {
                await gate.FailedAsync(lane, looked ? AccessEvent.RecoveryCodeWrong : AccessEvent.SignInHeld, origin, cancellationToken);
                return null;
            }

            await gate.PassedAsync(lane, origin, cancellationToken);
            db.Add(AccessLogEntry.Of(AccessEvent.RecoveryCodeUsed, user.Id, origin, clock.UtcNow, SignInFactor.RecoveryCode));
            await alerts.TellAsync(user, RecoveryCodesEmail.Used(await LeftAsync(user.Id, cancellationToken)), origin, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return who with { MayEnroll = true };
        }, cancellationToken);
    }

    public Task<int> LeftAsync(long userId, CancellationToken cancellationToken = default) =>
        db.Set<RecoveryCode>().CountAsync(c => c.UserId == userId && c.UsedAt == null, cancellationToken);

    /// <summary>All ten are always compared; of any number of takers at the same moment the one whose update finds the code unused gets it.</summary>
    private async Task<bool> TakeAsync(long userId, string? code, CancellationToken cancellationToken)
    {
        var (typed, now) = (RecoveryCode.Typed(code), clock.UtcNow);
        var rows = await db.Set<RecoveryCode>().AsNoTracking().Where(c => c.UserId == userId && c.UsedAt == null).ToListAsync(cancellationToken);
        var found = typed is null ? [] : rows.FindAll(r => r.Is(typed));
        return found is [var one]
            && await db.Set<RecoveryCode>().Where(c => c.RecoveryCodeId == one.RecoveryCodeId && c.UsedAt == null)
                .ExecuteUpdateAsync(u => u.SetProperty(c => c.UsedAt, now), cancellationToken) == 1;
    }
}
