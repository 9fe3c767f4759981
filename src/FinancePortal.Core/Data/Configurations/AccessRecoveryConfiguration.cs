using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Customers.Recovery;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class AccessRecoveryConfiguration : IEntityTypeConfiguration<AccessRecovery>
{
    public void Configure(EntityTypeBuilder<AccessRecovery> builder)
    {
        builder.ToTable("AccessRecoveries");
        builder.HasReference();
        builder.Property(r => r.Evidence).HasMaxLength(1000);
        builder.Property(r => r.Ticket).HasMaxLength(80);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => r.UserId);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
