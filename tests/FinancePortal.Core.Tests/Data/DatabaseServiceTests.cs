using FinancePortal.Core.Data;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Data;

/// <summary>Start-up and the database: missing, old, locked by a migration that was killed. Always on SQLite, where the lock is a row.</summary>
public sealed class DatabaseServiceTests
{
    private readonly string folder = Path.Combine(TestFolder.New("start"), "data");

    private string ConnectionString => $"Data Source={Path.Combine(folder, "portal.db")};Pooling=False";

    [Fact]
    public async Task A_missing_database_is_made_with_its_folder()
    {
        await using var db = DesignTime.Sqlite(ConnectionString);
        var service = new DatabaseService(db, TimeProvider.System);

        Assert.NotEmpty(await service.MigrateAsync(CancellationToken.None));
        Assert.Empty(await service.MigrateAsync(CancellationToken.None));
        await service.RequireUpToDateAsync(CancellationToken.None);
    }

    [Fact]
    public async Task An_old_database_is_refused_with_the_command_that_cures_it()
    {
        Directory.CreateDirectory(folder);
        await using var db = DesignTime.Sqlite(ConnectionString);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => new DatabaseService(db, TimeProvider.System).RequireUpToDateAsync(CancellationToken.None));

        Assert.Contains("_Initial", refused.Message, StringComparison.Ordinal);
        Assert.Contains("`FinancePortal.Web migrate`", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lock_of_a_killed_migration_is_explained_and_can_be_cleared()
    {
        Directory.CreateDirectory(folder);
        await using var db = DesignTime.Sqlite(ConnectionString);
        await db.Database.ExecuteSqlRawAsync("""
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-20 17:00:00')
            """);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => new DatabaseService(db, new HurriedClock()).MigrateAsync(CancellationToken.None));
        Assert.Contains("2026-11-20 17:00:00", refused.Message, StringComparison.Ordinal);
        Assert.Contains("migrate --clear-lock", refused.Message, StringComparison.Ordinal);

        var service = new DatabaseService(db, TimeProvider.System);
        Assert.True(await service.ClearMigrationLockAsync(CancellationToken.None));
        Assert.False(await service.ClearMigrationLockAsync(CancellationToken.None));
        Assert.NotEmpty(await service.MigrateAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_lock_left_behind_does_not_matter_when_nothing_is_pending()
    {
        await using var db = DesignTime.Sqlite(ConnectionString);
        var service = new DatabaseService(db, new HurriedClock());
        await service.MigrateAsync(CancellationToken.None);
        await db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-20 17:00:00')""");

        Assert.Empty(await service.MigrateAsync(CancellationToken.None));
    }

    /// <summary>Each look at it is a minute later.</summary>
    private sealed class HurriedClock : TimeProvider
    {
        private long minutes;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => ++minutes * 60;
    }
}
