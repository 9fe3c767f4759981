using FinancePortal.Core.Payments.Autopay;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class AutopayNoticeConfiguration : IEntityTypeConfiguration<AutopayNotice>
{
    public void Configure(EntityTypeBuilder<AutopayNotice> builder)
    {
        builder.ToTable("AutopayNotices");
        builder.HasMoney(n => n.Amount);
        builder.HasIndex(n => new { n.FinancedAccountId, n.DebitOn });
        builder.HasOne(n => n.Account).WithMany().HasForeignKey(n => n.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
