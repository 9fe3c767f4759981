using FinancePortal.Core.Audit;
using FinancePortal.Core.Data;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Audit;

/// <summary>P-AUD1: somebody with every right on the database changes the trail, and verify names the first bad row.</summary>
[Trait("Rule", "P-AUD1")]
public sealed class AuditTamperingTests : IAsyncLifetime
{
    private const int Rows = 12;
    private readonly PortalCore core = new();

    public async Task InitializeAsync()
    {
        for (var i = 1; i <= Rows; i++)
        {
            await WriteAsync($"action {i}");
            core.Clock.Advance(TimeSpan.FromSeconds(5));
            await SealAsync();
        }

        Assert.Equal(new AuditVerdict(Rows, 0, null), await VerifyAsync());
    }

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task One_a_changed_field_is_found()
    {
        await AsOwnerAsync("UPDATE AuditRows SET ActorName = 'Somebody else' WHERE AuditRowId = 5");
        Assert.Equal("row 5 (seal 5) is not what was sealed", (await VerifyAsync()).FirstBad);
    }

    [Fact]
    public async Task Two_a_deleted_row_is_found()
    {
        await AsOwnerAsync("DELETE FROM AuditRows WHERE AuditRowId = 6");
        Assert.Equal("row 6 (seal 6) was deleted", (await VerifyAsync()).FirstBad);

        await AsOwnerAsync("DELETE FROM AuditSeals WHERE AuditRowId = 6");
        Assert.Equal("seal 6 is missing", (await VerifyAsync()).FirstBad);
    }

    [Fact]
    public async Task Three_the_last_rows_cut_off_with_their_seals_are_found_by_the_head_outside()
    {
        await AsOwnerAsync("DELETE FROM AuditRows WHERE AuditRowId > 9", "DELETE FROM AuditSeals WHERE AuditRowId > 9");
        Assert.Contains("seal 10 is missing", (await VerifyAsync()).FirstBad, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Four_a_row_put_in_the_middle_is_found_even_when_the_sealer_runs_afterwards()
    {
        await AsOwnerAsync("DELETE FROM AuditRows WHERE AuditRowId = 4", "DELETE FROM AuditSeals WHERE AuditRowId = 4");
        Assert.Equal("seal 4 is missing", (await VerifyAsync()).FirstBad);

        await using var other = new PortalCore();
        await WriteAsync("a gap in the keys", other);
        await AsOwnerAsync(other, "UPDATE AuditRows SET AuditRowId = 40");
        await SealAsync(other);
        await WriteAsync("put in afterwards", other);
        await AsOwnerAsync(other, "UPDATE AuditRows SET AuditRowId = 7, At = '2026-01-01 00:00:00' WHERE Action = 'put in afterwards'");
        await SealAsync(other);
        Assert.Equal("row 7 was put between others: it was never sealed", (await VerifyAsync(other)).FirstBad);
    }

    [Fact]
    public async Task Five_two_rows_that_changed_places_are_found()
    {
        await AsOwnerAsync("UPDATE AuditRows SET AuditRowId = 1000 WHERE AuditRowId = 3", "UPDATE AuditRows SET AuditRowId = 3 WHERE AuditRowId = 8", "UPDATE AuditRows SET AuditRowId = 8 WHERE AuditRowId = 1000");
        Assert.Equal("row 3 (seal 3) is not what was sealed", (await VerifyAsync()).FirstBad);
    }

    [Fact]
    public async Task Six_a_chain_made_anew_without_the_key_is_found()
    {
        await AsOwnerAsync("UPDATE AuditRows SET Reason = 'none' WHERE AuditRowId = 2");
        await MakeAnewAsync(TestKeys.Set(1));
        Assert.Equal("row 1 (seal 1) is not what was sealed", (await VerifyAsync()).FirstBad);
    }

    [Fact]
    public async Task Six_even_a_chain_made_anew_with_the_key_is_found_by_the_heads_outside()
    {
        await AsOwnerAsync("UPDATE AuditRows SET Reason = 'none' WHERE AuditRowId = 2");
        await MakeAnewAsync(core.Keys.Audits);
        Assert.Equal("row 2 (seal 2) is not what was written down outside the database", (await VerifyAsync()).FirstBad);
    }

    [Fact]
    public async Task Seven_an_old_backup_put_in_place_is_found_also_after_it_went_on_living()
    {
        using var backup = core.Database.Copy();
        await WriteAsync("after the backup");
        await SealAsync();

        await using (var db = backup.Open())
        {
            Assert.Contains($"seal {Rows + 1} is missing", (await Verification(db).VerifyAsync(static _ => { }, CancellationToken.None)).FirstBad, StringComparison.Ordinal);
            db.AuditRows.Add(Row("another life", core.Clock));
            await db.SaveChangesAsync();
            await Sealer(db).SealAsync(CancellationToken.None);
            core.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        // The head of the other life was written down last; the first life's own row is what no longer fits.
        Assert.NotNull((await VerifyAsync()).FirstBad);
    }

    [Fact]
    public async Task Rows_that_wait_for_the_sealer_are_counted_and_are_no_alarm()
    {
        await WriteAsync("just now");
        Assert.Equal(new AuditVerdict(Rows, 1, null), await VerifyAsync());
    }

    [Fact]
    public async Task A_row_that_commits_late_is_sealed_behind_the_newer_ones()
    {
        await WriteAsync("late");
        await AsOwnerAsync($"UPDATE AuditRows SET AuditRowId = {Rows + 20} WHERE Action = 'late'");
        await SealAsync();
        await WriteAsync("later");
        await AsOwnerAsync($"UPDATE AuditRows SET AuditRowId = {Rows + 19} WHERE Action = 'later'");
        await SealAsync();
        Assert.Equal(new AuditVerdict(Rows + 2, 0, null), await VerifyAsync());
    }

    [Fact]
    [Trait("Rule", "P-AUD2")]
    public async Task Two_sealers_at_once_and_many_writers_give_one_chain_without_a_gap()
    {
        await using var second = core.SecondInstance();
        var writers = Enumerable.Range(0, 4).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                await WriteAsync($"writer {w} action {i}");
            }
        })).ToList();
        while (!writers.TrueForAll(w => w.IsCompleted))
        {
            await Task.WhenAll(SealAsync(), SealAsync(second));
        }

