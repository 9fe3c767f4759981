using FinancePortal.Core.Customers.Emails;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Registration;

/// <summary>What became of a step. At most one of the three is set; with none of them the attempt is over and begins anew.</summary>
/// <param name="Refusal">What to say beside the password or the address.</param>
/// <param name="MustConfirm">A code is on its way to the new address.</param>
/// <param name="Opened">The sign-in exists; its owner sets up a second factor next.</param>
public sealed record SetupAnswer(SetupRefusal? Refusal = null, bool MustConfirm = false, HalfSignedIn? Opened = null);

/// <param name="Password">What is wrong with the password.</param>
/// <param name="Email">What is wrong with the address.</param>
public sealed record SetupRefusal(string? Password = null, string? Email = null);

/// <summary>The last steps to a sign-in, for somebody who has proven who they are: address, password, and then the user itself.</summary>
public sealed class SignInSetupService(
    PortalDbContext db, SecurityClock clock, PasswordHashing hashing, PasswordRules rules, UserCreationService users, SecurityAlertService alerts, SecretKeys keys, FieldCipher cipher, Letterhead letterhead, TimeProvider businessClock)
{
    private const string Taken = "Somebody else signs in with this address. Each person needs an email address of their own.";

    /// <summary>The person behind a proven attempt.</summary>
    public async Task<Customer?> PersonAsync(RegistrationAttempt attempt, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        return attempt.Stage is RegistrationStage.AwaitingCode ? null : await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.CustomerId == attempt.CustomerId, cancellationToken);
    }

    /// <summary>Takes address and password. The address that was proven already needs no second proof; another one gets a code.</summary>
    public async Task<SetupAnswer> ChooseAsync(string? browser, string email, string password, Origin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(email);
        if (await ReadAsync(browser, cancellationToken) is not { } attempt || await PersonAsync(attempt, cancellationToken) is not { } customer)
        {
            return new SetupAnswer();
        }

        if (rules.Refusal(password, email, customer.FirstName, customer.LastName, customer.Street, customer.City, letterhead.Company) is { } refusal)
        {
            return new SetupAnswer(new SetupRefusal(Password: refusal));
        }

        var hash = await hashing.HashAsync(password, cancellationToken);
        return await InAttemptAsync(browser, async living =>
        {
            var taken = await IsTakenAsync(email, cancellationToken);
            if (living.ProvenEmail.Length > 0 && EmailAddress.Normalize(email) == EmailAddress.Normalize(living.ProvenEmail))
            {
                // The mailbox is theirs: they may know.
                return taken ? new SetupAnswer(new SetupRefusal(Email: Taken)) : await OpenAsync(living, email.Trim(), hash, origin, cancellationToken);
            }

            await MailAsync(living, email.Trim(), taken, customer, cancellationToken);
            living.PasswordHash = hash;
            return new SetupAnswer(MustConfirm: true);
        }, cancellationToken);
    }

    /// <summary>The code from the new address.</summary>
    /// <returns>With nothing set: the code is wrong, or the attempt is over.</returns>
    public Task<SetupAnswer> ConfirmEmailAsync(string? browser, string? code, Origin origin, CancellationToken cancellationToken = default) => InAttemptAsync(browser, async living =>
    {
        if (living.Stage is not RegistrationStage.AwaitingEmail || living.Tries >= RegistrationAttempt.MostTries)
        {
            return new SetupAnswer();
        }

        living.Tries++;
        return RegistrationCode.Matches(living, code, keys) && !await IsTakenAsync(living.Email, cancellationToken)
            ? await OpenAsync(living, living.Email, living.PasswordHash, origin, cancellationToken)
            : new SetupAnswer();
    }, cancellationToken);

    private async Task<SetupAnswer> OpenAsync(RegistrationAttempt attempt, string email, string passwordHash, Origin origin, CancellationToken cancellationToken)
    {
        var customer = await db.Customers.SingleAsync(c => c.CustomerId == attempt.CustomerId, cancellationToken);
        attempt.Stage = RegistrationStage.Completed;
        (attempt.Email, attempt.PasswordHash, attempt.CodeHash) = ("", "", []);
        if (await db.Users.AnyAsync(u => u.CustomerId == customer.CustomerId, cancellationToken))
        {
            return new SetupAnswer();
        }

        var user = (await users.CreateAsync([new NewUser(email, customer.FullName, passwordHash, TotpSecret: null, [Roles.Customer], customer.CustomerId)], cancellationToken)).Single();
        if (customer.Email.Length == 0)
        {
            customer.Email = email;
        }

        db.Add(AccessLogEntry.Of(AccessEvent.Registered, user.Id, origin, clock.UtcNow));
        await alerts.TellAsync(user, RegisteredEmail.For(), origin, cancellationToken);
        return new SetupAnswer(Opened: new HalfSignedIn(user.Id, user.SecurityStamp!, IsCustomer: true, MayEnroll: true));
    }

    private async Task MailAsync(RegistrationAttempt attempt, string email, bool taken, Customer customer, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var isAgain = attempt.Stage is RegistrationStage.AwaitingEmail && EmailAddress.Normalize(attempt.Email) == EmailAddress.Normalize(email) && attempt.MailedAt > now - RegistrationAttempt.BetweenMails;
        attempt.Stage = RegistrationStage.AwaitingEmail;
        attempt.Email = email;
        if (isAgain || attempt.Mails >= RegistrationAttempt.MostMails * 2)
        {
            return;
        }

        // Somebody else's address: its owner hears of it, and no code exists that would be right.
        var code = RegistrationCode.New();
        var owner = taken ? await db.Users.Include(u => u.Customer).SingleAsync(u => u.NormalizedEmail == EmailAddress.Normalize(email), cancellationToken) : null;
        var mail = (owner is null ? ConfirmAddressEmail.For(email, customer) : AddressInUseEmail.For(owner)).ToOutbox(letterhead, businessClock.UtcNow());
        mail.SealedSecret = cipher.Seal(code, mail.SecretAddress);
        db.Add(mail);
        attempt.CodeHash = taken ? RandomKey.HashOf(RandomKey.New())! : RegistrationCode.HashOf(code, attempt.KeyHash, keys);
        attempt.Tries = 0;
        attempt.Mails++;
        attempt.MailedAt = now;
    }

    private Task<bool> IsTakenAsync(string email, CancellationToken cancellationToken)
    {
        var name = EmailAddress.Normalize(email);
        return db.Users.AnyAsync(u => u.NormalizedEmail == name, cancellationToken);
    }

    private Task<RegistrationAttempt?> ReadAsync(string? browser, CancellationToken cancellationToken) => Living(browser).AsNoTracking().SingleOrDefaultAsync(cancellationToken);

    private Task<SetupAnswer> InAttemptAsync(string? browser, Func<RegistrationAttempt, Task<SetupAnswer>> step, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        if (await Living(browser).SingleOrDefaultAsync(cancellationToken) is not { } attempt)
        {
            return new SetupAnswer();
        }

        var answer = await step(attempt);
        await db.SaveChangesAsync(cancellationToken);
        return answer;
    }, cancellationToken);

    private IQueryable<RegistrationAttempt> Living(string? browser)
    {
        var (hash, now) = (RandomKey.HashOf(browser) ?? [], clock.UtcNow);
        return db.Set<RegistrationAttempt>().Where(a => a.KeyHash == hash && a.ExpiresAt > now && (a.Stage == RegistrationStage.Proven || a.Stage == RegistrationStage.AwaitingEmail));
    }
}
