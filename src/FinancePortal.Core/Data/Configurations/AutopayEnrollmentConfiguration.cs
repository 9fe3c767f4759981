using FinancePortal.Core.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class AutopayEnrollmentConfiguration : IEntityTypeConfiguration<AutopayEnrollment>
{
    public void Configure(EntityTypeBuilder<AutopayEnrollment> builder)
    {
        builder.ToTable("AutopayEnrollments");
        builder.HasReference();
        builder.HasMoney(a => a.Amount);
        builder.Property(a => a.Authorization).HasMaxLength(2000);
        builder.HasIndex(a => a.FinancedAccountId).IsUnique().HasFilter("EndedAt IS NULL").HasDatabaseName("IX_AutopayEnrollments_one_active");
        builder.Ignore(a => a.Rule);
        builder.HasIndex(a => a.NextDebitOn).HasFilter("EndedAt IS NULL").HasDatabaseName("IX_AutopayEnrollments_next");
        builder.HasOne(a => a.Account).WithMany().HasForeignKey(a => a.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(a => a.Method).WithMany().HasForeignKey(a => a.PaymentMethodId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(a => a.Version).IsConcurrencyToken();
    }
}
