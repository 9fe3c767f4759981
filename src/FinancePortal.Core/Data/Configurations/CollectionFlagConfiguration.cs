using FinancePortal.Core.Payments.Collections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class CollectionFlagConfiguration : IEntityTypeConfiguration<CollectionFlag>
{
    public void Configure(EntityTypeBuilder<CollectionFlag> builder)
    {
        builder.ToTable("CollectionFlags");

        // One stands on an account at a time, whoever raises it.
        builder.HasIndex(f => f.FinancedAccountId).IsUnique().HasFilter("EndedOn IS NULL").HasDatabaseName("IX_CollectionFlags_one_standing");
        builder.HasOne(f => f.Account).WithMany().HasForeignKey(f => f.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
