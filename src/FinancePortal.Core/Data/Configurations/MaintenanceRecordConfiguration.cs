using FinancePortal.Core.Documents;
using FinancePortal.Core.ServicePlans.Maintenance;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class MaintenanceRecordConfiguration : IEntityTypeConfiguration<MaintenanceRecord>
{
    public void Configure(EntityTypeBuilder<MaintenanceRecord> builder)
    {
        builder.ToTable("MaintenanceRecords");
        builder.HasReference();
        builder.Property(r => r.Service).HasMaxLength(30).IsUnicode(false);
        builder.Property(r => r.Place).HasMaxLength(80);
        builder.Property(r => r.DecidedBy).HasMaxLength(80);
        builder.Property(r => r.DecidedWhy).HasMaxLength(300);
        builder.Property(r => r.RequestKey).HasMaxLength(80).IsUnicode(false);
        builder.HasIndex(r => r.RequestKey).IsUnique();
        builder.HasIndex(r => r.VehicleId);
        builder.HasIndex(r => r.Status).HasFilter("Status = 2").HasDatabaseName("IX_MaintenanceRecords_waiting");
        builder.HasOne(r => r.Vehicle).WithMany().HasForeignKey(r => r.VehicleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Document>().WithMany().HasForeignKey(r => r.DocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(r => r.Version).IsConcurrencyToken();
    }
}
