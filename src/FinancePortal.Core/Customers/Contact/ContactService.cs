using FinancePortal.Core.Customers.Emails;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Customers.Risk;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Contact;

/// <summary>A postal address in the United States.</summary>
public sealed record PostalAddress(string Street, string City, string State, string Zip)
{
    public static PostalAddress Of(Customer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return new PostalAddress(customer.Street, customer.City, customer.State, customer.Zip);
    }
}

/// <summary>What a customer changes about themselves. Whoever could be reached before the change hears of it, and money out waits three days.</summary>
public sealed class ContactService(PortalDbContext db, SecurityClock clock, SecurityAlertService alerts, RiskService risk, Letterhead letterhead, TimeProvider businessClock)
{
    public Task<Customer> FindAsync(long customerId, CancellationToken cancellationToken = default) =>
        db.Customers.AsNoTracking().SingleAsync(c => c.CustomerId == customerId, cancellationToken);

    /// <param name="seen">The version of the customer that the form showed.</param>
    /// <returns>False when somebody changed the customer since; nothing was saved then.</returns>
    public Task<bool> ChangeAddressAsync(PostalAddress address, long seen, Actor actor, Origin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        return ChangeAsync(seen, actor, origin, customer =>
        {
            var old = PostalAddress.Of(customer);
            if (old == address)
            {
                return null;
            }

            if (AddressChangedLetter.To(old, customer, letterhead, businessClock.UtcNow()) is { } letter)
            {
                db.Add(letter);
            }

            (customer.Street, customer.City, customer.State, customer.Zip) = address;
            return ContactChangedEmail.Address();
        }, cancellationToken);
    }

    /// <param name="phone">As <see cref="UsPhone"/> writes it.</param>
    /// <param name="seen">The version of the customer that the form showed.</param>
    /// <returns>False when somebody changed the customer since; nothing was saved then.</returns>
    public Task<bool> ChangePhoneAsync(string phone, long seen, Actor actor, Origin origin, CancellationToken cancellationToken = default) => ChangeAsync(seen, actor, origin, customer =>
    {
        if (customer.Phone == phone)
        {
            return null;
        }

        customer.Phone = phone;
        return ContactChangedEmail.Phone(phone);
    }, cancellationToken);

    /// <summary>What is worth an e-mail, and the language to speak in. Nothing that needs telling.</summary>
    /// <param name="seen">The version of the customer that the form showed.</param>
    /// <returns>False when somebody changed the customer since; nothing was saved then.</returns>
    public async Task<bool> ChooseAsync(long customerId, IReadOnlyCollection<NotificationKind> noEmailAbout, string language, long seen, CancellationToken cancellationToken = default)
    {
        var muted = Customer.Topics(noEmailAbout);
        return await db.Customers.Where(c => c.CustomerId == customerId && c.Version == seen)
            .ExecuteUpdateAsync(u => u.SetProperty(c => c.NoEmailAbout, muted).SetProperty(c => c.Language, language).SetProperty(c => c.Version, c => c.Version + 1), cancellationToken) == 1;
    }

    private Task<bool> ChangeAsync(long seen, Actor actor, Origin origin, Func<Customer, SecurityAlert?> change, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        var user = await db.Users.SingleAsync(u => u.Id == actor.UserId, cancellationToken);
        var customer = await db.Customers.SingleAsync(c => c.CustomerId == user.CustomerId, cancellationToken);
        if (customer.Version != seen)
        {
            return false;
        }

        if (change(customer) is not { } alert)
        {
            return true;
        }

        customer.MoneyOutHeldUntil = clock.UtcNow + RiskService.AfterContactChange;
        db.Add(AccessLogEntry.Of(AccessEvent.ContactChanged, user.Id, origin, clock.UtcNow, detail: alert.Action));
        await alerts.TellAsync(user, alert, origin, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await risk.NoteAsync(customer.CustomerId, RiskyAct.ContactChanged, cancellationToken);
        return true;
    }, cancellationToken);
}
