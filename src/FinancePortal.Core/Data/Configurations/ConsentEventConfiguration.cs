using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.Consents;
using FinancePortal.Core.Customers.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class ConsentEventConfiguration : IEntityTypeConfiguration<ConsentEvent>
{
    public void Configure(EntityTypeBuilder<ConsentEvent> builder)
    {
        builder.ToTable("ConsentEvents", t => t.HasTrigger(AppendOnly.TriggerOf("ConsentEvents")));
        builder.Property(e => e.TextHash).HasMaxLength(32).IsFixedLength();
        builder.Property(e => e.Proof).HasMaxLength(16);
        builder.Property(e => e.Device).HasMaxLength(80);
        builder.Property(e => e.Source).HasMaxLength(64);
        builder.HasIndex(e => e.CustomerId);
        builder.HasOne<Customer>().WithMany().HasForeignKey(e => e.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(e => e.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
