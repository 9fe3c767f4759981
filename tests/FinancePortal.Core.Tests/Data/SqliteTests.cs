using System.Data.Common;
using FinancePortal.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Data;

/// <summary>How a SQLite file is opened, always on SQLite.</summary>
public sealed class SqliteTests : IDisposable
{
    private const int Busy = 5;

    private readonly PortalDatabase database = PortalDatabase.Sqlite();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task Every_pooled_connection_is_durable_checks_foreign_keys_and_waits_its_turn()
    {
        // Twice three at once, so that connections come new and from the pool.
        for (var round = 0; round < 2; round++)
        {
            var contexts = Enumerable.Range(0, 3).Select(_ => database.Open()).ToList();
            foreach (var db in contexts)
            {
                await db.Database.OpenConnectionAsync();
            }

            foreach (var db in contexts)
            {
                Assert.Equal("wal", await Pragma<string>(db, "journal_mode"));
                Assert.Equal(2L, await Pragma<long>(db, "synchronous"));
                Assert.Equal(1L, await Pragma<long>(db, "foreign_keys"));
                Assert.True(await Pragma<long>(db, "busy_timeout") >= 5000);
                await db.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task A_write_transaction_begins_immediate()
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();

        // Nothing was written yet; were the transaction deferred, somebody else could still take the write lock.
        await using var other = new SqliteConnection(new SqliteConnectionStringBuilder(database.ConnectionString) { DefaultTimeout = 1, Pooling = false }.ConnectionString);
        await other.OpenAsync();
        var error = await Assert.ThrowsAsync<SqliteException>(() => Execute(other, "BEGIN IMMEDIATE"));
        Assert.Equal(Busy, error.SqliteErrorCode);

        await transaction.RollbackAsync();
        await Execute(other, "BEGIN IMMEDIATE");
    }

    [Fact]
    public async Task A_database_of_ones_own_is_ready_to_use()
    {
        using var first = PortalDatabase.Sqlite();
        using var second = PortalDatabase.Sqlite();
        await using var db = second.Open();

        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.NotEqual(first.File, second.File);
    }

    [Fact]
    public async Task A_backup_that_SQLite_made_opens_like_the_original()
    {
        using var backup = database.Copy(); // VACUUM INTO, which leaves WAL behind
        await using var db = backup.Open();

        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        await db.Database.OpenConnectionAsync();
        Assert.Equal("wal", await Pragma<string>(db, "journal_mode"));
    }

    private static async Task<T> Pragma<T>(DbContext db, string name)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Execute(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
