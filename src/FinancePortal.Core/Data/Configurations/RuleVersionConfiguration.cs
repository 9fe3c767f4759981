using FinancePortal.Core.Rules;
using FinancePortal.Core.Staff.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class RuleVersionConfiguration : IEntityTypeConfiguration<RuleVersion>
{
    public void Configure(EntityTypeBuilder<RuleVersion> builder)
    {
        builder.ToTable("RuleVersions");
        builder.Property(v => v.Rule).HasMaxLength(Rule.LongestName);
        builder.HasProposal();
        builder.Property(v => v.Value).HasMaxLength(Rule.LongestValue);
        builder.Property(v => v.OldValue).HasMaxLength(Rule.LongestValue);
        builder.HasIndex(v => new { v.Rule, v.State, v.EffectiveFrom });
    }
}
