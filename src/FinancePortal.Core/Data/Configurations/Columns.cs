using System.Linq.Expressions;
using FinancePortal.Core.Staff;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

/// <summary>How values become columns.</summary>
internal static class Columns
{
    public static void HasMoney<T>(this EntityTypeBuilder<T> entity, params IEnumerable<Expression<Func<T, Money>>> amounts)
        where T : class
    {
        foreach (var amount in amounts)
        {
            var name = ((MemberExpression)amount.Body).Member.Name;
            entity.ComplexProperty(amount, m => m.Property(x => x.Cents).HasColumnName($"{name}Cents"));
        }
    }

    public static void HasMoney<T>(this ComplexPropertyBuilder<T> owner, string prefix, params IEnumerable<Expression<Func<T, Money>>> amounts)
        where T : notnull
    {
        foreach (var amount in amounts)
        {
            var name = ((MemberExpression)amount.Body).Member.Name;
            owner.ComplexProperty(amount, m => m.Property(x => x.Cents).HasColumnName($"{prefix}{name}Cents"));
        }
    }

    /// <summary>The opaque public name: exact, fixed length, unique.</summary>
    public static void HasReference<T>(this EntityTypeBuilder<T> entity)
        where T : class
    {
        entity.Property<string>("Reference").HasMaxLength(Reference.Length).IsUnicode(false).IsFixedLength();
        entity.HasIndex("Reference").IsUnique();
    }

    /// <summary>What every change has that one person asks for and another decides.</summary>
    public static void HasProposal<T>(this EntityTypeBuilder<T> entity)
        where T : ProposedChange
    {
        entity.HasReference();
        entity.Property(c => c.Reason).HasMaxLength(500);
        entity.Property(c => c.AskedByName).HasMaxLength(160);
        entity.Property(c => c.DecidedByName).HasMaxLength(160);
        entity.Property(c => c.Version).IsConcurrencyToken();
    }
}
