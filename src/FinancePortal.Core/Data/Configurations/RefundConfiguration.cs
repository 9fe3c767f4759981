using FinancePortal.Core.Payments.Refunds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class RefundConfiguration : IEntityTypeConfiguration<Refund>
{
    public void Configure(EntityTypeBuilder<Refund> builder)
    {
        builder.ToTable("Refunds");
        builder.HasReference();
        builder.Property(r => r.ConfirmationNumber).HasMaxLength(16).IsUnicode(false);
        builder.HasIndex(r => r.ConfirmationNumber).IsUnique();
        builder.HasIndex(r => new { r.FinancedAccountId, r.BookedBySequence }).IsUnique();

        // One refund at a time is on its way from an account.
        builder.HasIndex(r => r.FinancedAccountId).IsUnique().HasFilter("Status IN (1, 2)").HasDatabaseName("IX_Refunds_one_waiting");
        builder.HasIndex(r => r.Status);
        builder.Property(r => r.MethodName).HasMaxLength(60);
        builder.Property(r => r.MethodLastFour).HasMaxLength(4).IsUnicode(false);
        builder.Property(r => r.ReturnCode).HasMaxLength(3).IsUnicode(false);
        builder.HasMoney(r => r.Amount);
        builder.HasOne(r => r.Account).WithMany().HasForeignKey(r => r.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(r => r.Method).WithMany().HasForeignKey(r => r.PaymentMethodId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(r => r.Version).IsConcurrencyToken();
    }
}
