using FinancePortal.Core.Data;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using Microsoft.AspNetCore.Identity;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>A new sign-in.</summary>
/// <param name="PasswordHash">From <see cref="PasswordHashing"/>; one hash may serve many synthetic users.</param>
/// <param name="TotpSecret">Base32. Without it the person sets up a factor before anything else.</param>
/// <param name="CustomerId">For customers: the person it belongs to.</param>
public sealed record NewUser(string Email, string DisplayName, string PasswordHash, string? TotpSecret, IReadOnlyList<string> Roles, long? CustomerId = null);

/// <summary>Makes sign-ins: for the demo, for load tests, for the first administrator. People make their own by registering.</summary>
public sealed class UserCreationService(PortalDbContext db, SecurityClock clock, FieldCipher cipher)
{
    public async Task<IReadOnlyList<PortalUser>> CreateAsync(IReadOnlyList<NewUser> wanted, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var now = clock.UtcNow;
        var users = wanted.Select(w => new PortalUser
        {
            UserName = w.Email,
            NormalizedUserName = EmailAddress.Normalize(w.Email),
            Email = w.Email,
            NormalizedEmail = EmailAddress.Normalize(w.Email),
            EmailConfirmed = true,
            DisplayName = w.DisplayName,
            CustomerId = w.CustomerId,
            PasswordHash = w.PasswordHash,
            SecurityStamp = Reference.New(),
            TwoFactorEnabled = w.TotpSecret is not null,
            CreatedAt = now,
        }).ToList();

        // A secret is sealed for its row, so the rows come first; both in one transaction, the caller's if there is one.
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        db.Users.AddRange(users);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var (user, asked) in users.Zip(wanted))
        {
            if (asked.TotpSecret is { } secret)
            {
                db.Add(new AuthenticatorApp { UserId = user.Id, Secret = cipher.Seal(secret, AuthenticatorApp.SecretAddress(user.Id)), SecretKey = cipher.CurrentKey, EnrolledAt = now });
            }

            db.UserRoles.AddRange(asked.Roles.Select(r => new IdentityUserRole<long> { UserId = user.Id, RoleId = Roles.IdOf(r) }));
        }

        await db.SaveChangesAsync(cancellationToken);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return users;
    }
}
