using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Data;

/// <summary>Production. <c>Database:MaxBatchSize</c> = 1 serves servers without MERGE.</summary>
public sealed class SqlServerPortalDbContext(DbContextOptions<SqlServerPortalDbContext> options) : PortalDbContext(options)
{
    private static readonly RowCounts RowCounts = new();

    public static void Configure(DbContextOptionsBuilder builder, string connectionString, int? maxBatchSize) =>
        builder.UseSqlServer(connectionString, server =>
        {
            if (maxBatchSize is { } size)
            {
                server.MaxBatchSize(size);
            }
        }).AddInterceptors(RowCounts).LeaveFailuresToCallers();

    /// <summary>
    /// Makes the database when the server has none of that name. EF's migrations do so too, but only know SQL Server's answer
    /// (4060); other servers that speak TDS say 911.
    /// </summary>
    public static async Task CreateIfMissingAsync(string connectionString, CancellationToken cancellationToken)
    {
        var wanted = new SqlConnectionStringBuilder(connectionString);
        try
        {
            // Not pooled: the pool would go on answering with this failure for a while.
            await using var connection = new SqlConnection(new SqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
            await connection.OpenAsync(cancellationToken);
        }
        catch (SqlException e) when (e.Number is 4060 or 911)
        {
            using var quotes = new SqlCommandBuilder();
            await using var master = new SqlConnection(new SqlConnectionStringBuilder(connectionString) { InitialCatalog = "master", Pooling = false }.ConnectionString);
            await master.OpenAsync(cancellationToken);
            await using var create = master.CreateCommand();
#pragma warning disable CA2100 // the name comes from the configuration and is quoted; a parameter cannot name a database
            create.CommandText = $"CREATE DATABASE {quotes.QuoteIdentifier(wanted.InitialCatalog)}";
#pragma warning restore CA2100
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
