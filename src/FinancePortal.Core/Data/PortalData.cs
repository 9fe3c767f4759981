using FinancePortal.Core.Documents;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Core.Data;

/// <summary>Chooses the database by configuration: <c>Database:Provider</c> and <c>ConnectionStrings:Portal</c>.</summary>
public static class PortalData
{
    /// <exception cref="InvalidOperationException">The provider is unknown or the connection string is missing; the message says which setting.</exception>
    public static IServiceCollection AddPortalData(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var connection = configuration.GetConnectionString("Portal");
        if (string.IsNullOrWhiteSpace(connection))
        {
            throw new InvalidOperationException("ConnectionStrings__Portal is missing: say where the database is.");
        }

        services.AddDocumentStore(configuration);
        services.Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        return configuration["Database:Provider"] switch
        {
            null or "" or "Sqlite" => services.AddDbContextPool<PortalDbContext, SqlitePortalDbContext>(o => SqlitePortalDbContext.Configure(o, connection)),
            "SqlServer" => services.AddDbContextPool<PortalDbContext, SqlServerPortalDbContext>(o =>
                SqlServerPortalDbContext.Configure(o, connection, configuration.GetValue<int?>("Database:MaxBatchSize"))),
            var other => throw new InvalidOperationException($"Database__Provider is '{other}': use Sqlite or SqlServer."),
        };
    }

    /// <summary>
    /// Builds the database model on another processor while the host is put together: nothing before the first page takes longer.
    /// What is wrong with the settings is said by whoever needs the database.
    /// </summary>
    public static void BuildModelAhead(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var connection = configuration.GetConnectionString("Portal");
        if (string.IsNullOrWhiteSpace(connection))
        {
            return;
        }

        _ = Task.Run(() =>
        {
            using var services = new ServiceCollection().AddPortalData(configuration).BuildServiceProvider();
            using var scope = services.CreateScope();
            return scope.ServiceProvider.GetRequiredService<PortalDbContext>().Model;
        });
    }

    /// <summary>
    /// A lost race that the caller meant to lose is no error. What nobody catches is logged once, with its request or job.
    /// </summary>
    internal static DbContextOptionsBuilder LeaveFailuresToCallers(this DbContextOptionsBuilder builder) =>
        builder.ConfigureWarnings(w => w.Log((CoreEventId.SaveChangesFailed, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug)));

    /// <summary>Chooses where files are kept: <c>Documents:Store</c> is <c>Folder</c> (the default, in <c>Documents:Folder</c>) or <c>Database</c>.</summary>
    private static void AddDocumentStore(this IServiceCollection services, IConfiguration configuration)
    {
        var folder = configuration["Documents:Folder"] is { Length: > 0 } named ? named : Path.Combine(configuration["Portal:DataFolder"] ?? "data", "documents");
        _ = configuration["Documents:Store"] switch
        {
            "Database" => services.AddScoped<IDocumentStore, DatabaseDocumentStore>(),
            null or "" or "Folder" => services.AddSingleton<IDocumentStore>(new FolderDocumentStore(folder)),
            var other => throw new InvalidOperationException($"Documents__Store is '{other}': use Folder or Database."),
        };
    }
}
