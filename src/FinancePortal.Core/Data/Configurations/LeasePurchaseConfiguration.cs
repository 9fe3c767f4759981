using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class LeasePurchaseConfiguration : IEntityTypeConfiguration<LeasePurchase>
{
    public void Configure(EntityTypeBuilder<LeasePurchase> builder)
    {
        builder.ToTable("LeasePurchases");
        builder.Ignore(r => r.Next);
        builder.HasIndex(r => r.FinancedAccountId).IsUnique();
        builder.HasOne<FinancedAccount>().WithMany().HasForeignKey(r => r.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(r => r.Version).IsConcurrencyToken();
    }
}
