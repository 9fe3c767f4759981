using FinancePortal.Core.Images;
using FinancePortal.Core.Vehicles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class OdometerReadingConfiguration : IEntityTypeConfiguration<OdometerReading>
{
    public void Configure(EntityTypeBuilder<OdometerReading> builder)
    {
        builder.ToTable("OdometerReadings");
        builder.HasReference();
        builder.Property(r => r.RecordedBy).HasMaxLength(80);
        builder.Property(r => r.WithdrawnWhy).HasMaxLength(300);
        builder.HasIndex(r => new { r.VehicleId, r.ReadOn, r.Miles }).IsUnique().HasFilter("WithdrawnAt IS NULL").HasDatabaseName("IX_OdometerReadings_standing");
        builder.HasOne(r => r.Vehicle).WithMany().HasForeignKey(r => r.VehicleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Photo>().WithMany().HasForeignKey(r => r.PhotoId).OnDelete(DeleteBehavior.Restrict);
    }
}
