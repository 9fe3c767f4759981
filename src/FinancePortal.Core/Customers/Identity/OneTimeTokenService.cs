using FinancePortal.Core.Data;
using FinancePortal.Core.Secrets;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>Issues and takes the tokens behind mailed links.</summary>
public sealed class OneTimeTokenService(PortalDbContext db, SecurityClock clock)
{
    /// <summary>Adds the row to the caller's unit of work; the caller saves it together with the e-mail.</summary>
    /// <returns>The token, for the link and nothing else.</returns>
    public string Issue(TokenPurpose purpose, long userId, TimeSpan life, string subject = "")
    {
        var token = RandomKey.New();
        var now = clock.UtcNow;
        db.Add(new OneTimeToken { Hash = RandomKey.HashOf(token)!, Purpose = purpose, UserId = userId, Subject = subject, CreatedAt = now, ExpiresAt = now + life });
        return token;
    }

    /// <summary>Looks without using: is this link still good?</summary>
    public async Task<OneTimeToken?> FindAsync(TokenPurpose purpose, string? token, CancellationToken cancellationToken = default)
    {
        var now = clock.UtcNow;
        return RandomKey.HashOf(token) is { } hash
            ? await db.Set<OneTimeToken>().AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash && t.Purpose == purpose && t.UsedAt == null && t.ExpiresAt > now, cancellationToken)
            : null;
    }

    /// <summary>Uses it. Of any number of takers at the same moment one gets it.</summary>
    public async Task<OneTimeToken?> TakeAsync(TokenPurpose purpose, string? token, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(purpose, token, cancellationToken) is not { } found)
        {
            return null;
        }

        var now = clock.UtcNow;
        return await db.Set<OneTimeToken>().Where(t => t.OneTimeTokenId == found.OneTimeTokenId && t.UsedAt == null && t.ExpiresAt > now)
            .ExecuteUpdateAsync(u => u.SetProperty(t => t.UsedAt, now), cancellationToken) == 1 ? found : null;
    }

    /// <summary>Makes all unused tokens of a purpose worthless, because a newer one or another way made them so.</summary>
    public Task<int> RevokeAsync(TokenPurpose purpose, long userId, CancellationToken cancellationToken = default)
    {
        var now = clock.UtcNow;
        return db.Set<OneTimeToken>().Where(t => t.UserId == userId && t.Purpose == purpose && t.UsedAt == null)
            .ExecuteUpdateAsync(u => u.SetProperty(t => t.UsedAt, now), cancellationToken);
    }
}
