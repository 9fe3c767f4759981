using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class PaymentMethodConfiguration : IEntityTypeConfiguration<PaymentMethod>
{
    public void Configure(EntityTypeBuilder<PaymentMethod> builder)
    {
        builder.ToTable("PaymentMethods", t => t.HasCheckConstraint("CK_PaymentMethods_place", $"Place BETWEEN 1 AND {PaymentMethod.Most}"));
        builder.HasReference();
        builder.Property(m => m.LastFour).HasMaxLength(4).IsUnicode(false);
        builder.Property(m => m.BankName).HasMaxLength(80);
        builder.Property(m => m.Nickname).HasMaxLength(40);
        builder.Property(m => m.RoutingNumber).HasMaxLength(RoutingNumber.Length).IsUnicode(false).IsFixedLength();
        builder.Property(m => m.AccountNumber).HasMaxLength(64);
        builder.Property(m => m.BlockedCode).HasMaxLength(3).IsUnicode(false);
        builder.Property(m => m.CardToken).HasMaxLength(120).IsUnicode(false);
        builder.HasIndex(m => new { m.CustomerId, m.Place }).IsUnique();
        builder.Ignore(m => m.Name);
        builder.HasOne(m => m.Customer).WithMany().HasForeignKey(m => m.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(m => m.Version).IsConcurrencyToken();
    }
}
