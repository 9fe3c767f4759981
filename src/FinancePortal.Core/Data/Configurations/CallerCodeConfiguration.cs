using FinancePortal.Core.Customers;
using FinancePortal.Core.Staff.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class CallerCodeConfiguration : IEntityTypeConfiguration<CallerCode>
{
    public void Configure(EntityTypeBuilder<CallerCode> builder)
    {
        builder.ToTable("CallerCodes");
        builder.HasKey(c => c.CustomerId);
        builder.Property(c => c.CustomerId).ValueGeneratedNever();
        builder.Property(c => c.Hash).HasMaxLength(32).IsFixedLength();
        builder.HasOne<Customer>().WithOne().HasForeignKey<CallerCode>(c => c.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
