using System.Globalization;
using Microsoft.Data.Sqlite;

namespace FinancePortal.Core.Data.Bulk;

/// <summary>
/// Prepared INSERTs of four rows: with one row the AUTOINCREMENT bookkeeping costs as much as the row, and with many SQLite
/// searches long for each parameter (measured).
/// </summary>
internal sealed class SqliteBulkWriter : BulkWriter
{
    private const string InLargePieces = "PRAGMA synchronous=NORMAL; PRAGMA cache_size=-400000; PRAGMA temp_store=MEMORY;";
    private const string AsBefore = "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA synchronous=FULL; PRAGMA cache_size=-2000; PRAGMA temp_store=DEFAULT;";

    private const int RowsAtOnce = 4;

    private readonly Dictionary<BulkTable, (Insert Many, Insert One)> inserts = [];
    private readonly Dictionary<BulkTable, Update> updates = [];
    private readonly bool alone;

    /// <param name="db">Whose connection and transaction are used.</param>
    /// <param name="alone">Nobody else uses the database: it is written in large pieces that only the end makes durable.</param>
    public SqliteBulkWriter(PortalDbContext db, bool alone)
        : base(db)
    {
        this.alone = alone;
        if (alone)
        {
            Execute(InLargePieces);
        }
    }

    /// <summary>Writes columns of one known row, if it still has this version. False when somebody changed it meanwhile.</summary>
    /// <param name="entity">The row as it shall be; its version is raised in the row only.</param>
    /// <param name="version">The version that was read.</param>
    /// <param name="columns">Which of its columns are written.</param>
    public bool TryUpdate(object entity, long version, IReadOnlySet<string> columns)
    {
        ArgumentNullException.ThrowIfNull(entity);
        var table = TableOf(entity.GetType());
        if (!updates.TryGetValue(table, out var update))
        {
            updates.Add(table, update = new Update((SqliteConnection)Connection, table, columns));
        }

        return update.Run(entity, version, (SqliteTransaction?)Transaction);
    }

    protected override void WriteRows(BulkTable table, IReadOnlyList<object> entities)
    {
        var connection = (SqliteConnection)Connection;
        if (!inserts.TryGetValue(table, out var insert))
        {
            inserts.Add(table, insert = (new Insert(connection, table, RowsAtOnce), new Insert(connection, table, 1)));
        }

        var transaction = (SqliteTransaction?)Transaction;
        var whole = entities.Count - (entities.Count % RowsAtOnce);
        for (var i = 0; i < whole; i += RowsAtOnce)
        {
            insert.Many.Run(entities, i, transaction);
        }

        for (var i = whole; i < entities.Count; i++)
        {
            insert.One.Run(entities, i, transaction);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var (many, one) in inserts.Values)
            {
                many.Dispose();
                one.Dispose();
            }

            foreach (var update in updates.Values)
            {
                update.Dispose();
            }

            if (alone)
            {
                Execute(AsBefore);
            }
        }

        base.Dispose(disposing);
    }

    private void Execute(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed class Insert : IDisposable
    {
        private readonly SqliteCommand command;
        private readonly SqliteParameter[] parameters;
        private readonly BulkTable table;
        private readonly int rows;

        public Insert(SqliteConnection connection, BulkTable table, int rows)
        {
            (this.table, this.rows) = (table, rows);
            command = new SqliteCommand { Connection = connection };
            parameters = [.. Enumerable.Range(0, rows * table.Columns.Count).Select(i => command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i}"), DBNull.Value))];
            var marks = parameters.Select(p => p.ParameterName).Chunk(table.Columns.Count).Select(row => $"({string.Join(", ", row)})");
            command.CommandText = $"INSERT INTO {table.Name} ({string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))}) VALUES {string.Join(", ", marks)}";
        }

        public void Run(IReadOnlyList<object> entities, int first, SqliteTransaction? transaction)
        {
            var at = 0;
            for (var row = 0; row < rows; row++)
            {
                foreach (var column in table.Columns)
                {
                    parameters[at++].Value = column.Value(entities[first + row]) ?? DBNull.Value;
                }
            }

            command.Transaction = transaction;
            command.ExecuteNonQuery();
        }

        public void Dispose() => command.Dispose();
    }

    private sealed class Update : IDisposable
    {
        private readonly SqliteCommand command;
        private readonly List<(BulkColumn Column, SqliteParameter Parameter)> set;
        private readonly SqliteParameter key, version;
        private readonly BulkTable table;

        public Update(SqliteConnection connection, BulkTable table, IReadOnlySet<string> columns)
        {
            this.table = table;
            command = new SqliteCommand { Connection = connection };
            set = [.. table.Columns.Where(c => columns.Contains(c.Name)).Select(c => (c, command.Parameters.AddWithValue($"${c.Name}", DBNull.Value)))];
            key = command.Parameters.AddWithValue("$key", 0L);
            version = command.Parameters.AddWithValue("$version", 0L);
            command.CommandText = $"""
                UPDATE {table.Name} SET {string.Join(", ", set.Select(s => $"\"{s.Column.Name}\" = {s.Parameter.ParameterName}"))}, Version = Version + 1
                WHERE {table.KeyColumn} = $key AND Version = $version
                """;
        }

        public bool Run(object entity, long known, SqliteTransaction? transaction)
        {
            foreach (var (column, parameter) in set)
            {
                parameter.Value = column.Value(entity) ?? DBNull.Value;
            }

            (key.Value, version.Value) = (table.Key(entity), known);
            command.Transaction = transaction;
            return command.ExecuteNonQuery() == 1;
        }

        public void Dispose() => command.Dispose();
    }
}
