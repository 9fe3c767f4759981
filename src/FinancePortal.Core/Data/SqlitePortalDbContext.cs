using System.Data.Common;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FinancePortal.Core.Data;

/// <summary>
/// The embedded default. One writer at a time: Microsoft.Data.Sqlite begins every transaction IMMEDIATE, so a write never
/// fails half-way because it first read.
/// </summary>
public sealed class SqlitePortalDbContext(DbContextOptions<SqlitePortalDbContext> options) : PortalDbContext(options)
{
    private static readonly KeptConnection.Interceptor KeptConnections = new();

    public static void Configure(DbContextOptionsBuilder builder, string connectionString)
    {
        var connection = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, Pooling = true };
        builder.UseSqlite(connection.ConnectionString).AddInterceptors(Pragmas.Instance, KeptConnections).LeaveFailuresToCallers();
    }

    /// <summary>
    /// WAL is a property of the file; the others belong to each connection. The pool keeps connections open with their settings,
    /// so each is set up once, not each time it is handed out.
    /// </summary>
    private sealed class Pragmas : DbConnectionInterceptor
    {
        public static Pragmas Instance { get; } = new();

        private const string PerConnection = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000;";
        private const string PerFile = "PRAGMA journal_mode=WAL; ";

        private readonly ConditionalWeakTable<object, object> done = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            if (SqliteBinding.HandleOf((SqliteConnection)connection) is not { } handle || !done.TryAdd(handle, handle))
            {
                return;
            }

            using var command = connection.CreateCommand();

            // EF looks whether the database exists through a connection that may not write, and a restored backup is not in WAL yet.
            var readOnly = connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.Ordinal);
            command.CommandText = readOnly ? PerConnection : PerFile + PerConnection;
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            // SQLite does no asynchronous I/O: the async form would only add cost.
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}

internal static class SqliteBinding
{
    // Its type belongs to an older SQLitePCLRaw than the compiler is told (ADR 0005), so it is read without being named.
    private static readonly Func<SqliteConnection, object?> Handle =
        typeof(SqliteConnection).GetProperty("Handle")!.GetMethod!.CreateDelegate<Func<SqliteConnection, object?>>();

    /// <summary>What SQLite calls the connection; null when it is closed.</summary>
    public static object? HandleOf(SqliteConnection connection) => Handle(connection);

    /// <summary>Lets Microsoft.Data.Sqlite 10, built against SQLitePCLRaw 2.1, run on 2.0.6, and prefers the system's newer SQLite.</summary>
#pragma warning disable CA2255 // the one place that always runs before Microsoft.Data.Sqlite is touched
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Initialize()
    {
        // Only requests that carry a version: the retry by simple name must not come back here (endless recursion).
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            name.Version is not null && name.Name!.StartsWith("SQLitePCLRaw.", StringComparison.Ordinal)
                ? context.LoadFromAssemblyName(new AssemblyName(name.Name))
                : null;
        NativeLibrary.SetDllImportResolver(Assembly.Load("SQLitePCLRaw.provider.e_sqlite3"), static (name, _, _) =>
            string.Equals(name, "e_sqlite3", StringComparison.Ordinal) && NativeLibrary.TryLoad("libsqlite3.so.0", out var handle) ? handle : 0);
    }
}
