using System.Diagnostics;
using FinancePortal.Core.Customers.AccessLinks;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Registration;

/// <summary>A code by post for those whose mailbox on file is gone, or who never gave one. Nobody sees whether a letter is sent.</summary>
public sealed class RegistrationLetterService(PortalDbContext db, SecurityClock clock, AccessLinkService links, AnswerFloor floor)
{
    /// <summary>One letter in so many days.</summary>
    private static readonly TimeSpan BetweenLetters = TimeSpan.FromDays(7);
    private static readonly Actor Self = Actor.System("registration");

    public async Task AskAsync(string? browser, Origin origin, CancellationToken cancellationToken = default)
    {
        var arrived = Stopwatch.GetTimestamp();
        var (hash, now) = (RandomKey.HashOf(browser) ?? [], clock.UtcNow);
        await db.WriteAsync(async () =>
        {
            var customerId = await db.Set<RegistrationAttempt>().Where(a => a.KeyHash == hash && a.MayGoOn && a.Stage == RegistrationStage.AwaitingCode && a.ExpiresAt > now)
                .Select(a => a.CustomerId).SingleOrDefaultAsync(cancellationToken);
            var since = now - BetweenLetters;
            var recently = await db.Set<AccessLink>().AnyAsync(l => l.CustomerId == customerId && l.Delivery == AccessLinkDelivery.Letter && l.CreatedAt > since, cancellationToken);
            db.Add(AccessLogEntry.Of(AccessEvent.RegistrationAttempted, userId: null, origin, now, detail: "letter"));
            await db.SaveChangesAsync(cancellationToken);
            return customerId is { } id && !recently ? await links.IssueInTransactionAsync(new NewAccessLink(AccessLinkPurpose.Register, AccessLinkDelivery.Letter, id), Self, cancellationToken) : null;
        }, cancellationToken);
        await floor.WaitAsync(arrived, cancellationToken);
    }
}
