using FinancePortal.Core.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class AuditSealConfiguration : IEntityTypeConfiguration<AuditSeal>
{
    public void Configure(EntityTypeBuilder<AuditSeal> builder)
    {
        builder.ToTable("AuditSeals", t => t.HasTrigger(AppendOnly.TriggerOf("AuditSeals")));
        builder.Property(s => s.Hash).HasMaxLength(AuditChain.HashBytes).IsFixedLength();
        builder.HasIndex(s => s.Number).IsUnique();
        builder.HasIndex(s => s.AuditRowId).IsUnique();
    }
}
