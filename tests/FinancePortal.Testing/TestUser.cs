using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Testing;

/// <summary>Somebody with a sign-in, and the authenticator app in their pocket.</summary>
public sealed class TestUser
{
    public const string Password = "correct horse battery staple";
    private long lastStep;

    public required long UserId { get; init; }
    public required long? CustomerId { get; init; }
    public required string Email { get; init; }
    public required string Secret { get; set; }

    /// <summary>The code that the app shows; when it was used before, the next one that is still accepted.</summary>
    public string Code(PortalHost host)
    {
        var now = Core.Customers.Identity.Totp.StepAt(host.Clock.GetUtcNow().ToUnixTimeSeconds());
        lastStep = Math.Max(now, lastStep + 1);
        return lastStep <= now + 1
            ? Testing.Totp.Code(Secret, DateTimeOffset.FromUnixTimeSeconds(lastStep * 30))
            : throw new InvalidOperationException("Two codes are used up: advance the host's clock by half a minute.");
    }
}

public static class People
{
    private static int count;

    /// <summary>A customer with a sign-in.</summary>
    public static async Task<TestUser> CustomerAsync(this PortalHost host, string firstName = "Avery", string lastName = "Stone")
    {
        await using var db = host.Database.Open();
        var email = Address(firstName);
        var customer = new Customer { FirstName = firstName, LastName = lastName, Email = email, Zip = "10001", CreatedAt = host.Clock.GetUtcNow().UtcDateTime };
        db.Add(customer);
        await db.SaveChangesAsync();
        return await host.UserAsync(email, customer.FullName, customer.CustomerId, Roles.Customer);
    }

    /// <summary>A customer who has a password and no second factor yet, as registration leaves them.</summary>
    public static async Task<TestUser> NewcomerAsync(this PortalHost host)
    {
        var person = await host.CustomerAsync("Newton");
        await using var db = host.Database.Open();
        await db.Set<AuthenticatorApp>().Where(a => a.UserId == person.UserId).ExecuteDeleteAsync();
        await db.Users.Where(u => u.Id == person.UserId).ExecuteUpdateAsync(u => u.SetProperty(x => x.TwoFactorEnabled, false));
        person.Secret = "";
        return person;
    }

    /// <summary>A colleague or dealer with a sign-in.</summary>
    public static Task<TestUser> StaffAsync(this PortalHost host, params string[] roles) => host.UserAsync(Address("staff"), "Sam Staff", customerId: null, roles);

    /// <summary>From the front door to the page after it.</summary>
    public static async Task<Page> SignInAsync(this Visitor visitor, PortalHost host, TestUser person, string page = "/sign-in")
    {
        var form = await visitor.GetAsync(page);
        var code = await form.Fill("Email", person.Email).Fill("Password", TestUser.Password).SubmitAsync("Sign in");
        return await code.Fill("6-digit code", person.Code(host)).SubmitAsync("Sign in");
    }

    /// <summary>A visitor who has signed in.</summary>
    public static async Task<Visitor> SignedInAsync(this PortalHost host, TestUser person)
    {
        var visitor = host.Visitor();
        await visitor.SignInAsync(host, person);
        return visitor;
    }

    private static async Task<TestUser> UserAsync(this PortalHost host, string email, string name, long? customerId, params string[] roles)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var hash = await scope.ServiceProvider.GetRequiredService<PasswordHashing>().HashAsync(TestUser.Password);
        var secret = Core.Customers.Identity.Totp.NewSecret();
        var user = (await scope.ServiceProvider.GetRequiredService<UserCreationService>().CreateAsync([new NewUser(email, name, hash, secret, roles, customerId)])).Single();
        return new TestUser { UserId = user.Id, CustomerId = customerId, Email = email, Secret = secret };
    }

    private static string Address(string name) => $"{name.ToLowerInvariant()}{Interlocked.Increment(ref count)}@example.test";
}
