using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Staff.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class RoleChangeConfiguration : IEntityTypeConfiguration<RoleChange>
{
    public void Configure(EntityTypeBuilder<RoleChange> builder)
    {
        builder.ToTable("RoleChanges");
        builder.Property(c => c.Role).HasMaxLength(40);
        builder.Property(c => c.Dealership).HasMaxLength(40);
        builder.HasProposal();
        builder.HasIndex(c => c.State);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
