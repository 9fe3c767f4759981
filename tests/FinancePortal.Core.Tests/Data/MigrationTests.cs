using FinancePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FinancePortal.Core.Tests.Data;

[Trait("Rule", "House-9")]
public sealed class MigrationTests
{
    [Fact]
    public void The_SQLite_migrations_match_the_model()
    {
        using var db = DesignTime.Sqlite("Data Source=:memory:");
        Assert.False(db.Database.HasPendingModelChanges(), "Make a migration for both databases: ./dev migration <Name>");
    }

    [Fact]
    public void The_SQL_Server_migrations_match_the_model()
    {
        using var db = DesignTime.SqlServer("Server=.;Database=none");
        Assert.False(db.Database.HasPendingModelChanges(), "Make a migration for both databases: ./dev migration <Name>");
    }

    [Fact]
    public void Both_databases_have_the_same_migrations()
    {
        using var sqlite = DesignTime.Sqlite("Data Source=:memory:");
        using var sqlServer = DesignTime.SqlServer("Server=.;Database=none");
        Assert.Equal(Names(sqlite), Names(sqlServer));

        static IEnumerable<string> Names(DbContext db) => db.Database.GetMigrations().Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..]);
    }

    [Fact]
    public void The_SQL_Server_script_parses_and_names_only_things_that_exist()
    {
        using var db = DesignTime.SqlServer("Server=.;Database=none");
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        Assert.Empty(ScriptCheck.Run(script, out var tables));
        Assert.Contains("AspNetUserPasskeys", tables);
        Assert.Contains("LedgerEntries", tables);
        Assert.All(AppendOnly.Types, type =>
        {
            var table = db.Model.FindEntityType(type)!.GetTableName()!;
            Assert.Contains($"CREATE TRIGGER {AppendOnly.TriggerOf(table)} ", script, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("CREATE TABLE [A]([Id] int NOT NUL);", "syntax")]
    [InlineData("CREATE TABLE [A]([Id] int, CONSTRAINT [F] FOREIGN KEY ([Id]) REFERENCES [Gone]([Id]));", "no table Gone")]
    [InlineData("CREATE TABLE [A]([Id] int); CREATE INDEX [I] ON [A]([Nope]);", "no column A.Nope")]
    [InlineData("EXEC('CREATE TRIGGER t ON Gone AFTER UPDATE AS BEGIN THROW 51000, ''no'', 1; END');", "no table Gone")]
    [InlineData("EXEC('CREATE TRIGGER t ON');", "syntax in EXEC")]
    public void The_check_of_the_script_finds_faults(string sql, string expected) =>
        Assert.Contains(expected, Assert.Single(ScriptCheck.Run(sql, out _)), StringComparison.Ordinal);
}
