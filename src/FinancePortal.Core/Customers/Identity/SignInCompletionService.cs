using FinancePortal.Core.Customers.Emails;
using FinancePortal.Core.Customers.Risk;
using FinancePortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Identity;

/// <param name="DeviceToken">What the browser keeps to be known again.</param>
public sealed record SignedIn(StartedSession Session, string DeviceToken);

/// <summary>The last step of every way in, once all factors are shown: session, known device, log and alerts, in one transaction.</summary>
public sealed class SignInCompletionService(PortalDbContext db, SecurityClock clock, SignInGateService gate, SessionService sessions, KnownDeviceService devices, SecurityAlertService alerts, RiskService risk)
{
    /// <param name="who">Has shown everything but the session.</param>
    /// <param name="factor">The last thing that was shown.</param>
    /// <param name="origin">Of the request.</param>
    /// <param name="skipCode">Let this browser stand in for the code during the next thirty days; customers only.</param>
    /// <param name="oldKey">The session the browser brought, planted or its own: it ends, for a signed-in browser has a new one.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public Task<SignedIn> CompleteAsync(HalfSignedIn who, SignInFactor factor, Origin origin, bool skipCode, string? oldKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(who);
        return db.WriteAsync(async () =>
        {
            var user = await db.Users.SingleAsync(u => u.Id == who.UserId && u.SecurityStamp == who.Stamp, cancellationToken);
            var lane = await gate.LaneAsync(user.NormalizedEmail!, user.Id, origin, cancellationToken);
            var failures = await gate.ClearAsync(lane, cancellationToken);
            var isFirst = !await db.Set<UserSession>().AnyAsync(s => s.UserId == user.Id, cancellationToken);
            var shownAt = factor == SignInFactor.RememberedDevice ? lane.Device?.FactorShownAt ?? DateTime.UnixEpoch : clock.UtcNow;

            await sessions.EndAsync(oldKey, SessionEnd.Replaced, cancellationToken);
            var session = await sessions.StartAsync(user.Id, factor, shownAt, origin, cancellationToken);
            var (token, isNew) = await devices.NoteAsync(user, origin, factor, skipCode && user.CustomerId is not null, cancellationToken);

            db.Add(AccessLogEntry.Of(AccessEvent.SignedIn, user.Id, origin, clock.UtcNow, factor, isNew && !isFirst ? RiskScore.NewDevice : ""));
            if (failures >= FailedAttemptsEmail.Noticed)
            {
                await alerts.TellAsync(user, FailedAttemptsEmail.NowIn(failures), origin, cancellationToken);
            }
            else if (isNew && !isFirst)
            {
                await alerts.TellAsync(user, NewDeviceEmail.For(origin), origin, cancellationToken);
            }

            await db.SaveChangesAsync(cancellationToken);
            if (user.CustomerId is { } customerId)
            {
                await risk.NoteAsync(customerId, RiskyAct.SignIn, cancellationToken);
            }

            return new SignedIn(session, token);
        }, cancellationToken);
    }
}
