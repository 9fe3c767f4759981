using FinancePortal.Core.Payments.Cards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class CardSetupConfiguration : IEntityTypeConfiguration<CardSetup>
{
    public void Configure(EntityTypeBuilder<CardSetup> builder)
    {
        builder.ToTable("CardSetups");
        builder.HasReference();
        builder.Property(s => s.PageId).HasMaxLength(255).IsUnicode(false);
        builder.HasIndex(s => s.PageId).IsUnique();
        builder.HasIndex(s => new { s.Status, s.StartedAt });
        builder.HasOne(s => s.Customer).WithMany().HasForeignKey(s => s.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(s => s.Method).WithMany().HasForeignKey(s => s.PaymentMethodId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(s => s.Version).IsConcurrencyToken();
    }
}
