using FinancePortal.Core.Audit;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Values;
using FinancePortal.Testing;

namespace FinancePortal.Core.Tests.Audit;

/// <summary>How long a row is unsealed, and where the head of the chain goes (SCHEMA, Audit).</summary>
[Trait("Feature", "F-1404")]
public sealed class SealTimeTests : IAsyncLifetime
{
    private readonly PortalCore core = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public void Rows_are_sealed_each_second_and_verified_each_night()
    {
        Assert.Equal(TimeSpan.FromSeconds(1), JobSchedule.All.Single(j => j.Job == typeof(SealAuditJob)).Every);
        Assert.NotNull(JobSchedule.All.Single(j => j.Job == typeof(VerifyAuditJob)).DailyAt);
    }

    [Fact]
    public async Task One_run_seals_all_that_waits_and_writes_the_new_head_outside_the_database()
    {
        await using (var db = core.Open())
        {
            db.AuditRows.AddRange(Enumerable.Range(0, 900).Select(i => new AuditRow(new Actor(ActorKind.Staff, UserId: 7, CustomerId: null, "Sam Whitfield"), $"action {i}", "X", core.Clock.UtcNow())));
            await db.SaveChangesAsync();
        }

        Assert.Equal(900, await core.WithAsync<AuditSealService, int>(s => s.SealAsync(CancellationToken.None)));
        Assert.Equal([400L, 800L, 900L], new AuditHeads(core.HeadFolder).Read().Select(h => h.Number));
        Assert.Equal(new AuditVerdict(900, 0, null), await core.WithAsync<AuditVerificationService, AuditVerdict>(v => v.VerifyAsync(static _ => { }, CancellationToken.None)));
    }
}
