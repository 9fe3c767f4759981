using FinancePortal.Core.Contracts;
using FinancePortal.Core.Staff.Corrections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class CorrectionConfiguration : IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Correction> builder)
    {
        builder.ToTable("Corrections");
        builder.HasReference();
        builder.HasMoney(c => c.Amount, c => c.AtStake);
        builder.Property(c => c.Field).HasMaxLength(40);
        builder.Property(c => c.EvidenceReference).HasMaxLength(Correction.LongestEvidenceReference);
        builder.Property(c => c.Note).HasMaxLength(Correction.LongestNote);
        builder.Property(c => c.DecisionNote).HasMaxLength(Correction.LongestNote);
        builder.Property(c => c.MadeByName).HasMaxLength(160);
        builder.Property(c => c.DecidedByName).HasMaxLength(160);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => new { c.State, c.MadeAt });
        builder.HasOne(c => c.Customer).WithMany().HasForeignKey(c => c.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(c => c.Account).WithMany().HasForeignKey(c => c.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<EvidenceFile>().WithMany().HasForeignKey(c => c.EvidenceFileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FinancedAccount>().WithMany().HasForeignKey(c => c.TargetAccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
