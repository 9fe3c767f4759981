using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Values;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Core.Customers.Registration;

/// <param name="MayLook">The claim is compared with the company's records; else nothing comes of it, and nobody sees that.</param>
/// <param name="IsBusy">So many claims come in that everybody's answer is held back.</param>
/// <param name="IsPersistent">The same number was claimed so often this month that a colleague looks at it.</param>
public readonly record struct RegistrationGate(bool MayLook, bool IsBusy, bool IsPersistent);

/// <summary>
/// Counts claims by what is claimed and where it comes from, never by what exists (AUTH part 3): a limit that is reached tells nothing. The site's own
/// counter stops nobody, for then a stranger could close registration for all; it slows the answers down and raises the alarm.
/// </summary>
public sealed class RegistrationGateService(AttemptService attempts, SsnService ssns, ILogger<RegistrationGateService> log)
{
    private const string Site = "register site";
    private const string PersonOfDay = "register person";
    private const string PersonOfMonth = "register person month";
    private const string Name = "register name";
    private static readonly AttemptRule Person = new() { Window = TimeSpan.FromHours(24), Most = 5 };
    private static readonly AttemptRule PersonMonth = new() { Window = TimeSpan.FromDays(30), Most = 20 };
    private static readonly AttemptRule Network = new() { Window = TimeSpan.FromHours(1), Most = 10 };
    private static readonly AttemptRule NetworkDay = new() { Window = TimeSpan.FromHours(24), Most = 30 };
    private static readonly AttemptRule Browser = new() { Window = TimeSpan.FromHours(1), Most = 5 };
    private static readonly AttemptRule Busy = new() { Window = TimeSpan.FromMinutes(10), Most = 100 };

    public async Task<RegistrationGate> TakeAsync(PersonClaim claim, string browser, Origin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(origin);
        var digits = Ssn.Digits(claim.Ssn) ?? "";
        var name = NameOf(claim.LastName, claim.Zip, claim.BornOn);
        var busy = !await attempts.TakeAsync(Site, "", Busy, cancellationToken);
        var persistent = !await attempts.TakeAsync(PersonOfMonth, digits, PersonMonth, cancellationToken);
        var look = !persistent & await attempts.TakeAsync(PersonOfDay, digits, Person, cancellationToken)
            & await attempts.TakeAsync(Name, name, Person, cancellationToken)
            & await attempts.TakeAsync("register network", origin.Network, Network, cancellationToken)
            & await attempts.TakeAsync("register network day", origin.Network, NetworkDay, cancellationToken)
            & await attempts.TakeAsync("register browser", browser, Browser, cancellationToken);
        if (busy)
        {
            log.LogWarning("More than {Most} registrations in ten minutes: answers are slowed down", Busy.Most);
        }

        return new RegistrationGate(look, busy, persistent);
    }

    /// <summary>A colleague has spoken with this customer: what was claimed in their name counts no longer. Their number is read for this and shown to nobody.</summary>
    public async Task LiftAsync(Customer customer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(customer);
        if (await ssns.DigitsAsync(customer.CustomerId, cancellationToken) is { } digits)
        {
            await attempts.ClearAsync(PersonOfDay, digits, cancellationToken);
            await attempts.ClearAsync(PersonOfMonth, digits, cancellationToken);
        }

        await attempts.ClearAsync(Name, NameOf(customer.LastName, customer.Zip.Length > 5 ? customer.Zip[..5] : customer.Zip, customer.BornOn), cancellationToken);
    }

    private static string NameOf(string lastName, string? zip, DateOnly? bornOn) => $"{lastName.Trim().ToUpperInvariant()}|{zip}|{bornOn:yyyy-MM-dd}";
}
