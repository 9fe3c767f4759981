using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases.HandOver;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class LeaseChargeConfiguration : IEntityTypeConfiguration<LeaseCharge>
{
    public void Configure(EntityTypeBuilder<LeaseCharge> builder)
    {
        builder.ToTable("LeaseCharges");
        builder.HasReference();
        builder.HasMoney(c => c.Full, c => c.Amount);
        builder.Ignore(c => c.Why);
        builder.Property(c => c.Steps).HasMaxLength(-1);
        builder.Property(c => c.Rule).HasMaxLength(500);
        builder.Property(c => c.Photo).HasMaxLength(16).IsUnicode(false);
        builder.Property(c => c.Dispute).HasMaxLength(LeaseCharge.LongestDispute);
        builder.HasIndex(c => c.FinancedAccountId);
        builder.HasOne<FinancedAccount>().WithMany().HasForeignKey(r => r.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(r => r.Version).IsConcurrencyToken();
    }
}
