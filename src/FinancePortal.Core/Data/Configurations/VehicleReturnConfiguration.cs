using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases.HandOver;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class VehicleReturnConfiguration : IEntityTypeConfiguration<VehicleReturn>
{
    public void Configure(EntityTypeBuilder<VehicleReturn> builder)
    {
        builder.ToTable("VehicleReturns");
        builder.Property(r => r.DealerName).HasMaxLength(120);
        builder.HasIndex(r => r.FinancedAccountId).IsUnique();
        builder.HasIndex(r => r.ReportedAt).HasFilter("BookedInAt IS NULL AND CaseOpenedAt IS NULL").HasDatabaseName("IX_VehicleReturns_waiting");
        builder.HasOne<FinancedAccount>().WithMany().HasForeignKey(r => r.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(r => r.Version).IsConcurrencyToken();
    }
}
