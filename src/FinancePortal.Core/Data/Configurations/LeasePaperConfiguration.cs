using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases.Ending;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class LeasePaperConfiguration : IEntityTypeConfiguration<LeasePaper>
{
    public void Configure(EntityTypeBuilder<LeasePaper> builder)
    {
        builder.ToTable("LeasePapers", t => t.HasTrigger(AppendOnly.TriggerOf("LeasePapers")));
        builder.HasReference();
        builder.Ignore(p => p.Parts);
        builder.Property(p => p.Title).HasMaxLength(120);
        builder.Property(p => p.Content).HasMaxLength(-1);
        builder.Property(p => p.SignedBy).HasMaxLength(120);
        builder.HasIndex(p => p.FinancedAccountId);
        builder.HasOne<FinancedAccount>().WithMany().HasForeignKey(p => p.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
