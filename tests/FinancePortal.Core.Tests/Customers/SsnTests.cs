using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace FinancePortal.Core.Tests.Customers;

/// <summary>DATA parts 1 and 2: numbers are sealed for their row, found by a keyed slow hash, renewed under load and shown only with a reason.</summary>
[Trait("Feature", "F-1403")]
[Trait("Rule", "R-707")]
public sealed class SsnTests : IDisposable
{
    private readonly PortalDatabase database = new();
    private readonly FakeClock clock = new();
    private readonly SecretKeys keys = TestKeys.New();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task A_number_is_found_with_and_without_hyphens_and_no_other_is()
    {
        var id = await CustomerAsync("536-90-4399");
        await using var db = database.Open();
        Assert.Equal(id, (await Service(db).FindAsync("536904399"))?.CustomerId);
        Assert.Equal(id, (await Service(db).FindAsync(" 536-90-4399 "))?.CustomerId);
        Assert.Null(await Service(db).FindAsync("536-90-4398"));
        Assert.Null(await Service(db).FindAsync("four"));
        Assert.Null(await Service(db).FindAsync(null));
    }

    [Fact]
    public async Task One_number_belongs_to_one_person()
    {
        await CustomerAsync("536-90-4399");
        await Assert.ThrowsAsync<DbUpdateException>(() => CustomerAsync("536904399"));
    }

    [Fact]
    [Trait("Proof", "P-LKP1")]
    public async Task Without_the_key_the_stored_hashes_match_no_guess()
    {
        await CustomerAsync("536-90-4399");
        await using var db = database.Open();
        Assert.Null(await Service(db, TestKeys.New()).FindAsync("536-90-4399"));
    }

    [Fact]
    public async Task The_full_number_is_shown_with_a_reason_and_leaves_a_trace()
    {
        var id = await CustomerAsync("536-90-4399");
        var colleague = new Actor(ActorKind.Staff, UserId: 7, CustomerId: null, "Sam Staff", "10.0.0.1");
        await using var db = database.Open();
        await Assert.ThrowsAsync<ArgumentException>(() => Service(db).RevealAsync(id, colleague));
        Assert.Empty(await db.AuditRows.ToListAsync());

        Assert.Equal("536904399", await Service(db).RevealAsync(id, colleague with { Reason = "tax form returned" }));
        var trace = Assert.Single(await db.AuditRows.AsNoTracking().ToListAsync());
        Assert.Equal(("SSN shown", "tax form returned", 7L, (long?)id), (trace.Action, trace.Reason, trace.UserId!.Value, trace.CustomerId));
        Assert.DoesNotContain("536904399", trace.After + trace.Before + trace.Subject, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("ASVS", "V11.3.3")]
    [Trait("Proof", "P-ENC1")]
    public async Task Numbers_swapped_between_two_rows_do_not_open()
    {
        var (one, other) = (await CustomerAsync("536-90-4399"), await CustomerAsync("123-45-6788"));
        await using (var db = database.Open())
        {
            var rows = await db.Set<CustomerSsn>().ToDictionaryAsync(s => s.CustomerId);
            (rows[one].Sealed, rows[other].Sealed) = (rows[other].Sealed, rows[one].Sealed);
            await db.SaveChangesAsync();
        }

        await using var after = database.Open();
        foreach (var id in new[] { one, other })
        {
            await Assert.ThrowsAsync<SealedFieldException>(() => Service(after).RevealAsync(id, Actor.System("test") with { Reason = "r" }));
        }
    }

    [Fact]
    [Trait("Proof", "P-ENC2")]
    [Trait("Proof", "P-LKP2")]
    public async Task Keys_are_renewed_while_numbers_are_looked_up_and_the_old_ones_can_go()
    {
        var numbers = Enumerable.Range(1, 40).Select(i => $"5369{i:00000}").ToList();
        foreach (var number in numbers)
        {
            await CustomerAsync(number);
        }

        var both = new SecretKeys(Next(keys.Fields), Next(keys.Lookups), keys.Passwords, keys.Audits);
        using var done = new CancellationTokenSource();
        var looking = Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(async () =>
        {
            for (var n = i; !done.IsCancellationRequested; n++)
            {
                await using var db = database.Open();
                Assert.NotNull(await Service(db, both).FindAsync(numbers[n % numbers.Count]));
            }
        })));

        await using (var db = database.Open())
        {
            await db.Set<CustomerSsn>().Where(s => s.LastFour == "0007").ExecuteUpdateAsync(u => u.SetProperty(s => s.Sealed, new byte[40]));
            var cipher = new FieldCipher(both);
            var job = new RenewSecretsJob(Service(db, both), new AuthenticatorService(db, new SecurityClock(clock), cipher), new WaitingSecretsService(db, cipher), NullLogger<RenewSecretsJob>.Instance);
            Assert.Equal("39 secrets renewed, 1 unreadable", await job.RunAsync(clock.Today(), JobProgress.Silent(clock), CancellationToken.None));
        }

        await done.CancelAsync();
        await looking;

        var only = new SecretKeys(Only(both.Fields), Only(both.Lookups), keys.Passwords, keys.Audits);
        await using var after = database.Open();
        foreach (var number in numbers.Where(n => n[5..] != "0007"))
        {
            var customer = await Service(after, only).FindAsync(number);
            Assert.Equal(number, await Service(after, only).RevealAsync(customer!.CustomerId, Actor.System("test") with { Reason = "r" }));
        }
    }

    [Fact]
    public void Production_hashes_nobody_cheaply()
    {
        Assert.Throws<InvalidOperationException>(() => new SsnLookup(keys, mayBeCheap: false).Hash("536904399", SsnLookup.Cheap));
        Assert.Single(new SsnLookup(keys, mayBeCheap: false).Candidates("536904399"));
        Assert.NotEqual(
            new SsnLookup(keys, mayBeCheap: true).Hash("536904399", SsnLookup.Cheap).Value,
            new SsnLookup(keys, mayBeCheap: true).Hash("536904399").Value);
    }

    private static KeySet Next(KeySet set) => new(new Dictionary<int, byte[]> { [1] = set.Find(1)!, [2] = TestKeys.Set(1).CurrentKey });

    private static KeySet Only(KeySet set) => new(new Dictionary<int, byte[]> { [2] = set.Find(2)! });

    private SsnService Service(PortalDbContext db, SecretKeys? with = null) => new(db, new FieldCipher(with ?? keys), new SsnLookup(with ?? keys, mayBeCheap: true), clock);

    private async Task<long> CustomerAsync(string ssn)
    {
        await using var db = database.Open();
        var customer = new Customer { FirstName = "Avery", LastName = "Stone", CreatedAt = clock.UtcNow() };
        db.Add(customer);
        await db.SaveChangesAsync();
        Service(db).Add(customer.CustomerId, ssn);
        await db.SaveChangesAsync();
        return customer.CustomerId;
    }
}
