using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.Data;

/// <summary>
/// IdentityDbContext reads its schema version from the application's services, so a context made by hand (migrations, tests)
/// needs some; without them the passkey table would silently be missing.
/// </summary>
public static class DesignTime
{
    public static IServiceProvider Services { get; } = new ServiceCollection()
        .Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
        .BuildServiceProvider();

    public static SqlitePortalDbContext Sqlite(string connectionString)
    {
        var builder = new DbContextOptionsBuilder<SqlitePortalDbContext>();
        SqlitePortalDbContext.Configure(builder, connectionString);
        return new SqlitePortalDbContext(builder.UseApplicationServiceProvider(Services).Options);
    }

    public static SqlServerPortalDbContext SqlServer(string connectionString, int? maxBatchSize = null)
    {
        var builder = new DbContextOptionsBuilder<SqlServerPortalDbContext>();
        SqlServerPortalDbContext.Configure(builder, connectionString, maxBatchSize);
        return new SqlServerPortalDbContext(builder.UseApplicationServiceProvider(Services).Options);
    }

    internal sealed class SqliteFactory : IDesignTimeDbContextFactory<SqlitePortalDbContext>
    {
        public SqlitePortalDbContext CreateDbContext(string[] args) => Sqlite("Data Source=design.db");
    }

    internal sealed class SqlServerFactory : IDesignTimeDbContextFactory<SqlServerPortalDbContext>
    {
        public SqlServerPortalDbContext CreateDbContext(string[] args) => SqlServer("Server=.;Database=design");
    }
}
