using System.Globalization;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace FinancePortal.Core.Demo;

/// <summary>
/// Sign-ins for load and attack tests: <c>load1@example.test</c> and on, each owning one synthetic contract, with the demo's
/// password and authenticator key. Development only, and Production refuses to run beside them.
/// </summary>
public sealed class LoadUserService(PortalDbContext db, UserCreationService users, PasswordHashing hashing, IHostEnvironment environment)
{
    private const int BatchSize = 500;

    public static string Email(long number) => string.Create(CultureInfo.InvariantCulture, $"load{number}{DemoSignIn.Domain}");

    /// <summary>How many there are; new ones are numbered on.</summary>
    /// <exception cref="StartRefusedException">This is not Development.</exception>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        RequireDevelopment();
        var (before, after) = ("LOAD", DemoSignIn.Domain.ToUpperInvariant());
        return await db.Users.CountAsync(u => u.NormalizedEmail!.StartsWith(before) && u.NormalizedEmail.EndsWith(after), cancellationToken);
    }

    /// <summary>Gives customers in a row of keys their sign-ins; all share one hash, because hashing is slow on purpose.</summary>
    /// <exception cref="StartRefusedException">This is not Development.</exception>
    public async Task MakeAsync(long firstCustomer, int count, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        RequireDevelopment();
        var hash = await hashing.HashAsync(DemoSignIn.Password, cancellationToken);
        for (var made = 0; made < count; made += BatchSize)
        {
            var (from, to) = (firstCustomer + made, firstCustomer + Math.Min(count, made + BatchSize));
            var customers = await db.Customers.AsNoTracking().Where(c => c.CustomerId >= from && c.CustomerId < to).OrderBy(c => c.CustomerId).ToListAsync(cancellationToken);
            await users.CreateAsync([.. customers.Select(c => new NewUser(c.Email, c.FullName, hash, DemoSignIn.TotpSecret, [Roles.Customer], c.CustomerId))], cancellationToken);
            db.ChangeTracker.Clear();
            progress.Report(to - firstCustomer, "sign-ins");
        }
    }

    private void RequireDevelopment()
    {
        if (!environment.IsDevelopment())
        {
            throw new StartRefusedException("Sign-ins with public passwords are made in Development only: leave out --users.");
        }
    }
}
