using System.Data;
using Microsoft.Data.SqlClient;

namespace FinancePortal.Core.Data.Bulk;

/// <summary>SqlBulkCopy with the keys that were given and constraints checked.</summary>
internal sealed class SqlServerBulkWriter(PortalDbContext db) : BulkWriter(db)
{
    private readonly HashSet<string> written = new(StringComparer.Ordinal);

    protected override void WriteRows(BulkTable table, IReadOnlyList<object> entities)
    {
        using var rows = new DataTable();
        foreach (var column in table.Columns)
        {
            rows.Columns.Add(column.Name, column.Type == typeof(DateOnly) ? typeof(DateTime) : column.Type);
        }

        foreach (var entity in entities)
        {
            var row = rows.NewRow();
            for (var i = 0; i < table.Columns.Count; i++)
            {
                row[i] = table.Columns[i].Value(entity) switch
                {
                    null => DBNull.Value,
                    DateOnly date => date.ToDateTime(TimeOnly.MinValue),
                    var value => value,
                };
            }

            rows.Rows.Add(row);
        }

        using var copy = new SqlBulkCopy((SqlConnection)Connection, SqlBulkCopyOptions.KeepIdentity | SqlBulkCopyOptions.CheckConstraints, (SqlTransaction?)Transaction)
        {
            DestinationTableName = table.Name,
            BulkCopyTimeout = 600,
        };
        foreach (var column in table.Columns)
        {
            copy.ColumnMappings.Add(column.Name, column.Name);
        }

        copy.WriteToServer(rows);
        written.Add(table.Name);
    }

    /// <summary>SQL Server goes on after the highest key by itself; not every server that speaks TDS does.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var table in written)
            {
                using var command = Connection.CreateCommand();
                command.CommandText = $"DBCC CHECKIDENT ('{table}', RESEED)";
                command.ExecuteNonQuery();
            }
        }

        base.Dispose(disposing);
    }
}
