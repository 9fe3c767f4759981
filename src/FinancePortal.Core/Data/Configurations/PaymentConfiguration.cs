using FinancePortal.Core.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class PaymentConfiguration : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.ToTable("Payments", t => t.HasCheckConstraint("CK_Payments_at_most_two_retries", "(RetryOfPaymentId IS NULL AND RetryNumber IS NULL) OR (RetryOfPaymentId IS NOT NULL AND RetryNumber IS NOT NULL AND RetryNumber BETWEEN 1 AND 2)"));
        builder.HasReference();
        builder.Property(p => p.ConfirmationNumber).HasMaxLength(16).IsUnicode(false);
        builder.HasIndex(p => p.ConfirmationNumber).IsUnique();
        builder.Property(p => p.RequestKey).HasMaxLength(64).IsUnicode(false);
        builder.HasIndex(p => p.RequestKey).IsUnique();
        builder.HasIndex(p => new { p.FinancedAccountId, p.CreditOn });
        builder.HasIndex(p => new { p.FinancedAccountId, p.CreditedBySequence }).IsUnique();
        builder.HasIndex(p => new { p.RetryOfPaymentId, p.RetryNumber }).IsUnique().HasFilter("RetryOfPaymentId IS NOT NULL");
        builder.HasOne<Payment>().WithMany().HasForeignKey(p => p.RetryOfPaymentId).OnDelete(DeleteBehavior.Restrict);

        // For the jobs, and only of what waits for them: nearly all payments are done, and each index costs every payment a write.
        builder.HasIndex(p => p.CreditOn, "IX_Payments_to_credit").HasFilter("Status = 1");
        builder.HasIndex(p => p.CreditOn, "IX_Payments_to_send").HasFilter("BankStatus = 1");
        builder.HasIndex(p => p.FinancedAccountId, "IX_Payments_scheduled").HasFilter("Status = 1");
        builder.Property(p => p.MethodName).HasMaxLength(60);
        builder.Property(p => p.MethodLastFour).HasMaxLength(4).IsUnicode(false);
        builder.Property(p => p.ReturnCode).HasMaxLength(3).IsUnicode(false);
        builder.HasMoney(p => p.Amount);
        builder.HasOne(p => p.Account).WithMany().HasForeignKey(p => p.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(p => p.Method).WithMany().HasForeignKey(p => p.PaymentMethodId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(p => p.Version).IsConcurrencyToken();
    }
}
