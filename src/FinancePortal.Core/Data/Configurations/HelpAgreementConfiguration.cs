using FinancePortal.Core.Payments.HelpToPay;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class HelpAgreementConfiguration : IEntityTypeConfiguration<HelpAgreement>
{
    public void Configure(EntityTypeBuilder<HelpAgreement> builder)
    {
        builder.ToTable("HelpAgreements");
        builder.HasReference();
        builder.HasMoney(h => h.ExtraInterest);
        builder.Property(h => h.Text).HasMaxLength(2000);
        builder.Property(h => h.SignedName).HasMaxLength(120);
        builder.HasIndex(h => new { h.FinancedAccountId, h.BookedBySequence }).IsUnique();
        builder.HasOne(h => h.Account).WithMany().HasForeignKey(h => h.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(h => h.Customer).WithMany().HasForeignKey(h => h.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
