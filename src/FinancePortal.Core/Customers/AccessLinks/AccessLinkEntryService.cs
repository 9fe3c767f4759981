using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using FinancePortal.Core.Customers.Emails;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Customers.Registration;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.AccessLinks;

/// <summary>What somebody knows besides the link.</summary>
public sealed record SecondThing(string LastFour, string Zip);

public enum LinkOpening
{
    /// <summary>Used, expired, withdrawn, tried too often, or never sent.</summary>
    Over = 0,
    Opened = 1,
    WrongSecondThing = 2,

    /// <summary>Somebody else is signed in in this browser.</summary>
    NotYours = 3,

    /// <summary>There is a sign-in already.</summary>
    AlreadyRegistered = 4,
}

/// <param name="Key">For the browser: of the registration that goes on, or of the look at the account.</param>
public sealed record OpenedLink(LinkOpening Result, AccessLinkPurpose? Purpose = null, string? Key = null);

/// <summary>A look at one account, by a link, or the payment of what is due on it.</summary>
/// <param name="Reference">The link's.</param>
public sealed record LinkSession(AccessLinkPurpose Purpose, string Reference, long CustomerId, string CustomerName, string AccountReference, string IssuerName, DateTime EndsAt);

/// <summary>The side of the person who holds a link. Looking at it uses nothing up; the right second thing does, once (AUTH part 10).</summary>
public sealed class AccessLinkEntryService(
    PortalDbContext db, SecurityClock clock, AttemptService attempts, AnswerFloor floor, Letterhead letterhead, TimeProvider businessClock)
{
    private static readonly AttemptRule Network = new() { Window = TimeSpan.FromHours(1), Most = 30 };

    /// <summary>The link behind a token from an address or a code from a letter, while it is open.</summary>
    public async Task<AccessLink?> FindAsync(string? token, CancellationToken cancellationToken = default)
    {
        var (hash, now) = (HashOf(token), clock.UtcNow);
        return hash is null ? null : await db.Set<AccessLink>().AsNoTracking()
            .SingleOrDefaultAsync(l => l.Hash == hash && l.UsedAt == null && l.RevokedAt == null && l.ExpiresAt > now && l.Tries < AccessLink.MostTries, cancellationToken);
    }

    /// <summary>Uses the link up when the second thing is right. Five wrong ones end it.</summary>
    /// <param name="signedInCustomer">Who is signed in in this browser, if anybody.</param>
    public async Task<OpenedLink> OpenAsync(string? token, SecondThing second, long? signedInCustomer, Origin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(origin);
        var arrived = Stopwatch.GetTimestamp();
        var answer = await db.WriteAsync(() => OpenInTransactionAsync(token, second, signedInCustomer, origin, cancellationToken), cancellationToken);
        if (answer.Result is not LinkOpening.Opened)
        {
            await floor.WaitAsync(arrived, cancellationToken);
        }

        return answer;
    }

    /// <summary>The look at an account that a browser's key opens.</summary>
    public async Task<LinkSession?> SessionAsync(string? key, CancellationToken cancellationToken = default)
    {
        var (hash, now) = (RandomKey.HashOf(key), clock.UtcNow);
        return hash is null ? null : await (
            from l in db.Set<AccessLink>()
            join c in db.Customers on l.CustomerId equals c.CustomerId
            join a in db.Accounts on l.FinancedAccountId equals a.FinancedAccountId
            where l.SessionHash == hash && l.SessionEndsAt > now && l.RevokedAt == null
            select new LinkSession(l.Purpose, l.Reference, l.CustomerId, c.FirstName, a.Reference, l.IssuerName, l.SessionEndsAt!.Value))
            .AsNoTracking().SingleOrDefaultAsync(cancellationToken);
    }

    public Task<int> LeaveAsync(string? key, CancellationToken cancellationToken = default)
    {
        var hash = RandomKey.HashOf(key) ?? [];
        return db.Set<AccessLink>().Where(l => l.SessionHash == hash).ExecuteUpdateAsync(u => u.SetProperty(l => l.SessionEndsAt, (DateTime?)null), cancellationToken);
    }

    private async Task<OpenedLink> OpenInTransactionAsync(string? token, SecondThing second, long? signedInCustomer, Origin origin, CancellationToken cancellationToken)
    {
        var looked = await attempts.TakeAsync("access link network", origin.Network, Network, cancellationToken);
        if (!looked || await FindAsync(token, cancellationToken) is not { } link)
        {
            return new OpenedLink(LinkOpening.Over);
        }

        if (signedInCustomer is { } other && other != link.CustomerId)
        {
            return new OpenedLink(LinkOpening.NotYours);
        }

        var now = clock.UtcNow;
        var customer = await db.Customers.AsNoTracking().SingleAsync(c => c.CustomerId == link.CustomerId, cancellationToken);
        var lastFour = await db.Set<CustomerSsn>().Where(s => s.CustomerId == link.CustomerId).Select(s => s.LastFour).SingleOrDefaultAsync(cancellationToken);
        var right = Same(second.Zip.Trim() is { Length: >= 5 } zip ? zip[..5] : "", customer.Zip is { Length: >= 5 } known ? known[..5] : "")
            & (lastFour is null || Same(second.LastFour.Trim(), lastFour));
        var userId = await db.Users.Where(u => u.CustomerId == link.CustomerId).Select(u => (long?)u.Id).SingleOrDefaultAsync(cancellationToken);
        db.Add(AccessLogEntry.Of(right ? AccessEvent.LinkOpened : AccessEvent.LinkRefused, userId, origin, now));
        await db.SaveChangesAsync(cancellationToken);

        // One statement takes the try and, when the second thing is right, the link itself: of any number at the same moment one gets it.
        DateTime? usedAt = right ? now : null;
        var taken = await db.Set<AccessLink>()
            .Where(l => l.AccessLinkId == link.AccessLinkId && l.UsedAt == null && l.RevokedAt == null && l.ExpiresAt > now && l.Tries < AccessLink.MostTries)
            .ExecuteUpdateAsync(u => u.SetProperty(l => l.Tries, l => unchecked(l.Tries + 1)).SetProperty(l => l.UsedAt, usedAt), cancellationToken);
        if (taken == 0 || !right)
        {
            return new OpenedLink(taken == 0 ? LinkOpening.Over : LinkOpening.WrongSecondThing);
        }

        if (customer.Email.Length > 0)
        {
            db.Add(AccessLinkUsedEmail.For(customer, link, SecurityAlert.Moment(now)).ToOutbox(letterhead, businessClock.UtcNow()));
        }

        var key = RandomKey.New();
        if (link.Purpose is AccessLinkPurpose.Register)
        {
            if (userId is not null)
            {
                await db.SaveChangesAsync(cancellationToken);
                return new OpenedLink(LinkOpening.AlreadyRegistered);
            }

            db.Add(new RegistrationAttempt { KeyHash = RandomKey.HashOf(key)!, Stage = RegistrationStage.Proven, CustomerId = link.CustomerId, MayGoOn = true, CreatedAt = now, ExpiresAt = now + RegistrationAttempt.ProofLife });
            await db.SaveChangesAsync(cancellationToken);
        }
        else
        {
            await db.SaveChangesAsync(cancellationToken);
            var (hash, ends) = (RandomKey.HashOf(key), now + AccessLink.SessionLife);
            await db.Set<AccessLink>().Where(l => l.AccessLinkId == link.AccessLinkId)
                .ExecuteUpdateAsync(u => u.SetProperty(l => l.SessionHash, hash).SetProperty(l => l.SessionEndsAt, ends), cancellationToken);
        }

        return new OpenedLink(LinkOpening.Opened, link.Purpose, key);
    }

    private static byte[]? HashOf(string? token) => token?.Length == RandomKey.Length ? RandomKey.HashOf(token) : LetterCode.HashOf(token);

    private static bool Same(string typed, string known) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(typed), Encoding.UTF8.GetBytes(known));
}
