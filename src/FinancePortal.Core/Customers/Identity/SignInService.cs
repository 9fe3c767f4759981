using System.Diagnostics;
using FinancePortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>Somebody who has shown the password and still owes a second factor. Worth nothing once the stamp is renewed.</summary>
/// <param name="IsCustomer">Customers may let a device of their own stand in for the code; dealers and colleagues show it every time.</param>
/// <param name="MayEnroll">Has no factor yet, or used a recovery code in its place: sets one up before anything else.</param>
public sealed record HalfSignedIn(long UserId, string Stamp, bool IsCustomer, bool MayEnroll = false);

/// <summary>The two steps of signing in. What it refuses it does not explain: every cause has one answer and takes one time.</summary>
public sealed class SignInService(PortalDbContext db, SecurityClock clock, PasswordHashing hashing, AuthenticatorService authenticators, SignInGateService gate, AnswerFloor floor)
{
    /// <returns>The half-signed-in user, or nothing: unknown, wrong, disabled, has to wait.</returns>
    /// <exception cref="PasswordQueueFullException">Too many sign-ins at once.</exception>
    public async Task<HalfSignedIn?> CheckPasswordAsync(string email, string password, Origin origin, CancellationToken cancellationToken = default)
    {
        var arrived = Stopwatch.GetTimestamp();
        var name = EmailAddress.Normalize(email);
        var user = await db.Users.AsNoTracking().Where(u => u.NormalizedEmail == name)
            .Select(u => new { u.Id, u.PasswordHash, u.SecurityStamp, u.CustomerId, u.TwoFactorEnabled, MayEnter = u.DisabledAt == null && u.FrozenAt == null }).SingleOrDefaultAsync(cancellationToken);
        var lane = await gate.LaneAsync(name, user?.Id, origin, cancellationToken);
        var looked = await gate.MayTryAsync(lane, origin, cancellationToken);
        var verdict = await hashing.VerifyAsync(looked ? user?.PasswordHash : null, password, cancellationToken);
        var accepted = await db.WriteAsync(async () =>
        {
            if (!verdict.Matches || user is not { MayEnter: true })
            {
                await gate.FailedAsync(lane, looked ? AccessEvent.PasswordWrong : AccessEvent.SignInHeld, origin, cancellationToken);
                return null;
            }

            await gate.PassedAsync(lane, origin, cancellationToken);
            if (verdict.IsOutdated)
            {
                var fresh = await hashing.HashAsync(password, cancellationToken);
                await db.Users.Where(u => u.Id == user.Id && u.PasswordHash == user.PasswordHash)
                    .ExecuteUpdateAsync(u => u.SetProperty(x => x.PasswordHash, fresh), cancellationToken);
            }

            return new HalfSignedIn(user.Id, user.SecurityStamp!, user.CustomerId is not null, MayEnroll: !user.TwoFactorEnabled);
        }, cancellationToken);
        if (accepted is null)
        {
            await floor.WaitAsync(arrived, cancellationToken);
        }

        return accepted;
    }

    /// <summary>Whether the code is the user's and was never used before; a wrong one counts as a failure.</summary>
    public Task<bool> CheckCodeAsync(HalfSignedIn who, string? code, Origin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(who);
        return db.WriteAsync(async () =>
        {
            var user = await db.Users.AsNoTracking().Where(u => u.Id == who.UserId && u.SecurityStamp == who.Stamp && u.DisabledAt == null && u.FrozenAt == null)
                .Select(u => new { u.Id, u.NormalizedEmail }).SingleOrDefaultAsync(cancellationToken);
            if (user is null)
            {
                return false;
            }

            var lane = await gate.LaneAsync(user.NormalizedEmail!, user.Id, origin, cancellationToken);
            var looked = await gate.MayTryAsync(lane, origin, cancellationToken);
            if (looked && await authenticators.TakeAsync(user.Id, code, cancellationToken))
            {
                await gate.PassedAsync(lane, origin, cancellationToken);
                return true;
            }

            await gate.FailedAsync(lane, looked ? AccessEvent.CodeWrong : AccessEvent.SignInHeld, origin, cancellationToken);
            return false;
        }, cancellationToken);
    }

    /// <summary>Whether this browser may stand in for the second factor.</summary>
    public async Task<bool> SkipsCodeAsync(HalfSignedIn who, Origin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(who);
        var lane = await gate.LaneAsync("", who.UserId, origin, cancellationToken);
        return lane.Device is { } device && device.SkipsCodeUntil > clock.UtcNow && device.SecurityStamp == who.Stamp;
    }
}
