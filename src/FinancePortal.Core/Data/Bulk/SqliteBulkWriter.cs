using Microsoft.Data.Sqlite;

namespace FinancePortal.Core.Data.Bulk;

/// <summary>
/// Prepared INSERTs of eight rows: with one row the AUTOINCREMENT bookkeeping costs as much as the row (measured).
/// </summary>
internal sealed class SqliteBulkWriter : BulkWriter
{
    private const string InLargePieces = "PRAGMA synchronous=NORMAL; PRAGMA cache_size=-400000; PRAGMA temp_store=MEMORY;";
    private const string AsBefore = "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA synchronous=FULL; PRAGMA cache_size=-2000; PRAGMA temp_store=DEFAULT;";

    private const int RowsAtOnce = 8;

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

        return update.Run(entity, version);
    }

    protected override void WriteRows(BulkTable table, IReadOnlyList<object> entities)
    {
        var connection = (SqliteConnection)Connection;
        if (!inserts.TryGetValue(table, out var insert))
        {
            inserts.Add(table, insert = (new Insert(connection, table, RowsAtOnce), new Insert(connection, table, 1)));
        }

        var whole = entities.Count - (entities.Count % RowsAtOnce);
        for (var i = 0; i < whole; i += RowsAtOnce)
        {
            insert.Many.Run(entities, i);
        }

        for (var i = whole; i < entities.Count; i++)
        {
            insert.One.Run(entities, i);
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
        private readonly SqliteStatement statement;
        private readonly BulkTable table;
        private readonly int rows;

        public Insert(SqliteConnection connection, BulkTable table, int rows)
        {
            (this.table, this.rows) = (table, rows);
            var row = $"({string.Join(", ", table.Columns.Select(_ => "?"))})";
            statement = new SqliteStatement(connection, $"INSERT INTO {table.Name} ({string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))}) VALUES {string.Join(", ", Enumerable.Repeat(row, rows))}");
        }

        public void Run(IReadOnlyList<object> entities, int first)
        {
            var place = 0;
            for (var row = 0; row < rows; row++)
            {
                foreach (var column in table.Columns)
                {
                    statement.Bind(++place, column.Value(entities[first + row]));
                }
            }

            statement.Run();
        }

        public void Dispose() => statement.Dispose();
    }

    private sealed class Update : IDisposable
    {
        private readonly SqliteStatement statement;
        private readonly List<BulkColumn> set;
        private readonly BulkTable table;

        public Update(SqliteConnection connection, BulkTable table, IReadOnlySet<string> columns)
        {
            this.table = table;
            set = [.. table.Columns.Where(c => columns.Contains(c.Name))];
            statement = new SqliteStatement(connection, $"""
                UPDATE {table.Name} SET {string.Join(", ", set.Select(c => $"\"{c.Name}\" = ?"))}, Version = Version + 1
                WHERE {table.KeyColumn} = ? AND Version = ?
                """);
        }

        public bool Run(object entity, long known)
        {
            var place = 0;
            foreach (var column in set)
            {
                statement.Bind(++place, column.Value(entity));
            }

            statement.Bind(++place, table.Key(entity));
            statement.Bind(++place, known);
            return statement.Run() == 1;
        }

        public void Dispose() => statement.Dispose();
    }
}
