using FinancePortal.Core.Vehicles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class VehicleConfiguration : IEntityTypeConfiguration<Vehicle>
{
    public void Configure(EntityTypeBuilder<Vehicle> builder)
    {
        builder.ToTable("Vehicles");
        builder.Property(v => v.Vin).HasMaxLength(17).IsUnicode(false).IsFixedLength();
        builder.Property(v => v.Plate).HasMaxLength(12);
        builder.HasIndex(v => v.Vin);
    }
}
