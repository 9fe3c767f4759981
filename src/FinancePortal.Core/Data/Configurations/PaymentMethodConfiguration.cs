using FinancePortal.Core.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class PaymentMethodConfiguration : IEntityTypeConfiguration<PaymentMethod>
{
    public void Configure(EntityTypeBuilder<PaymentMethod> builder)
    {
        builder.ToTable("PaymentMethods");
        builder.HasReference();
        builder.Property(m => m.LastFour).HasMaxLength(4).IsUnicode(false);
        builder.Property(m => m.BankName).HasMaxLength(80);
        builder.Property(m => m.Nickname).HasMaxLength(40);
        builder.Ignore(m => m.Name);
        builder.HasOne(m => m.Customer).WithMany().HasForeignKey(m => m.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(m => m.Version).IsConcurrencyToken();
    }
}
