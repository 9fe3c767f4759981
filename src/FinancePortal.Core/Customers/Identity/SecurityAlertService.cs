using FinancePortal.Core.Audit;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>
/// Tells a person, at every address the company has for them, what happened to their sign-in, and writes it down. All rows are added to the
/// caller's unit of work: no event without its e-mail, no e-mail without its event.
/// </summary>
public sealed class SecurityAlertService(PortalDbContext db, OneTimeTokenService tokens, FieldCipher cipher, Letterhead letterhead, TimeProvider clock)
{
    private static readonly TimeSpan NotMeLife = TimeSpan.FromDays(14);

    public async Task TellAsync(PortalUser user, SecurityAlert alert, Origin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(alert);
        ArgumentNullException.ThrowIfNull(origin);
        var customer = user.CustomerId is { } id ? await db.Customers.SingleAsync(c => c.CustomerId == id, cancellationToken) : null;
        var now = clock.UtcNow();
        foreach (var address in Addresses(user, customer).Concat(alert.AlsoTell).Where(a => a.Length > 0).DistinctBy(EmailAddress.Normalize, StringComparer.Ordinal))
        {
            var email = alert.ToDraft(address, customer?.FirstName ?? user.DisplayName, user.CustomerId, customer?.Language ?? MailWords.English, origin, now).ToOutbox(letterhead, now);
            if (!alert.WithoutNotMe)
            {
                email.SealedSecret = cipher.Seal(tokens.Issue(TokenPurpose.NotMe, user.Id, NotMeLife, address), email.SecretAddress);
            }

            db.Add(email);
        }

        if (user.CustomerId is { } customerId)
        {
            db.Add(new Notification { CustomerId = customerId, Kind = NotificationKind.Security, Title = MailWords.In(MailWords.English, alert.Title), Body = MailWords.In(MailWords.English, alert.Text), Link = alert.Page, CreatedAt = now });
        }

        var kind = user.CustomerId is null ? ActorKind.Staff : ActorKind.Customer;
        db.Add(new AuditRow(new Actor(kind, user.Id, user.CustomerId, user.DisplayName, origin.Source), alert.Action, customer?.Reference ?? "", now));
    }

    private static IEnumerable<string> Addresses(PortalUser user, Customer? customer) => [user.EmailConfirmed ? user.Email ?? "" : "", customer?.Email ?? ""];
}
