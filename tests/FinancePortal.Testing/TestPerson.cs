using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Testing;

/// <summary>Somebody whom the company knows from a contract and who has no sign-in yet.</summary>
/// <param name="Ssn">As it is typed, with hyphens.</param>
public sealed record TestPerson(Customer Customer, string Ssn);

public static class Strangers
{
    private static int count;

    /// <summary>A customer with a number, an address and a mailbox of their own.</summary>
    public static async Task<TestPerson> PersonAsync(this PortalHost host, string firstName = "Jordan", string lastName = "Vale", string? email = null)
    {
        var number = Interlocked.Increment(ref count);
        await using var scope = host.Services.CreateAsyncScope();
        await using var db = host.Database.Open();
        var customer = new Customer
        {
            FirstName = firstName,
            LastName = lastName,
            BornOn = new DateOnly(1987, 4, 19),
            Email = email ?? $"{firstName.ToLowerInvariant()}{number}@mail.test",
            Phone = "503-555-0190",
            Street = "1204 Cedar Street",
            City = "Portland",
            State = "OR",
            Zip = "97214",
            CreatedAt = host.Clock.GetUtcNow().UtcDateTime,
        };
        db.Add(customer);
        await db.SaveChangesAsync();
        var ssn = Number(number);
        new SsnService(db, scope.ServiceProvider.GetRequiredService<FieldCipher>(), scope.ServiceProvider.GetRequiredService<SsnLookup>(), host.Clock).Add(customer.CustomerId, ssn, SsnLookup.Cheap);
        await db.SaveChangesAsync();
        return new TestPerson(customer, ssn);
    }

    /// <summary>A number that nobody in any test database has.</summary>
    public static string UnknownSsn() => $"6{Interlocked.Increment(ref count) % 60:00}-55-{(Interlocked.Add(ref count, 7) % 9000) + 500:0000}";

    /// <summary>Fills the first page of registration.</summary>
    public static Page Claim(this Page page, TestPerson person) => page
        .Fill("First name", person.Customer.FirstName).Fill("Last name", person.Customer.LastName)
        .Fill("Street address", person.Customer.Street).Fill("ZIP code", person.Customer.Zip)
        .Fill("Month", "4").Fill("Day", "19").Fill("Year", "1987").Fill("Social Security number or ITIN", person.Ssn);

    /// <summary>What was mailed to an address, the newest first, with its secrets.</summary>
    public static async Task<List<OutboxEmail>> MailAsync(this PortalHost host, string to)
    {
        await using var db = host.Database.Open();
        var cipher = host.Services.GetRequiredService<FieldCipher>();
        var mails = await db.OutboxEmails.AsNoTracking().Where(e => e.To == to && e.DueAt != null).OrderByDescending(e => e.OutboxEmailId).ToListAsync();
        return [.. mails.Select(m => m.Opened(cipher))];
    }

    /// <summary>The code in the newest e-mail to an address.</summary>
    public static async Task<string> MailedCodeAsync(this PortalHost host, string to)
    {
        var text = (await host.MailAsync(to))[0].TextBody;
        var at = text.IndexOf("Your code: ", StringComparison.Ordinal);
        return text.Substring(at + "Your code: ".Length, 8);
    }

    private static string Number(int number) => $"3{number / 10_000 % 90 + 10:00}-{number / 100 % 90 + 10:00}-{(number * 7 % 9000) + 1000:0000}";
}
