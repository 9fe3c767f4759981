using FinancePortal.Core.Payments.Charges;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class IncidentalChargeConfiguration : IEntityTypeConfiguration<IncidentalCharge>
{
    public void Configure(EntityTypeBuilder<IncidentalCharge> builder)
    {
        builder.ToTable("IncidentalCharges");
        builder.HasReference();
        builder.Property(c => c.Origin).HasMaxLength(IncidentalCharge.LongestOrigin);
        builder.Property(c => c.OriginNumber).HasMaxLength(60);
        builder.Property(c => c.DisputeReason).HasMaxLength(IncidentalCharge.LongestReason);
        builder.Property(c => c.Decision).HasMaxLength(IncidentalCharge.LongestReason);
        builder.HasMoney(c => c.Amount);

        // A notice of an authority is passed on once.
        builder.HasIndex(c => new { c.FinancedAccountId, c.Origin, c.OriginNumber }).IsUnique();
        builder.HasIndex(c => new { c.FinancedAccountId, c.Sequence }).IsUnique();
        builder.HasOne(c => c.Account).WithMany().HasForeignKey(c => c.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(c => c.Document).WithMany().HasForeignKey(c => c.PhotoId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(c => c.Version).IsConcurrencyToken();
    }
}
