using FinancePortal.Core.Documents;
using FinancePortal.Core.ServicePlans.Insurance;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class InsuranceProofConfiguration : IEntityTypeConfiguration<InsuranceProof>
{
    public void Configure(EntityTypeBuilder<InsuranceProof> builder)
    {
        builder.ToTable("InsuranceProofs");
        builder.HasReference();
        builder.Property(p => p.Insurer).HasMaxLength(80);
        builder.Property(p => p.PolicyLastFour).HasMaxLength(4);
        builder.Property(p => p.DecidedBy).HasMaxLength(80);
        builder.Property(p => p.DecidedWhy).HasMaxLength(300);
        builder.HasIndex(p => new { p.FinancedAccountId, p.DocumentId }).IsUnique();
        builder.HasIndex(p => p.Status).HasFilter("Status = 1").HasDatabaseName("IX_InsuranceProofs_waiting");
        builder.HasOne(p => p.Account).WithMany().HasForeignKey(p => p.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Document>().WithMany().HasForeignKey(p => p.DocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(p => p.Version).IsConcurrencyToken();
    }
}
