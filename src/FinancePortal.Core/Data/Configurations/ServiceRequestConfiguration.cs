using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class ServiceRequestConfiguration : IEntityTypeConfiguration<ServiceRequest>
{
    public void Configure(EntityTypeBuilder<ServiceRequest> builder)
    {
        builder.ToTable("ServiceRequests");
        builder.Property(r => r.CheckedBy).HasMaxLength(160);
        builder.Property(r => r.Orders).HasMaxLength(16).IsUnicode(false);
        builder.HasIndex(r => r.FinancedAccountId).IsUnique();
        builder.HasOne<FinancedAccount>().WithMany().HasForeignKey(r => r.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(r => r.Version).IsConcurrencyToken();
    }
}
