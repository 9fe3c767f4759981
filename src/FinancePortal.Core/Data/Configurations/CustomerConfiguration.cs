using FinancePortal.Core.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class CustomerConfiguration : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.ToTable("Customers");
        builder.HasReference();
        builder.Property(c => c.FirstName).HasMaxLength(80);
        builder.Property(c => c.LastName).HasMaxLength(80);
        builder.Property(c => c.Phone).HasMaxLength(20);
        builder.Property(c => c.State).HasMaxLength(2).IsUnicode(false);
        builder.Property(c => c.Zip).HasMaxLength(10).IsUnicode(false);
        builder.Property(c => c.Language).HasMaxLength(2).IsUnicode(false);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => c.Email);
        builder.Property(c => c.LastNameKey).HasMaxLength(170);
        builder.Property(c => c.FirstNameKey).HasMaxLength(170);
        builder.Property(c => c.PhoneKey).HasMaxLength(20).IsUnicode(false);
        builder.HasIndex(c => c.LastNameKey);
        builder.HasIndex(c => c.FirstNameKey);
        builder.HasIndex(c => c.PhoneKey);

        // Staff search by ZIP, alone or with a name: the name is looked for within the ZIP.
        builder.HasIndex(c => new { c.Zip, c.LastNameKey });
        builder.HasIndex(c => new { c.Zip, c.FirstNameKey });
    }
}
