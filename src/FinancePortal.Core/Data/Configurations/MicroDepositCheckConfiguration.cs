using FinancePortal.Core.Payments.Wallet;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class MicroDepositCheckConfiguration : IEntityTypeConfiguration<MicroDepositCheck>
{
    public void Configure(EntityTypeBuilder<MicroDepositCheck> builder)
    {
        builder.ToTable("MicroDepositChecks");
        builder.HasIndex(c => c.PaymentMethodId).IsUnique();
        builder.HasIndex(c => c.SentAt);
        builder.HasMoney(c => c.First, c => c.Second);
        builder.HasOne(c => c.Method).WithMany().HasForeignKey(c => c.PaymentMethodId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(c => c.Version).IsConcurrencyToken();
    }
}
