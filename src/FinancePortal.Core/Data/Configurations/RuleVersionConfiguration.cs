using FinancePortal.Core.Staff.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class RuleVersionConfiguration : IEntityTypeConfiguration<RuleVersion>
{
    public void Configure(EntityTypeBuilder<RuleVersion> builder)
    {
        builder.ToTable("RuleVersions");
        builder.HasReference();
        builder.Property(v => v.Rule).HasMaxLength(40);
        builder.Property(v => v.Reason).HasMaxLength(500);
        builder.Property(v => v.AskedByName).HasMaxLength(160);
        builder.Property(v => v.DecidedByName).HasMaxLength(160);
        builder.Property(v => v.Version).IsConcurrencyToken();
        builder.HasIndex(v => new { v.Rule, v.State, v.EffectiveFrom });
    }
}
