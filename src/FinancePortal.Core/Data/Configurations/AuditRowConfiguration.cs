using FinancePortal.Core.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class AuditRowConfiguration : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("AuditRows", t => t.HasTrigger(AppendOnly.TriggerOf("AuditRows")));
        builder.Property(a => a.ActorName).HasMaxLength(80);
        builder.Property(a => a.Source).HasMaxLength(64);
        builder.Property(a => a.Reason).HasMaxLength(500);
        builder.Property(a => a.Action).HasMaxLength(80);
        builder.Property(a => a.Subject).HasMaxLength(40);
        builder.Property(a => a.Before).HasMaxLength(1000);
        builder.Property(a => a.After).HasMaxLength(1000);
        builder.HasIndex(a => a.ActorName);
        builder.HasIndex(a => a.Action);
        builder.HasIndex(a => a.Subject);
        builder.HasIndex(a => new { a.CustomerId, a.At });
        builder.HasIndex(a => new { a.FinancedAccountId, a.At });
    }
}
