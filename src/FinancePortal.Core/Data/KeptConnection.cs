using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FinancePortal.Core.Data;

/// <summary>
/// Keeps what SQLite has parsed and planned. Microsoft.Data.Sqlite forgets a statement with its command and a command with its
/// connection, and EF opens and closes around each query: more than half of a page's processor time went there
/// (docs/performance.md). So a context's connection stays open until the context itself is disposed, in the pool too, and runs a
/// text that it has run before from the prepared statement.
/// </summary>
internal sealed class KeptConnection(string connectionString) : SqliteConnection(connectionString)
{
    private const int MostKept = 200;
    private const int LongestKept = 8_000;

    private readonly Dictionary<string, PreparedCommand> kept = [];
    private bool disposing;

    public override void Close()
    {
        // What an interrupted request left behind must not reach the next one.
        Transaction?.Dispose();
        if (disposing || !File.Exists(DataSource))
        {
            Forget();
            base.Close();
        }

        // SQLite would go on for ever with a file that somebody took away: the next request shall find out.
        if (!disposing && State is ConnectionState.Closed)
        {
            ClearPool(this);
        }
    }

    public override SqliteCommand CreateCommand() => new ReusingCommand(this) { CommandTimeout = DefaultTimeout, Transaction = Transaction };

    protected override void Dispose(bool disposing)
    {
        this.disposing = true;
        base.Dispose(disposing);
    }

    /// <summary>The prepared command of a text, or none where it is not worth keeping or still being read.</summary>
    private PreparedCommand? Prepared(string text)
    {
        if (State != ConnectionState.Open || !IsWorthKeeping(text))
        {
            return null;
        }

        if (kept.TryGetValue(text, out var known))
        {
            return known.IsBeingRead ? null : known;
        }

        if (kept.Count >= MostKept)
        {
            Forget();
        }

        return kept[text] = new PreparedCommand { Connection = this, CommandText = text };
    }

    private void Forget()
    {
        foreach (var (text, command) in kept.Where(k => !k.Value.IsBeingRead).ToList())
        {
            kept.Remove(text);
            command.Dispose();
        }
    }

    /// <summary>What is run again and again. A PRAGMA acts while it is being prepared, so it is never kept.</summary>
    private static bool IsWorthKeeping(string text) =>
        text.Length <= LongestKept
        && (text.StartsWith("SELECT", StringComparison.Ordinal) || text.StartsWith("INSERT", StringComparison.Ordinal)
            || text.StartsWith("UPDATE", StringComparison.Ordinal) || text.StartsWith("DELETE", StringComparison.Ordinal));

    /// <summary>Gives every context such a connection. The read-only one, with which EF looks whether the file exists, stays plain.</summary>
    internal sealed class Interceptor : DbConnectionInterceptor
    {
        public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
            eventData.ConnectionString!.Contains("Mode=ReadOnly", StringComparison.Ordinal)
                ? result
                : InterceptionResult<DbConnection>.SuppressWithResult(new KeptConnection(eventData.ConnectionString));
    }

    /// <summary>What EF fills in; runs the prepared command of the same text.</summary>
    private sealed class ReusingCommand : SqliteCommand
    {
        private readonly KeptConnection owner;

        public ReusingCommand(KeptConnection owner)
        {
            this.owner = owner;
            Connection = owner;
        }

        public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
        {
            if (owner.Prepared(CommandText) is not { } prepared)
            {
                return base.ExecuteReader(behavior);
            }

            prepared.Transaction = Transaction;
            prepared.CommandTimeout = CommandTimeout;
            prepared.Parameters.Clear();
            foreach (SqliteParameter parameter in Parameters)
            {
                prepared.Parameters.Add(parameter);
            }

            return prepared.ExecuteReader(behavior);
        }
    }

    private sealed class PreparedCommand : SqliteCommand
    {
        public bool IsBeingRead => DataReader is not null;
    }
}
