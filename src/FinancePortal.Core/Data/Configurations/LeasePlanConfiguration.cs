using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases.Ending;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class LeasePlanConfiguration : IEntityTypeConfiguration<LeasePlan>
{
    public void Configure(EntityTypeBuilder<LeasePlan> builder)
    {
        builder.ToTable("LeasePlans");
        builder.HasIndex(p => p.FinancedAccountId).IsUnique();
        builder.HasOne<FinancedAccount>().WithMany().HasForeignKey(p => p.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(p => p.Version).IsConcurrencyToken();
    }
}
