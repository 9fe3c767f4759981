using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FinancePortal.Core.Data.Bulk;

/// <summary>
/// Writes many new entities past the change tracker, ten times as fast. Keys go on from the highest one in the table, so it is
/// for one writer on a database that is otherwise idle, or on SQLite inside a write transaction, which has no other writer
/// (<see cref="ForgetKeys"/> when it begins). Indexes, foreign keys and triggers stay on.
/// </summary>
internal abstract class BulkWriter(PortalDbContext db) : IDisposable
{
    private readonly Dictionary<Type, BulkTable> tables = [];
    private readonly Dictionary<string, long> lastKeys = new(StringComparer.Ordinal);

    public static async Task<BulkWriter> OpenAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        await db.Database.OpenConnectionAsync(cancellationToken);
        return db.Database.IsSqlServer() ? new SqlServerBulkWriter(db) : new SqliteBulkWriter(db, alone: true);
    }

    public long RowsWritten { get; private set; }

    /// <summary>The highest key in use.</summary>
    public long LastKey<T>() => LastKey(TableOf(typeof(T)));

    /// <summary>Gives a new entity a key above all others, before it is written.</summary>
    public void AssignKey(object entity, long key)
    {
        ArgumentNullException.ThrowIfNull(entity);
        TableOf(entity.GetType()).SetKey(entity, key);
    }

    /// <summary>Writes the rows of these entities, of one table and type, and gives them and their children their keys.</summary>
    public void Write(IReadOnlyList<object> entities)
    {
        ArgumentNullException.ThrowIfNull(entities);
        foreach (var group in entities.GroupBy(e => e.GetType()))
        {
            var table = TableOf(group.Key);
            var last = LastKey(table);
            foreach (var entity in group)
            {
                var key = table.Key(entity);
                if (key == 0)
                {
                    table.SetKey(entity, key = last + 1);
                }

                last = Math.Max(last, key);
                table.TellChildren(entity, key);
            }

            lastKeys[table.Name] = last;
            WriteRows(table, group.ToList());
        }

        RowsWritten += entities.Count;
    }

    /// <summary>Somebody else may have written since.</summary>
    public void ForgetKeys() => lastKeys.Clear();

    public Task<IDbContextTransaction> BeginAsync(CancellationToken cancellationToken) => db.Database.BeginTransactionAsync(cancellationToken);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected DbConnection Connection => db.Database.GetDbConnection();

    protected DbTransaction? Transaction => db.Database.CurrentTransaction?.GetDbTransaction();

    protected abstract void WriteRows(BulkTable table, IReadOnlyList<object> entities);

    protected virtual void Dispose(bool disposing)
    {
    }

    protected BulkTable TableOf(Type type)
    {
        lock (tables)
        {
            if (!tables.TryGetValue(type, out var table))
            {
                tables.Add(type, table = new BulkTable(db.Model.FindEntityType(type) ?? throw new ArgumentException($"{type.Name} is no entity.", nameof(type))));
            }

            return table;
        }
    }

    private long LastKey(BulkTable table)
    {
        if (!lastKeys.TryGetValue(table.Name, out var last))
        {
            using var command = Connection.CreateCommand();
            command.Transaction = Transaction;
            command.CommandText = $"SELECT COALESCE(MAX({table.KeyColumn}), 0) FROM {table.Name}";
            last = Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
            lastKeys.Add(table.Name, last);
        }

        return last;
    }
}
