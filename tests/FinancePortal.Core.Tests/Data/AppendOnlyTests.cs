using System.Data.Common;
using FinancePortal.Core.Data;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

#pragma warning disable EF1002 // names of tables and columns cannot be parameters; they come from the model

namespace FinancePortal.Core.Tests.Data;

/// <summary>What was booked stays, whoever asks: the context refuses, and so does the database.</summary>
[Trait("Rule", "House-6")]
public sealed class AppendOnlyTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    public static TheoryData<string> Tables
    {
        get
        {
            using var db = DesignTime.Sqlite("Data Source=:memory:");
            return [.. AppendOnly.Types.Select(t => db.Model.FindEntityType(t)!.GetTableName()!)];
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task The_database_refuses_to_update_or_delete(string table)
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();
        var (key, column) = await InsertAsync(db, table);

        await Refused($"UPDATE {table} SET {column} = {column} WHERE {key}");
        await Refused($"DELETE FROM {table} WHERE {key}");
        Assert.Equal(1, await db.Database.SqlQueryRaw<int>($"SELECT COUNT(*) AS Value FROM {table} WHERE {key}").SingleAsync());

        async Task Refused(string sql)
        {
            var error = await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync(sql));
            Assert.Contains($"{table} is append-only", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task The_context_refuses_to_update_or_delete(string table)
    {
        await using var db = database.Open();
        var type = TypeOf(db, table);
        var row = Activator.CreateInstance(type.ClrType, nonPublic: true)!;

        foreach (var state in new[] { EntityState.Modified, EntityState.Deleted })
        {
            db.Entry(row).State = state;
            var error = await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
            Assert.Contains("append-only", error.Message, StringComparison.Ordinal);
            Assert.Throws<InvalidOperationException>(() => db.SaveChanges());
        }
    }

    /// <summary>A row of defaults, whatever the columns are; foreign keys are off, since only the triggers are asked.</summary>
    private async Task<(string Key, string Column)> InsertAsync(PortalDbContext db, string table)
    {
        var type = TypeOf(db, table);
        var key = type.FindPrimaryKey()!.Properties.Single().GetColumnName();
        var columns = Properties(type).Where(p => p.GetColumnName() != key && !p.IsNullable).DistinctBy(p => p.GetColumnName()).ToDictionary(p => p.GetColumnName(), Default);
        await db.Database.ExecuteSqlRawAsync(database.IsSqlServer ? $"ALTER TABLE {table} NOCHECK CONSTRAINT ALL" : "PRAGMA foreign_keys=OFF");
        await db.Database.ExecuteSqlRawAsync($"INSERT INTO {table} ({string.Join(", ", columns.Keys)}) VALUES ({string.Join(", ", columns.Values)})");
        return ($"{key} = (SELECT MAX({key}) FROM {table})", columns.Keys.First());
    }

    private static IEntityType TypeOf(PortalDbContext db, string table) => db.Model.GetEntityTypes().First(e => e.GetTableName() == table);

    private static IEnumerable<IProperty> Properties(ITypeBase type) =>
        type.GetDeclaredProperties().Concat(type.GetDeclaredComplexProperties().SelectMany(c => Properties(c.ComplexType)));

    private static string Default(IProperty property)
    {
        var type = property.GetRelationalTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return type == typeof(string) ? "''" : type == typeof(DateTime) || type == typeof(DateOnly) ? "'2026-03-10'" : "0";
    }
}
