using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Demo.Personas;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace FinancePortal.Core.Demo;

/// <summary>The demo people: made in Development when the database is empty, and refused in Production.</summary>
public sealed class DemoService(PortalDbContext db, UserCreationService users, SsnService ssns, AccountNumberSeal seal, PasswordHashing hashing, Letterhead letterhead, IDocumentStore store, TimeProvider clock, IHostEnvironment environment)
{
    /// <summary>Makes everybody in one transaction: a demo that was interrupted leaves nothing behind.</summary>
    /// <returns>Whether there was anything to do.</returns>
    /// <exception cref="StartRefusedException">This is not Development.</exception>
    public async Task<bool> MakeIfEmptyAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment())
        {
            throw new StartRefusedException("Demo people are made in Development only.");
        }

        if (await db.Users.AnyAsync(cancellationToken) || await db.Customers.AnyAsync(cancellationToken))
        {
            return false;
        }

        var passwordHash = await hashing.HashAsync(DemoSignIn.Password, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var scene = new DemoScene(db, users, ssns, seal, letterhead, passwordHash, clock.UtcNow());
        foreach (var persona in Persona.All)
        {
            await persona.LiveAsync(scene);
            await db.SaveChangesAsync(cancellationToken);

            // Each save looks at all that is tracked: nobody needs the rows of the person before.
            db.ChangeTracker.Clear();
        }

        await new DemoPapers(db, store, clock.UtcNow()).FillAsync(cancellationToken);
        db.ChangeTracker.Clear();
        await new DemoDesk(db, letterhead, clock.UtcNow()).FillAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Everybody can read how demo people sign in, so Production must not run beside them.</summary>
    /// <exception cref="StartRefusedException">The database holds demo or load-test users.</exception>
    public async Task RefuseDemoPeopleAsync(CancellationToken cancellationToken)
    {
        var domain = DemoSignIn.Domain.ToUpperInvariant();
        var found = await db.Users.Where(u => u.NormalizedEmail!.EndsWith(domain)).OrderBy(u => u.Id).Select(u => u.Email).FirstOrDefaultAsync(cancellationToken);
        if (found is not null)
        {
            throw new StartRefusedException($"The database holds demo people, such as {found}, whose passwords are public. Point ConnectionStrings__Portal at a database without them.");
        }
    }
}
