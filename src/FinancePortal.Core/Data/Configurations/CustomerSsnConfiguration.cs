using FinancePortal.Core.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class CustomerSsnConfiguration : IEntityTypeConfiguration<CustomerSsn>
{
    public void Configure(EntityTypeBuilder<CustomerSsn> builder)
    {
        builder.ToTable("CustomerSsns");
        builder.HasKey(s => s.CustomerId);
        builder.Property(s => s.CustomerId).ValueGeneratedNever();
        builder.Property(s => s.Sealed).HasMaxLength(64);
        builder.Property(s => s.Lookup).HasMaxLength(32).IsFixedLength();
        builder.Property(s => s.LastFour).HasMaxLength(4).IsUnicode(false).IsFixedLength();
        builder.HasIndex(s => s.Lookup).IsUnique();
        builder.HasIndex(s => new { s.SealedKey, s.LookupKey });
        builder.HasOne<Customer>().WithOne().HasForeignKey<CustomerSsn>(s => s.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
