using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>Takes away every way in that a person had, when all of them are lost: what a thief may hold is worthless from here on.</summary>
public sealed class FactorResetService(PortalDbContext db, SecurityClock clock)
{
    /// <summary>In the caller's transaction; the caller gives the user a new password and saves.</summary>
    public async Task TakeAllAsync(PortalUser user, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        var (userId, now) = (user.Id, clock.UtcNow);
        await db.Set<AuthenticatorApp>().Where(a => a.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Passkey>().Where(p => p.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<IdentityUserPasskey<long>>().Where(p => p.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<RecoveryCode>().Where(c => c.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<KnownDevice>().Where(d => d.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<UserSession>().Where(s => s.UserId == userId && s.EndedAt == null)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.EndedAt, now).SetProperty(s => s.EndReason, SessionEnd.CredentialsChanged), cancellationToken);
        user.TwoFactorEnabled = false;
        user.FrozenAt = null;
        user.SecurityStamp = Reference.New();
    }
}
