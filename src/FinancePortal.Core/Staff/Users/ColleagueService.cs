using FinancePortal.Core.Audit;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Staff.Emails;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Staff.Users;

/// <summary>What became of making a sign-in for a colleague.</summary>
public enum ColleagueAnswer
{
    Made = 1,

    /// <summary>Somebody signs in with this address already.</summary>
    EmailTaken = 2,

    /// <summary>Two administrators can agree to everything else; more are made in the portal.</summary>
    AdministratorsEnough = 3,
}

/// <summary>
/// Makes sign-ins for colleagues (SCHEMA, first people): without a password that anybody knows, opened by a link that works once. The person
/// sets a password and a second factor before anything else.
/// </summary>
public sealed class ColleagueService(PortalDbContext db, UserCreationService users, OneTimeTokenService tokens, PasswordHashing hashing, FieldCipher cipher, Letterhead letterhead, TimeProvider clock)
{
    /// <summary>Whoever asks and whoever agrees.</summary>
    private const int FirstAdministrators = 2;

    public static readonly TimeSpan LinkLife = TimeSpan.FromDays(3);

    /// <summary>The first administrators, for an operator with the database in their hands. The link is for the person and stands nowhere else.</summary>
    public async Task<(ColleagueAnswer Answer, Uri? Link)> CreateAdministratorAsync(string email, string name, CancellationToken cancellationToken = default)
    {
        var hash = await hashing.HashAsync(RandomKey.New(), cancellationToken);
        return await db.WriteAsync(
            async () =>
            {
                var role = Roles.IdOf(Roles.Administrator);
                if (await db.Users.CountAsync(u => u.DisabledAt == null && db.UserRoles.Any(r => r.UserId == u.Id && r.RoleId == role), cancellationToken) >= FirstAdministrators)
                {
                    return (ColleagueAnswer.AdministratorsEnough, null);
                }

                if (await MakeAsync(email, name, hash, [Roles.Administrator], Actor.System("admin create"), "administrator created", cancellationToken) is not var (user, token))
                {
                    return (ColleagueAnswer.EmailTaken, (Uri?)null);
                }

                await db.SaveChangesAsync(cancellationToken);
                return (ColleagueAnswer.Made, letterhead.Page($"/reset-password/{token}"));
            },
            cancellationToken);
    }

    /// <summary>Somebody who may sign in and nothing else, until two people agree to a role. The link goes to them by e-mail.</summary>
    public async Task<ColleagueAnswer> InviteAsync(string email, string name, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var hash = await hashing.HashAsync(RandomKey.New(), cancellationToken);
        return await db.WriteAsync(
            async () =>
            {
                if (await MakeAsync(email, name, hash, [], actor, "colleague invited", cancellationToken) is not var (user, token))
                {
                    return ColleagueAnswer.EmailTaken;
                }

                var mail = ColleagueInvitedEmail.For(user, actor.Name).ToOutbox(letterhead, clock.UtcNow());
                mail.SealedSecret = cipher.Seal(token, mail.SecretAddress);
                db.Add(mail);
                await db.SaveChangesAsync(cancellationToken);
                return ColleagueAnswer.Made;
            },
            cancellationToken);
    }

    private async Task<(PortalUser User, string Token)?> MakeAsync(string email, string name, string hash, IReadOnlyList<string> roles, Actor actor, string action, CancellationToken cancellationToken)
    {
        var normalized = EmailAddress.Normalize(email);
        if (await db.Users.AnyAsync(u => u.NormalizedEmail == normalized, cancellationToken))
        {
            return null;
        }

        var user = (await users.CreateAsync([new NewUser(email.Trim(), name.Trim(), hash, TotpSecret: null, roles)], cancellationToken))[0];
        db.AuditRows.Add(new AuditRow(actor, action, $"user {user.Id}", clock.UtcNow(), after: user.DisplayName));
        return (user, tokens.Issue(TokenPurpose.ResetPassword, user.Id, LinkLife, normalized));
    }
}
