using FinancePortal.Core.Audit;
using FinancePortal.Core.Customers.Emails;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.AccessLinks;

/// <summary>A link that somebody wants sent. Where it goes is not theirs to say: to the e-mail or postal address on file.</summary>
/// <param name="Life">At most <see cref="AccessLink.LongestLife"/>; letters live <see cref="AccessLink.LetterLife"/>.</param>
public sealed record NewAccessLink(AccessLinkPurpose Purpose, AccessLinkDelivery Delivery, long CustomerId, long? FinancedAccountId = null, TimeSpan? Life = null);

public enum AccessLinkRefusal
{
    /// <summary>The customer has as many open links as they may have.</summary>
    TooManyOpen = 1,

    /// <summary>The issuer sent as many today as they may send.</summary>
    TooManyToday = 2,

    /// <summary>There is no address on file.</summary>
    NoAddress = 3,
}

/// <summary>The issuer sees when a link was sent, opened or withdrawn, never the link.</summary>
public sealed record AccessLinkLine(
    string Reference, AccessLinkPurpose Purpose, AccessLinkDelivery Delivery, string CustomerName, string IssuerName, DateTime CreatedAt, DateTime ExpiresAt, DateTime? UsedAt, DateTime? RevokedAt, int Tries)
{
    public bool IsOpen(DateTime now) => UsedAt is null && RevokedAt is null && ExpiresAt > now && Tries < AccessLink.MostTries;
}

/// <summary>Makes, lists and withdraws access links. Whether the customer is the issuer's own is asked by the page that calls.</summary>
public sealed class AccessLinkService(PortalDbContext db, SecurityClock clock, FieldCipher cipher, Letterhead letterhead, TimeProvider businessClock)
{
    /// <returns>Why not; nothing when it is on its way.</returns>
    /// <exception cref="NotFoundException">There is no such customer.</exception>
    public Task<AccessLinkRefusal?> IssueAsync(NewAccessLink wanted, Actor actor, CancellationToken cancellationToken = default) =>
        db.WriteAsync(() => IssueInTransactionAsync(wanted, actor, cancellationToken), cancellationToken);

    public Task<List<AccessLinkLine>> ListAsync(long issuerUserId, CancellationToken cancellationToken = default) =>
        LinesAsync(db.Set<AccessLink>().Where(l => l.IssuedBy == issuerUserId), cancellationToken);

    /// <summary>Whoever had them sent.</summary>
    public Task<List<AccessLinkLine>> ListOfCustomerAsync(long customerId, CancellationToken cancellationToken = default) =>
        LinesAsync(db.Set<AccessLink>().Where(l => l.CustomerId == customerId), cancellationToken);

    /// <summary>Withdraws a link of one's own, and the look at an account that it may have opened.</summary>
    /// <exception cref="NotFoundException">It is somebody else's, or was withdrawn.</exception>
    public Task RevokeAsync(string reference, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return RevokeAsync(db.Set<AccessLink>().Where(l => l.Reference == reference && l.IssuedBy == actor.UserId), actor, cancellationToken);
    }

    /// <summary>The same for a colleague who has the customer's file open, whoever had the link sent.</summary>
    /// <exception cref="NotFoundException">It is not this customer's, or was withdrawn.</exception>
    public Task RevokeOfCustomerAsync(long customerId, string reference, Actor actor, CancellationToken cancellationToken = default) =>
        RevokeAsync(db.Set<AccessLink>().Where(l => l.Reference == reference && l.CustomerId == customerId), actor, cancellationToken);

    private Task<int> RevokeAsync(IQueryable<AccessLink> which, Actor actor, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        var link = await which.SingleOrDefaultAsync(l => l.RevokedAt == null, cancellationToken) ?? throw new NotFoundException();
        link.RevokedAt = clock.UtcNow;
        link.SessionEndsAt = null;
        db.Add(new AuditRow(actor, "access link withdrawn", link.Reference, businessClock.UtcNow(), link.CustomerId));
        return await db.SaveChangesAsync(cancellationToken);
    }, cancellationToken);

    private Task<List<AccessLinkLine>> LinesAsync(IQueryable<AccessLink> which, CancellationToken cancellationToken) => (
        from l in which
        join c in db.Customers on l.CustomerId equals c.CustomerId
        orderby l.AccessLinkId descending
        select new AccessLinkLine(l.Reference, l.Purpose, l.Delivery, c.FirstName + " " + c.LastName, l.IssuerName, l.CreatedAt, l.ExpiresAt, l.UsedAt, l.RevokedAt, l.Tries)).Take(200).ToListAsync(cancellationToken);

    /// <summary>For a caller that has a transaction of its own.</summary>
    internal async Task<AccessLinkRefusal?> IssueInTransactionAsync(NewAccessLink wanted, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(actor);
        var now = clock.UtcNow;
        var customer = await db.Customers.SingleOrDefaultAsync(c => c.CustomerId == wanted.CustomerId, cancellationToken) ?? throw new NotFoundException();
        var byLetter = wanted.Delivery is AccessLinkDelivery.Letter;
        if (byLetter ? customer.Street.Length == 0 : customer.Email.Length == 0)
        {
            return AccessLinkRefusal.NoAddress;
        }

        if (await db.Set<AccessLink>().CountAsync(l => l.CustomerId == customer.CustomerId && l.UsedAt == null && l.RevokedAt == null && l.ExpiresAt > now && l.Tries < AccessLink.MostTries, cancellationToken) >= AccessLink.MostOpenPerCustomer)
        {
            return AccessLinkRefusal.TooManyOpen;
        }

        var day = now.AddDays(-1);
        if (actor.UserId is { } issuer && await db.Set<AccessLink>().CountAsync(l => l.IssuedBy == issuer && l.CreatedAt > day, cancellationToken) >= AccessLink.MostPerIssuerAndDay)
        {
            return AccessLinkRefusal.TooManyToday;
        }

        var token = byLetter ? LetterCode.New() : RandomKey.New();
        var life = byLetter ? AccessLink.LetterLife : wanted.Life is { } asked && asked <= AccessLink.LongestLife ? asked : AccessLink.DefaultLife;
        var link = new AccessLink
        {
            Hash = (byLetter ? LetterCode.HashOf(token) : RandomKey.HashOf(token))!,
            Purpose = wanted.Purpose,
            Delivery = wanted.Delivery,
            CustomerId = customer.CustomerId,
            FinancedAccountId = wanted.FinancedAccountId,
            IssuedBy = actor.UserId,
            IssuerName = actor.Kind is ActorKind.System ? letterhead.Company : actor.Name,
            CreatedAt = now,
            ExpiresAt = now + life,
        };
        db.Add(link);
        if (byLetter)
        {
            db.Add(AccessLetter.For(customer, letterhead, businessClock.UtcNow()).WithSecret(token, cipher));
        }
        else
        {
            var mail = AccessLinkEmail.For(customer, link).ToOutbox(letterhead, businessClock.UtcNow());
            mail.SealedSecret = cipher.Seal(token, mail.SecretAddress);
            db.Add(mail);
        }

        db.Add(new AuditRow(actor, "access link sent", link.Reference, businessClock.UtcNow(), customer.CustomerId, link.FinancedAccountId, after: $"{link.Purpose}, {link.Delivery}"));
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }
}
