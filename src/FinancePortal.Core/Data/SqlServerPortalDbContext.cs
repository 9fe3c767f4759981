using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Data;

/// <summary>Production. <c>Database:MaxBatchSize</c> = 1 serves servers without MERGE.</summary>
public sealed class SqlServerPortalDbContext(DbContextOptions<SqlServerPortalDbContext> options) : PortalDbContext(options)
{
    public static void Configure(DbContextOptionsBuilder builder, string connectionString, int? maxBatchSize) =>
        builder.UseSqlServer(connectionString, server =>
        {
            if (maxBatchSize is { } size)
            {
                server.MaxBatchSize(size);
            }
        });
}
