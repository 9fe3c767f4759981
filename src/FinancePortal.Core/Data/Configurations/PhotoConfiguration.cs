using FinancePortal.Core.Contracts;
using FinancePortal.Core.Images;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class PhotoConfiguration : IEntityTypeConfiguration<Photo>
{
    public void Configure(EntityTypeBuilder<Photo> builder)
    {
        builder.ToTable("Photos");
        builder.HasReference();
        builder.HasIndex(p => p.FinancedAccountId);
        builder.HasOne<FinancedAccount>().WithMany().HasForeignKey(p => p.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
