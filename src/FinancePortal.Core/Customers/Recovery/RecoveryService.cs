using System.Diagnostics;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Recovery;

/// <summary>The side of the person who lost everything: ask, say no, come back in. What is answered to an address is one and the same, whoever has it.</summary>
public sealed class RecoveryService(
    PortalDbContext db, SecurityClock clock, PasswordHashing hashing, OneTimeTokenService tokens, AttemptService attempts, FactorResetService factors, RecoveryNoticeService notices, AnswerFloor floor)
{
    private static readonly AttemptRule Asks = new() { Window = TimeSpan.FromHours(24), Most = 3 };
    private static readonly AttemptRule AsksOfNetwork = new() { Window = TimeSpan.FromHours(1), Most = 10 };

    public async Task AskAsync(string email, Origin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(origin);
        var arrived = Stopwatch.GetTimestamp();
        var name = EmailAddress.Normalize(email);
        await db.WriteAsync(async () =>
        {
            var looked = await attempts.TakeAsync("recover", name, Asks, cancellationToken) & await attempts.TakeAsync("recover network", origin.Network, AsksOfNetwork, cancellationToken);
            var user = await db.Users.SingleOrDefaultAsync(u => u.NormalizedEmail == name && u.DisabledAt == null, cancellationToken);
            db.Add(AccessLogEntry.Of(AccessEvent.RecoveryStarted, user?.Id, origin, clock.UtcNow));
            await notices.StartAsync(looked ? user : null, startedBy: null, cancellationToken);
            return await db.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
        await floor.WaitAsync(arrived, cancellationToken);
    }

    public async Task<bool> MayCancelAsync(string token, CancellationToken cancellationToken = default) =>
        await tokens.FindAsync(TokenPurpose.CancelRecovery, token, cancellationToken) is not null;

    /// <summary>"I didn't ask for this": one contact's no is enough.</summary>
    public Task<bool> CancelAsync(string token, Origin origin, CancellationToken cancellationToken = default) => db.WriteAsync(async () =>
    {
        if (await tokens.TakeAsync(TokenPurpose.CancelRecovery, token, cancellationToken) is not { } taken)
        {
            return false;
        }

        await notices.CancelAsync(taken.UserId, "cancelled by mail", cancellationToken);
        db.Add(AccessLogEntry.Of(AccessEvent.RecoveryStarted, taken.UserId, origin, clock.UtcNow, detail: "cancelled"));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }, cancellationToken);

    /// <summary>Whose link this is, once two colleagues have approved and the wait is over.</summary>
    public async Task<long?> FindAsync(string token, CancellationToken cancellationToken = default)
    {
        var now = clock.UtcNow;
        return await tokens.FindAsync(TokenPurpose.Recover, token, cancellationToken) is { } found && await ReadyAsync(found.UserId, now, cancellationToken) is not null ? found.UserId : null;
    }

    /// <summary>A new password in place of everything that was lost. The person sets up a new second factor before anything else.</summary>
    /// <returns>Nothing when the link was used, is too old, or somebody said no meanwhile.</returns>
    public async Task<HalfSignedIn?> CompleteAsync(string token, string password, Origin origin, CancellationToken cancellationToken = default)
    {
        var hash = await hashing.HashAsync(password, cancellationToken);
        return await db.WriteAsync(async () =>
        {
            var now = clock.UtcNow;
            if (await FindAsync(token, cancellationToken) is not { } userId || await tokens.TakeAsync(TokenPurpose.Recover, token, cancellationToken) is null
                || await ReadyAsync(userId, now, cancellationToken) is not { } recovery)
            {
                return null;
            }

            recovery.CompletedAt = now;
            var user = await db.Users.SingleAsync(u => u.Id == userId, cancellationToken);
            user.PasswordHash = hash;
            await factors.TakeAllAsync(user, cancellationToken);
            await attempts.ClearAsync(SignInGateService.Person, user.NormalizedEmail!, cancellationToken);
            await tokens.RevokeAsync(TokenPurpose.CancelRecovery, userId, cancellationToken);
            await notices.CompleteAsync(user, recovery, origin, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return new HalfSignedIn(user.Id, user.SecurityStamp!, user.CustomerId is not null, MayEnroll: true);
        }, cancellationToken);
    }

    private async Task<AccessRecovery?> ReadyAsync(long userId, DateTime now, CancellationToken cancellationToken)
    {
        var recovery = await db.Set<AccessRecovery>().Where(r => r.UserId == userId && r.CancelledAt == null && r.CompletedAt == null && r.ApprovedAt != null)
            .OrderByDescending(r => r.AccessRecoveryId).FirstOrDefaultAsync(cancellationToken);
        return recovery is not null && recovery.IsOpen(now) && recovery.OpensAt <= now ? recovery : null;
    }
}
