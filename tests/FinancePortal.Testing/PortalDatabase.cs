using System.Data.Common;
using FinancePortal.Core.Data;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Testing;

/// <summary>
/// A migrated database of one's own, made in milliseconds: a copy of a SQLite file that was migrated once. When
/// PORTAL_TEST_SQLSERVER holds a connection string, a database on that server instead (Database__MaxBatchSize is honored).
/// </summary>
public sealed class PortalDatabase : IDisposable
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("PORTAL_TEST_SQLSERVER") is { Length: > 0 } server ? server : null;
    private static readonly string? MaxBatchSize = Environment.GetEnvironmentVariable("Database__MaxBatchSize");

    /// <summary>Some servers do not bear two databases being made at once.</summary>
    private static readonly Lock OneAtATime = new();

    private static readonly Lazy<string> Template = new(MakeTemplate);

    private readonly string name = $"portal_test_{Guid.NewGuid():N}";

    public PortalDatabase()
        : this(Server is not null)
    {
    }

    private PortalDatabase(bool sqlServer, PortalDatabase? from = null)
    {
        StatementCounter.Listen();
        IsSqlServer = sqlServer;
        if (sqlServer)
        {
            ConnectionString = new SqlConnectionStringBuilder(Server) { InitialCatalog = name }.ConnectionString;
            lock (OneAtATime)
            {
                SqlServerPortalDbContext.CreateIfMissingAsync(ConnectionString, CancellationToken.None).GetAwaiter().GetResult();
                using var db = Open();
                db.Database.Migrate();
            }
        }
        else
        {
            File = Path.Combine(TestFolder.Path, name + ".db");
            ConnectionString = $"Data Source={File}";
            if (from is null)
            {
                System.IO.File.Copy(Template.Value, File);
                return;
            }

            using var source = from.Open();
            source.Database.ExecuteSql($"VACUUM INTO {File}");
        }
    }

    public bool IsSqlServer { get; }
    public string ConnectionString { get; }

    /// <summary>The SQLite file; empty on SQL Server.</summary>
    public string File { get; } = "";

    /// <summary>For tests of what only SQLite does.</summary>
    public static PortalDatabase Sqlite() => new(sqlServer: false);

    /// <summary>Another one with the same rows, as they are now.</summary>
    public PortalDatabase Copy() => new(sqlServer: false, from: this);

    public PortalDbContext Open() => IsSqlServer
        ? DesignTime.SqlServer(ConnectionString, MaxBatchSize is { Length: > 0 } size ? int.Parse(size) : null)
        : DesignTime.Sqlite(ConnectionString);

    public bool Owns(DbConnection connection) => IsSqlServer ? connection.Database == name : connection.DataSource == File;

    /// <summary>The configuration that makes a host use this database.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("Database:Provider", IsSqlServer ? "SqlServer" : "Sqlite"),
        new("ConnectionStrings:Portal", ConnectionString),
        .. IsSqlServer && MaxBatchSize is { Length: > 0 } size ? [new KeyValuePair<string, string>("Database:MaxBatchSize", size)] : Array.Empty<KeyValuePair<string, string>>(),
    ];

    public void Dispose()
    {
        if (IsSqlServer)
        {
            lock (OneAtATime)
            {
                // Not EnsureDeleted: it first alters the database, which not every server that speaks TDS can.
                SqlConnection.ClearAllPools();
                using var master = new SqlConnection(new SqlConnectionStringBuilder(ConnectionString) { InitialCatalog = "master" }.ConnectionString);
                master.Open();
                using var drop = master.CreateCommand();
                drop.CommandText = $"DROP DATABASE IF EXISTS [{name}]";
                drop.ExecuteNonQuery();
            }

            return;
        }

        using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder(ConnectionString) { ForeignKeys = true, Pooling = true }.ConnectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        foreach (var file in Directory.EnumerateFiles(TestFolder.Path, name + ".db*"))
        {
            System.IO.File.Delete(file);
        }
    }

    private static string MakeTemplate()
    {
        var file = Path.Combine(TestFolder.Path, "template.db");
        using (var db = DesignTime.Sqlite($"Data Source={file};Pooling=False"))
        {
            db.Database.Migrate();
            db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        SqliteConnection.ClearAllPools();
        return file;
    }
}
