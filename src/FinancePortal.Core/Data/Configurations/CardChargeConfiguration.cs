using FinancePortal.Core.Payments.Cards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class CardChargeConfiguration : IEntityTypeConfiguration<CardCharge>
{
    public void Configure(EntityTypeBuilder<CardCharge> builder)
    {
        builder.ToTable("CardCharges");

        // A payment charges a card once, and a charge at the processor belongs to one payment.
        builder.HasIndex(c => c.PaymentId).IsUnique();
        builder.Property(c => c.ProcessorId).HasMaxLength(255).IsUnicode(false);
        builder.HasIndex(c => c.ProcessorId).IsUnique();
        builder.HasIndex(c => new { c.Status, c.CreatedAt });
        builder.Property(c => c.DeclineCode).HasMaxLength(60).IsUnicode(false);
        builder.HasOne(c => c.Payment).WithMany().HasForeignKey(c => c.PaymentId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(c => c.Version).IsConcurrencyToken();
    }
}
