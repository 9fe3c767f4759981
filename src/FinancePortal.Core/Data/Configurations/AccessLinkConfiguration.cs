using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.AccessLinks;
using FinancePortal.Core.Customers.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class AccessLinkConfiguration : IEntityTypeConfiguration<AccessLink>
{
    public void Configure(EntityTypeBuilder<AccessLink> builder)
    {
        builder.ToTable("AccessLinks");
        builder.HasReference();
        builder.Property(l => l.Hash).HasMaxLength(32).IsFixedLength();
        builder.Property(l => l.SessionHash).HasMaxLength(32).IsFixedLength();
        builder.Property(l => l.IssuerName).HasMaxLength(160);
        builder.HasIndex(l => l.Hash).IsUnique();
        builder.HasIndex(l => l.SessionHash);
        builder.HasIndex(l => new { l.IssuedBy, l.CreatedAt });
        builder.HasOne<Customer>().WithMany().HasForeignKey(l => l.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FinancedAccount>().WithMany().HasForeignKey(l => l.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(l => l.IssuedBy).OnDelete(DeleteBehavior.Restrict);
    }
}
