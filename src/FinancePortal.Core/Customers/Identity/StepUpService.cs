using FinancePortal.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>Asks somebody who is signed in for the second factor again, before what matters most. The session gets a new key with it.</summary>
public sealed class StepUpService(PortalDbContext db, SecurityClock clock, SignInGateService gate, AuthenticatorService authenticators, PasskeyService passkeys, SessionService sessions)
{
    /// <returns>The new session; nothing when the passkey is somebody else's, or has to wait.</returns>
    public async Task<StartedSession?> ConfirmByPasskeyAsync(long userId, long shownBy, UserPasskeyInfo shown, Origin origin, string? oldKey, CancellationToken cancellationToken = default) =>
        shownBy == userId && await passkeys.ShownAsync(userId, shown, AccessEvent.ConfirmedAgain, origin, cancellationToken) is not null
            ? await sessions.RotateAsync(oldKey, SignInFactor.Passkey, cancellationToken)
            : null;

    /// <returns>The new session; nothing when the code is wrong or has to wait.</returns>
    public Task<StartedSession?> ConfirmAsync(long userId, string? code, Origin origin, string? oldKey, CancellationToken cancellationToken = default) => db.WriteAsync(async () =>
    {
        var email = await db.Users.Where(u => u.Id == userId).Select(u => u.NormalizedEmail).SingleAsync(cancellationToken);
        var lane = await gate.LaneAsync(email!, userId, origin, cancellationToken);
        var looked = await gate.MayTryAsync(lane, origin, cancellationToken);
        if (!looked || !await authenticators.TakeAsync(userId, code, cancellationToken))
        {
            await gate.FailedAsync(lane, AccessEvent.ConfirmationFailed, origin, cancellationToken);
            return null;
        }

        await gate.PassedAsync(lane, origin, cancellationToken);
        db.Add(AccessLogEntry.Of(AccessEvent.ConfirmedAgain, userId, origin, clock.UtcNow, SignInFactor.AuthenticatorApp));
        return await sessions.RotateAsync(oldKey, SignInFactor.AuthenticatorApp, cancellationToken);
    }, cancellationToken);
}
