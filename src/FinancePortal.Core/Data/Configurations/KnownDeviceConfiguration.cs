using FinancePortal.Core.Customers.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class KnownDeviceConfiguration : IEntityTypeConfiguration<KnownDevice>
{
    public void Configure(EntityTypeBuilder<KnownDevice> builder)
    {
        builder.ToTable("KnownDevices");
        builder.HasReference();
        builder.Property(d => d.TokenHash).HasMaxLength(32).IsFixedLength();
        builder.Property(d => d.Device).HasMaxLength(80);
        builder.Property(d => d.Source).HasMaxLength(64);
        builder.HasIndex(d => new { d.UserId, d.TokenHash }).IsUnique();
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(d => d.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
