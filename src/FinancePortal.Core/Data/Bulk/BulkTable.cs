using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace FinancePortal.Core.Data.Bulk;

/// <summary>One column: its name, the type that the database gets, and that value of an entity.</summary>
internal sealed record BulkColumn(string Name, Type Type, Func<object, object?> Value);

/// <summary>
/// How an entity becomes a row, read from the EF model, so that a new column or converter needs no change here. A foreign key
/// takes its value from the entity that a navigation points at.
/// </summary>
internal sealed class BulkTable
{
    private readonly List<(Func<object, IEnumerable> Children, Action<object, long> SetParent)> children = [];

    public BulkTable(IEntityType type)
    {
        Name = type.GetTableName()!;
        var store = StoreObjectIdentifier.Table(Name, type.GetSchema());
        var key = type.FindPrimaryKey()!.Properties.Single();
        KeyColumn = key.GetColumnName(store)!;
        Key = Getter<long>(key.PropertyInfo!);
        SetKey = Setter(key.PropertyInfo!);
        var entity = Expression.Parameter(typeof(object));
        Columns = [.. ColumnsOf(type, Expression.Convert(entity, type.ClrType), store).Select(c => new BulkColumn(
            c.Name, Nullable.GetUnderlyingType(c.Value.Type) ?? c.Value.Type, Expression.Lambda<Func<object, object?>>(Expression.Convert(c.Value, typeof(object)), entity).Compile()))];
        foreach (var navigation in type.GetNavigations().Where(n => n.IsCollection && n.Inverse is null))
        {
            var foreignKey = navigation.ForeignKey.Properties.Single().PropertyInfo!;
            children.Add((Getter<IEnumerable>(navigation.PropertyInfo!), Setter(foreignKey)));
        }
    }

    public string Name { get; }
    public string KeyColumn { get; }
    public IReadOnlyList<BulkColumn> Columns { get; }
    public Func<object, long> Key { get; }
    public Action<object, long> SetKey { get; }

    /// <summary>Gives the entities that a collection holds their foreign key.</summary>
    public void TellChildren(object entity, long key)
    {
        foreach (var (of, setParent) in children)
        {
            foreach (var child in of(entity))
            {
                setParent(child, key);
            }
        }
    }

    private static IEnumerable<(string Name, Expression Value)> ColumnsOf(ITypeBase type, Expression owner, StoreObjectIdentifier store)
    {
        foreach (var property in type.GetProperties())
        {
            yield return (property.GetColumnName(store)!, Converted(property, ValueOf(property, type, owner)));
        }

        foreach (var complex in type.GetComplexProperties())
        {
            foreach (var column in ColumnsOf(complex.ComplexType, Expression.Property(owner, complex.PropertyInfo!), store))
            {
                yield return column;
            }
        }
    }

    private static Expression ValueOf(IProperty property, ITypeBase type, Expression owner)
    {
        if (property.PropertyInfo is null)
        {
            var entity = (IEntityType)type;
            return entity.FindDiscriminatorProperty() == property
                ? Expression.Constant(entity.GetDiscriminatorValue(), property.ClrType)
                : throw new NotSupportedException($"{type.ClrType.Name}.{property.Name} exists only in the model.");
        }

        var value = Expression.Property(owner, property.PropertyInfo);
        var navigation = property.GetContainingForeignKeys().Select(f => f.DependentToPrincipal).FirstOrDefault(n => n?.PropertyInfo is not null);
        if (navigation is null)
        {
            return value;
        }

        var principal = Expression.Property(owner, navigation.PropertyInfo!);
        var principalKey = Expression.Property(principal, navigation.TargetEntityType.FindPrimaryKey()!.Properties.Single().PropertyInfo!);
        return Expression.Condition(
            Expression.ReferenceEqual(principal, Expression.Constant(null)), value, Expression.Convert(principalKey, value.Type));
    }

    private static Expression Converted(IProperty property, Expression value)
    {
        if (property.GetTypeMapping().Converter is not { } converter)
        {
            return value;
        }

        var underlying = Nullable.GetUnderlyingType(value.Type);
        var known = underlying is null ? value : Expression.Property(value, "Value");
        var convert = converter.ConvertToProviderExpression;
        var converted = ReplacingExpressionVisitor.Replace(convert.Parameters[0], known, convert.Body);
        if (underlying is null)
        {
            return converted;
        }

        var nullable = typeof(Nullable<>).MakeGenericType(converted.Type);
        return Expression.Condition(Expression.Property(value, "HasValue"), Expression.Convert(converted, nullable), Expression.Constant(null, nullable));
    }

    private static Func<object, T> Getter<T>(PropertyInfo property)
    {
        var entity = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, T>>(Expression.Convert(Expression.Property(Expression.Convert(entity, property.DeclaringType!), property), typeof(T)), entity).Compile();
    }

    /// <summary>Keys have private setters: nobody but the database and this gives them.</summary>
    private static Action<object, long> Setter(PropertyInfo property)
    {
        var (entity, key) = (Expression.Parameter(typeof(object)), Expression.Parameter(typeof(long)));
        var declared = property.DeclaringType!.GetProperty(property.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!;
        return Expression.Lambda<Action<object, long>>(Expression.Call(Expression.Convert(entity, property.DeclaringType!), declared.GetSetMethod(nonPublic: true)!, key), entity, key).Compile();
    }
}
