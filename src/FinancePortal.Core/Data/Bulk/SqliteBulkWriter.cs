using System.Globalization;
using Microsoft.Data.Sqlite;

namespace FinancePortal.Core.Data.Bulk;

/// <summary>
/// Prepared INSERTs of four rows: with one row the AUTOINCREMENT bookkeeping costs as much as the row, and with many SQLite
/// searches long for each parameter (measured).
/// </summary>
internal sealed class SqliteBulkWriter : BulkWriter
{
    private const int RowsAtOnce = 4;

    private readonly Dictionary<BulkTable, (Insert Many, Insert One)> inserts = [];

    public SqliteBulkWriter(PortalDbContext db)
        : base(db)
    {
        // The file is written in large pieces; the checkpoint at the end makes it durable.
        Execute("PRAGMA synchronous=NORMAL; PRAGMA cache_size=-400000; PRAGMA temp_store=MEMORY;");
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

            Execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA synchronous=FULL; PRAGMA cache_size=-2000; PRAGMA temp_store=DEFAULT;");
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
}
