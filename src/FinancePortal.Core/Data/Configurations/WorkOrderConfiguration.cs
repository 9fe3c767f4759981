using FinancePortal.Core.ServicePlans.WorkOrders;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class WorkOrderConfiguration : IEntityTypeConfiguration<WorkOrder>
{
    public void Configure(EntityTypeBuilder<WorkOrder> builder)
    {
        builder.ToTable("WorkOrders");
        builder.HasReference();
        builder.Property(w => w.DealerName).HasMaxLength(80);
        builder.Property(w => w.Number).HasMaxLength(30);
        builder.HasIndex(w => new { w.VehicleId, w.DealerName, w.Number }).IsUnique();
        builder.Property(w => w.DealerPhone).HasMaxLength(30);
        builder.Property(w => w.DealerEmail).HasMaxLength(254);
        builder.Property(w => w.Advisor).HasMaxLength(80);
        builder.Property(w => w.Reason).HasMaxLength(300);
        builder.HasOne(w => w.Vehicle).WithMany().HasForeignKey(w => w.VehicleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(w => w.Steps).WithOne().HasForeignKey(s => s.WorkOrderId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(w => w.Lines).WithOne().HasForeignKey(l => l.WorkOrderId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(w => w.Version).IsConcurrencyToken();
    }
}

internal sealed class WorkOrderStepConfiguration : IEntityTypeConfiguration<WorkOrderStep>
{
    public void Configure(EntityTypeBuilder<WorkOrderStep> builder) => builder.ToTable("WorkOrderSteps");
}

internal sealed class WorkOrderLineConfiguration : IEntityTypeConfiguration<WorkOrderLine>
{
    public void Configure(EntityTypeBuilder<WorkOrderLine> builder)
    {
        builder.ToTable("WorkOrderLines");
        builder.Property(l => l.Words).HasMaxLength(200);
        builder.Property(l => l.Service).HasMaxLength(30).IsUnicode(false);
        builder.Property(l => l.CoveredBy).HasMaxLength(80);
        builder.Property(l => l.DecidedBy).HasMaxLength(80);
        builder.HasMoney(l => l.Amount);
    }
}
