using System.Text.RegularExpressions;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace FinancePortal.Core.Tests.Secrets;

/// <summary>A new key is added, everything is sealed anew while it is read and written, and then the old key can go. For SSNs see <c>SsnTests</c>.</summary>
[Trait("Proof", "P-ENC2")]
[Trait("Feature", "F-1403")]
[Trait("Rule", "R-707")]
public sealed partial class KeyRotationTests : IDisposable
{
    private const int Rows = 60;
    private readonly PortalDatabase database = new();
    private readonly FakeClock clock = new();
    private readonly SecretKeys old = TestKeys.New();

    public void Dispose() => database.Dispose();

    [GeneratedRegex(@"FieldAddress \w[^\n]*=> new\(""(?<table>\w+)"", (?:nameof\((?:\w+\.)?(?<column>\w+)\)|""(?<column>\w+)"")")]
    private static partial Regex Address();

    [Fact]
    public void Every_sealed_column_is_one_that_is_renewed_or_gone_within_minutes()
    {
        string[] renewed = ["CustomerSsns.Sealed", "PaymentMethods.AccountNumber", "AuthenticatorApps.Secret", "OutboxEmails.SealedSecret", "PostalLetters.SealedSecret"];
        string[] shortLived = ["KeptForms.Fields"];
        Assert.True(KeptForm.Life <= TimeSpan.FromMinutes(15));
        var sealedColumns = Directory.EnumerateFiles(Repository.PathTo("src/FinancePortal.Core"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => Address().Matches(File.ReadAllText(f))).Select(m => $"{m.Groups["table"].Value}.{m.Groups["column"].Value}").Distinct();
        Assert.Equal(renewed.Concat(shortLived).Order(StringComparer.Ordinal), sealedColumns.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Bank_numbers_authenticators_and_waiting_secrets_are_renewed_under_load_and_the_old_key_can_go()
    {
        var before = new FieldCipher(old);
        await FillAsync(before);
        var both = new SecretKeys(Next(old.Fields), old.Lookups, old.Passwords, old.Audits);
        var cipher = new FieldCipher(both);

        using var done = new CancellationTokenSource();
        var reads = 0;
        var load = Task.WhenAll(Enumerable.Range(0, 4).Select(reader => Task.Run(async () =>
        {
            for (var n = reader; !done.IsCancellationRequested; n += 7)
            {
                await ReadAsync(cipher, (n % Rows) + 1);
                Interlocked.Increment(ref reads);
            }
        })));
        while (Volatile.Read(ref reads) < 20)
        {
            await Task.Delay(5);
        }

        await using (var db = database.Open())
        {
            // One number comes in while the old key is still the newest on another instance.
            var late = await db.PaymentMethods.OrderBy(m => m.PaymentMethodId).LastAsync();
            new AccountNumberSeal(before).Close(late, Number(Rows));
            await db.SaveChangesAsync();
        }

        await RenewAsync(cipher);
        var readMeanwhile = Volatile.Read(ref reads);
        await done.CancelAsync();
        await load;
        Assert.True(readMeanwhile > 20, $"{readMeanwhile} reads");

        var only = new FieldCipher(new SecretKeys(new KeySet(new Dictionary<int, byte[]> { [2] = both.Fields.CurrentKey }), old.Lookups, old.Passwords, old.Audits));
        for (var n = 1; n <= Rows; n++)
        {
            await ReadAsync(only, n);
        }

        await using var after = database.Open();
        Assert.Equal(0, await after.PaymentMethods.CountAsync(m => m.AccountNumberKey != 2));
        Assert.Equal(0, await after.Set<AuthenticatorApp>().CountAsync(a => a.SecretKey != 2));
        Assert.Equal("0 secrets renewed, 0 unreadable", await Job(after, cipher).RunAsync(clock.Today(), JobProgress.Silent(clock), CancellationToken.None));
    }

    [Fact]
    public async Task A_value_that_does_not_open_is_counted_and_the_others_are_renewed()
    {
        await FillAsync(new FieldCipher(old));
        await using (var db = database.Open())
        {
            await db.OutboxEmails.Where(e => e.Subject == "mail 7").ExecuteUpdateAsync(u => u.SetProperty(e => e.SealedSecret, new byte[50]));
        }

        await using var after = database.Open();
        var cipher = new FieldCipher(new SecretKeys(Next(old.Fields), old.Lookups, old.Passwords, old.Audits));
        Assert.Equal($"{(3 * Rows) - 1} secrets renewed, 1 unreadable", await Job(after, cipher).RunAsync(clock.Today(), JobProgress.Silent(clock), CancellationToken.None));
    }

    private static string Number(int n) => $"0001234{n:00000}";

    private static KeySet Next(KeySet set) => new(new Dictionary<int, byte[]> { [1] = set.Find(1)!, [2] = TestKeys.Set(1).CurrentKey });

    private RenewSecretsJob Job(PortalDbContext db, FieldCipher cipher) => new(
        new SsnService(db, cipher, new SsnLookup(old, mayBeCheap: true), clock), new AuthenticatorService(db, new SecurityClock(clock), cipher), new WaitingSecretsService(db, cipher), NullLogger<RenewSecretsJob>.Instance);

    private async Task RenewAsync(FieldCipher cipher)
    {
        await using var db = database.Open();
        await Job(db, cipher).RunAsync(clock.Today(), JobProgress.Silent(clock), CancellationToken.None);
        await new RenewAccountNumbersJob(new AccountNumberRenewalService(db, cipher), NullLogger<RenewAccountNumbersJob>.Instance).RunAsync(clock.Today(), JobProgress.Silent(clock), CancellationToken.None);
    }

    private async Task FillAsync(FieldCipher cipher)
    {
        await using var db = database.Open();
        for (var n = 1; n <= Rows; n++)
        {
            var customer = new Customer { FirstName = "Avery", LastName = $"Stone {n}", CreatedAt = clock.UtcNow() };
            var method = new PaymentMethod { Customer = customer, Kind = PaymentMethodKind.Checking, LastFour = "", AddedAt = clock.UtcNow() };
            new AccountNumberSeal(cipher).Close(method, Number(n));
            var user = new PortalUser { UserName = $"user{n}", Email = $"user{n}@example.test", CreatedAt = clock.UtcNow() };
            db.AddRange(method, user);
            await db.SaveChangesAsync();
            db.Add(new AuthenticatorApp { UserId = user.Id, Secret = cipher.Seal($"SECRET{n}", AuthenticatorApp.SecretAddress(user.Id)), SecretKey = cipher.CurrentKey, EnrolledAt = clock.UtcNow() });
            var mail = new OutboxEmail { To = "a@example.test", Subject = $"mail {n}", TextBody = OutboxEmail.SecretMark, CreatedAt = clock.UtcNow(), DueAt = clock.UtcNow() };
            mail.SealedSecret = cipher.Seal($"token {n}", mail.SecretAddress);
            db.AddRange(mail, new PostalLetter { CustomerId = customer.CustomerId, Addressee = "A", Subject = $"letter {n}", Body = OutboxEmail.SecretMark, CreatedAt = clock.UtcNow() }.WithSecret($"code {n}", cipher));
            await db.SaveChangesAsync();
        }
    }

    /// <summary>Reads the four values of one person and compares them.</summary>
    private async Task ReadAsync(FieldCipher cipher, int n)
    {
        await using var db = database.Open();
        var method = await db.PaymentMethods.AsNoTracking().SingleAsync(m => m.Customer.LastName == $"Stone {n}");
        Assert.Equal(Number(n), new AccountNumberSeal(cipher).Open(method));
        var app = await (from a in db.Set<AuthenticatorApp>() join u in db.Users on a.UserId equals u.Id where u.UserName == $"user{n}" select a).AsNoTracking().SingleAsync();
        Assert.Equal($"SECRET{n}", cipher.Open(app.Secret, AuthenticatorApp.SecretAddress(app.UserId)));
        Assert.Equal($"token {n}", (await db.OutboxEmails.AsNoTracking().SingleAsync(e => e.Subject == $"mail {n}")).Opened(cipher).TextBody);
        Assert.Equal($"code {n}", (await db.Set<PostalLetter>().AsNoTracking().SingleAsync(l => l.Subject == $"letter {n}")).Opened(cipher));
    }
}
