using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FinancePortal.Core.Data;

/// <summary>Brings the database up to date, or says why the portal can't start on it.</summary>
public sealed class DatabaseService(PortalDbContext db, TimeProvider clock)
{
    /// <summary>The whole schema of one database file is made in a second or two: a lock much older belongs to nobody.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>For start-up: an old database is refused with the command that cures it.</summary>
    /// <exception cref="StartRefusedException">Migrations are pending.</exception>
    public async Task RequireUpToDateAsync(CancellationToken cancellationToken)
    {
        var pending = await PendingAsync(cancellationToken);
        if (pending.Count > 0)
        {
            throw new StartRefusedException(
                $"The database lacks {Count(pending.Count)} ({string.Join(", ", pending)}): run `FinancePortal.Web migrate` first, or set Database__MigrateAtStart=true.");
        }
    }

    /// <summary>Applies what is pending and names it; nothing is locked or written when nothing is pending.</summary>
    /// <exception cref="StartRefusedException">Another migration holds the lock, or left it behind when it was killed.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken)
    {
        MakeFolder();
        if (db.Database.IsSqlServer())
        {
            await SqlServerPortalDbContext.CreateIfMissingAsync(db.Database.GetConnectionString()!, cancellationToken);
        }

        var pending = await PendingAsync(cancellationToken);
        if (pending.Count > 0)
        {
            await WaitForLockAsync(cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);
        }

        return pending;
    }

    /// <summary>Takes away the lock that a killed migration left behind (SQLite; SQL Server's lock ends with its session).</summary>
    public async Task<bool> ClearMigrationLockAsync(CancellationToken cancellationToken)
    {
        if (await LockedSinceAsync(cancellationToken) is null)
        {
            return false;
        }

        await db.Database.ExecuteSqlRawAsync("""DELETE FROM "__EFMigrationsLock" """, cancellationToken);
        return true;
    }

    private async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken) =>
        [.. await db.Database.GetPendingMigrationsAsync(cancellationToken)];

    /// <summary>EF waits without end for a lock row that a killed process left in the file; this waits a while and then says so.</summary>
    private async Task WaitForLockAsync(CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (await LockedSinceAsync(cancellationToken) is { } since)
        {
            if (clock.GetElapsedTime(started) > Patience)
            {
                throw new StartRefusedException(
                    $"A migration that began at {since} holds the database's migration lock. If none is running any more, it was killed: clear its lock with `FinancePortal.Web migrate --clear-lock`.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }
    }

    private async Task<string?> LockedSinceAsync(CancellationToken cancellationToken)
    {
        if (!db.Database.IsSqlite() || !File.Exists(DataFile()))
        {
            return null;
        }

        var tables = await db.Database.SqlQueryRaw<int>("""SELECT COUNT(*) AS "Value" FROM sqlite_master WHERE name = '__EFMigrationsLock'""").SingleAsync(cancellationToken);
        return tables == 0 ? null : await db.Database.SqlQueryRaw<string>("""SELECT "Timestamp" AS "Value" FROM "__EFMigrationsLock" """).FirstOrDefaultAsync(cancellationToken);
    }

    private void MakeFolder()
    {
        if (db.Database.IsSqlite() && Path.GetDirectoryName(Path.GetFullPath(DataFile())) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }
    }

    private string DataFile() => new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;

    private static string Count(int migrations) => migrations == 1 ? "a migration" : string.Create(CultureInfo.InvariantCulture, $"{migrations} migrations");
}