        await Task.WhenAll(writers);
        await SealAsync();
        Assert.Equal(new AuditVerdict(Rows + 100, 0, null), await VerifyAsync());
    }

    private async Task WriteAsync(string action, PortalCore? on = null)
    {
        await using var db = (on ?? core).Open();
        db.AuditRows.Add(Row(action, (on ?? core).Clock));
        await db.SaveChangesAsync();
    }

    private static AuditRow Row(string action, FakeClock clock) =>
        new(new Actor(ActorKind.Staff, UserId: 7, CustomerId: null, "Sam Whitfield", "10.0.0.7", "a reason"), action, "0123456789ABCDEF", clock.UtcNow(), before: "1", after: "2");

    private Task<int> SealAsync(PortalCore? on = null) => (on ?? core).WithAsync<AuditSealService, int>(s => s.SealAsync(CancellationToken.None));

    private Task<AuditVerdict> VerifyAsync(PortalCore? on = null) => (on ?? core).WithAsync<AuditVerificationService, AuditVerdict>(s => s.VerifyAsync(static _ => { }, CancellationToken.None));

    private AuditVerificationService Verification(PortalDbContext db) => new(db, core.Keys, new AuditHeads(core.HeadFolder));

    private AuditSealService Sealer(PortalDbContext db) => new(db, core.Keys, new AuditHeads(core.HeadFolder), core.Clock);

    /// <summary>What somebody does who may write code but not read the key, or may even that.</summary>
    private async Task MakeAnewAsync(KeySet keys)
    {
        await AsOwnerAsync("DELETE FROM AuditSeals");
        await using var db = core.Open();
        var (hash, number) = (AuditChain.Start, 0L);
        foreach (var row in await db.AuditRows.AsNoTracking().OrderBy(a => a.AuditRowId).ToListAsync())
        {
            hash = AuditChain.Link(keys.CurrentKey, hash, ++number, row.At.AddSeconds(5), row);
            db.AuditSeals.Add(new AuditSeal { Number = number, AuditRowId = row.AuditRowId, Hash = hash, KeyNumber = 1, SealedAt = row.At.AddSeconds(5) });
        }

        await db.SaveChangesAsync();
    }

    private Task AsOwnerAsync(params string[] statements) => AsOwnerAsync(core, statements);

    private static async Task AsOwnerAsync(PortalCore on, params string[] statements)
    {
        await using var db = on.Open();
        string[] triggers = on.Database.IsSqlServer
            ? ["DROP TRIGGER IF EXISTS AuditRows_append_only", "DROP TRIGGER IF EXISTS AuditSeals_append_only"]
            : [.. from table in new[] { "AuditRows", "AuditSeals" } from action in new[] { "update", "delete" } select $"DROP TRIGGER IF EXISTS {table}_append_only_{action}"];
        foreach (var statement in triggers.Concat(statements))
        {
            await db.Database.ExecuteSqlRawAsync(statement);
        }
    }
}
