using System.Globalization;
using FinancePortal.Core.Customers.Emails;
using FinancePortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>Which counter an attempt to sign in goes to: the address's, or that of a browser that this user signed in with before.</summary>
public sealed record SignInLane(string Subject, long? UserId, KnownDevice? Device);

/// <summary>
/// Decides whether an attempt to sign in is looked at, and writes down what became of it. All factors share one counter (AUTH part 4), and what
/// happens for an address that nobody has is exactly what happens for one that somebody has.
/// </summary>
public sealed class SignInGateService(PortalDbContext db, SecurityClock clock, AttemptService attempts, KnownDeviceService devices, SecurityAlertService alerts)
{
    internal const string Person = "sign-in";
    private const string Network = "sign-in network";

    public async Task<SignInLane> LaneAsync(string normalizedEmail, long? userId, Origin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(origin);
        var device = await devices.FindAsync(origin.DeviceToken, userId ?? 0, cancellationToken);
        return new SignInLane(device is null ? normalizedEmail : string.Create(CultureInfo.InvariantCulture, $"{normalizedEmail}|{device.KnownDeviceId}"), userId, device);
    }

    /// <summary>Counts the attempt first; a no means that it must not be looked at, whatever it brings.</summary>
    public async Task<bool> MayTryAsync(SignInLane lane, Origin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lane);
        ArgumentNullException.ThrowIfNull(origin);
        var person = await attempts.TakeAsync(Person, lane.Subject, AttemptRule.SignIn, cancellationToken);
        var network = await attempts.TakeAsync(Network, origin.Network, AttemptRule.SignInNetwork, cancellationToken);
        return person && (network || lane.Device is not null);
    }

    /// <summary>The attempt was right: it does not count.</summary>
    public async Task PassedAsync(SignInLane lane, Origin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lane);
        ArgumentNullException.ThrowIfNull(origin);
        await attempts.GiveBackAsync(Person, lane.Subject, cancellationToken);
        await attempts.GiveBackAsync(Network, origin.Network, cancellationToken);
    }

    /// <summary>The attempt was wrong, or not looked at: a line in the log, and at a round number a word to the person.</summary>
    public async Task FailedAsync(SignInLane lane, AccessEvent what, Origin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lane);
        db.Add(AccessLogEntry.Of(what, lane.UserId, origin, clock.UtcNow));
        var count = await attempts.CountAsync(Person, lane.Subject, cancellationToken);
        if (count == FailedAttemptsEmail.Told && what != AccessEvent.SignInHeld && await db.Users.SingleOrDefaultAsync(u => u.Id == lane.UserId, cancellationToken) is { } user)
        {
            await alerts.TellAsync(user, FailedAttemptsEmail.StillOut(), origin, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Somebody is in, in this lane: its counter starts over.</summary>
    /// <returns>How many attempts failed before.</returns>
    public async Task<int> ClearAsync(SignInLane lane, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lane);
        return await attempts.ClearAsync(Person, lane.Subject, cancellationToken);
    }
}
