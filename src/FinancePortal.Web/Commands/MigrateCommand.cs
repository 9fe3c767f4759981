using FinancePortal.Core.Data;

namespace FinancePortal.Web.Commands;

internal sealed class MigrateCommand : Command
{
    private const string ClearLock = "--clear-lock";

    public override string Name => "migrate";
    public override string Synopsis => "migrate [--clear-lock]";
    public override string Summary => "bring the database up to date; --clear-lock first removes the lock of a killed migration";
    public override IReadOnlyList<string> Options => [ClearLock];

    public override async Task<bool> RunAsync(CommandLine line, IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        line.NoValues();
        var database = services.GetRequiredService<DatabaseService>();
        if (line.Has(ClearLock))
        {
            await output.WriteLineAsync(await database.ClearMigrationLockAsync(cancellationToken) ? "The migration lock is cleared." : "There was no migration lock.");
        }

        var applied = await database.MigrateAsync(cancellationToken);
        await output.WriteLineAsync(applied.Count == 0 ? "The database is up to date." : $"Applied {string.Join(", ", applied)}. The database is up to date.");
        return true;
    }
}
