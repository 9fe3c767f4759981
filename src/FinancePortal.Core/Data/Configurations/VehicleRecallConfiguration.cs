using FinancePortal.Core.Vehicles.Recalls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class VehicleRecallConfiguration : IEntityTypeConfiguration<VehicleRecall>
{
    public void Configure(EntityTypeBuilder<VehicleRecall> builder)
    {
        builder.ToTable("VehicleRecalls");
        builder.HasReference();
        builder.Property(r => r.Campaign).HasMaxLength(20).IsUnicode(false);
        builder.HasIndex(r => new { r.VehicleId, r.Campaign }).IsUnique();
        builder.Property(r => r.Component).HasMaxLength(4000);
        builder.Property(r => r.Summary).HasMaxLength(4000);
        builder.Property(r => r.Consequence).HasMaxLength(4000);
        builder.Property(r => r.Remedy).HasMaxLength(4000);
        builder.HasOne(r => r.Vehicle).WithMany().HasForeignKey(r => r.VehicleId).OnDelete(DeleteBehavior.Restrict);
    }
}
