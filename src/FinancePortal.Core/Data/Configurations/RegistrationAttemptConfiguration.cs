using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.Registration;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class RegistrationAttemptConfiguration : IEntityTypeConfiguration<RegistrationAttempt>
{
    public void Configure(EntityTypeBuilder<RegistrationAttempt> builder)
    {
        builder.ToTable("RegistrationAttempts");
        builder.Property(a => a.KeyHash).HasMaxLength(32).IsFixedLength();
        builder.Property(a => a.CodeHash).HasMaxLength(32);
        builder.HasIndex(a => a.KeyHash).IsUnique();
        builder.HasIndex(a => a.CustomerId);
        builder.HasIndex(a => a.ExpiresAt);
        builder.HasOne<Customer>().WithMany().HasForeignKey(a => a.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
