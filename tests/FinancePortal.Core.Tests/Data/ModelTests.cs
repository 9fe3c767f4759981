using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace FinancePortal.Core.Tests.Data;

/// <summary>What the model must keep to, asked of the model itself for both databases.</summary>
public sealed class ModelTests
{
    public static TheoryData<string> Databases => new("Sqlite", "SqlServer");

    private static IModel ModelOf(string database)
    {
        using PortalDbContext db = database == "Sqlite" ? DesignTime.Sqlite("Data Source=:memory:") : DesignTime.SqlServer("Server=.;Database=none");
        return db.Model;
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public void Money_is_a_whole_number_of_cents_and_its_column_says_so(string database)
    {
        var money = Properties(ModelOf(database)).Where(p => p.DeclaringType.ClrType == typeof(Money)).ToList();

        Assert.NotEmpty(money);
        Assert.All(money, p =>
        {
            Assert.EndsWith("Cents", p.GetColumnName(), StringComparison.Ordinal);
            Assert.Equal(typeof(long), p.ClrType);
            Assert.Contains(p.GetColumnType(), new[] { "bigint", "INTEGER" });
        });
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public void No_column_is_a_binary_fraction_or_a_moment_with_an_offset(string database) =>
        Assert.DoesNotContain(Properties(ModelOf(database)),
            p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) is var type
                && (type == typeof(double) || type == typeof(float) || (type == typeof(DateTimeOffset) && p.DeclaringType.ClrType.Namespace!.StartsWith("FinancePortal", StringComparison.Ordinal) && p.Name != "LockoutEnd")));

    [Fact]
    public void SQL_Server_reaches_no_table_by_two_cascades()
    {
        var keys = ModelOf("SqlServer").GetEntityTypes().SelectMany(e => e.GetDeclaredForeignKeys())
            .Where(k => k.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull && k.PrincipalEntityType.GetTableName() != k.DeclaringEntityType.GetTableName())
            .Select(k => (k.PrincipalEntityType.GetTableName()!, k.DeclaringEntityType.GetTableName()!));
        Assert.Empty(CascadePaths.Doubled(keys));
    }

    [Fact]
    public void The_check_of_cascades_finds_a_diamond_and_a_circle()
    {
        Assert.Empty(CascadePaths.Doubled([("A", "B"), ("B", "C")]));
        Assert.Equal(["A -> D"], CascadePaths.Doubled([("A", "B"), ("A", "C"), ("B", "D"), ("C", "D")]));
        Assert.Equal(["A -> A", "B -> B"], CascadePaths.Doubled([("A", "B"), ("B", "A")]));
    }

    private static IEnumerable<IProperty> Properties(IModel model)
    {
        return model.GetEntityTypes().SelectMany(Of);

        static IEnumerable<IProperty> Of(ITypeBase type) => type.GetDeclaredProperties().Concat(type.GetDeclaredComplexProperties().SelectMany(c => Of(c.ComplexType)));
    }

    /// <summary>SQL Server refuses (error 1785) a table that a delete can reach by two paths, or that reaches itself.</summary>
    private static class CascadePaths
    {
        public static IEnumerable<string> Doubled(IEnumerable<(string From, string To)> keys)
        {
            var next = keys.ToLookup(k => k.From, k => k.To);
            return next.Select(k => k.Key).Order(StringComparer.Ordinal).SelectMany(start =>
            {
                var arrivals = new Dictionary<string, int>();
                Walk(start, [start]);
                return arrivals.Where(a => a.Value > 1 || a.Key == start).Select(a => $"{start} -> {a.Key}");

                void Walk(string at, IReadOnlyList<string> way)
                {
                    foreach (var to in next[at])
                    {
                        arrivals[to] = arrivals.GetValueOrDefault(to) + 1;
                        if (!way.Contains(to))
                        {
                            Walk(to, [.. way, to]);
                        }
                    }
                }
            });
        }
    }
}
