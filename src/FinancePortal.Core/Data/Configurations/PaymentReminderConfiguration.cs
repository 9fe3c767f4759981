using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Payments.Upcoming;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class PaymentReminderConfiguration : IEntityTypeConfiguration<PaymentReminder>
{
    public void Configure(EntityTypeBuilder<PaymentReminder> builder)
    {
        builder.ToTable("PaymentReminders");
        builder.HasIndex(r => new { r.CustomerId, r.FinancedAccountId, r.DueOn, r.Ahead }).IsUnique();
        builder.HasOne<Customer>().WithMany().HasForeignKey(r => r.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FinancedAccount>().WithMany().HasForeignKey(r => r.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
