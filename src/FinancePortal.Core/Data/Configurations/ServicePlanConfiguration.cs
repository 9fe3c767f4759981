using FinancePortal.Core.ServicePlans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class ServicePlanConfiguration : IEntityTypeConfiguration<ServicePlan>
{
    public void Configure(EntityTypeBuilder<ServicePlan> builder)
    {
        builder.ToTable("ServicePlans");
        builder.HasReference();
        builder.Property(p => p.ContractNumber).HasMaxLength(30);
        builder.Property(p => p.Vin).HasMaxLength(17).IsUnicode(false).IsFixedLength();
        builder.HasIndex(p => new { p.ContractNumber, p.Vin }).IsUnique();
        builder.HasIndex(p => p.FinancedAccountId);
        builder.Property(p => p.FormNumber).HasMaxLength(30);
        builder.Property(p => p.SoldBy).HasMaxLength(80);
        builder.Property(p => p.EndedWhy).HasMaxLength(300);
        builder.Property(p => p.CancellationNumber).HasMaxLength(16).IsUnicode(false);
        builder.HasIndex(p => p.CancellationNumber).IsUnique().HasFilter("CancellationNumber IS NOT NULL");
        builder.HasMoney(p => p.Price, p => p.Refunded);
        builder.OwnsOne(p => p.Transfer, t =>
        {
            t.Property(x => x.NewOwner).HasMaxLength(80).HasColumnName("TransferNewOwner");
            t.Property(x => x.NewOwnerEmail).HasMaxLength(254).HasColumnName("TransferNewOwnerEmail");
            t.Property(x => x.AskedAt).HasColumnName("TransferAskedAt");
        });
        builder.HasOne(p => p.Account).WithMany().HasForeignKey(p => p.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(p => p.Claims).WithOne().HasForeignKey(c => c.ServicePlanId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(p => p.Version).IsConcurrencyToken();
    }
}

internal sealed class PlanClaimConfiguration : IEntityTypeConfiguration<PlanClaim>
{
    public void Configure(EntityTypeBuilder<PlanClaim> builder)
    {
        builder.ToTable("PlanClaims");
        builder.HasReference();
        builder.Property(c => c.What).HasMaxLength(500);
        builder.Property(c => c.Answer).HasMaxLength(500);
        builder.Property(c => c.RequestKey).HasMaxLength(40).IsUnicode(false);
        builder.HasIndex(c => c.RequestKey).IsUnique();
        builder.HasMoney(c => c.Asked, c => c.Paid);
    }
}
