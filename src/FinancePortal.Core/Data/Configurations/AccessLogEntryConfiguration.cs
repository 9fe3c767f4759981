using FinancePortal.Core.Customers.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class AccessLogEntryConfiguration : IEntityTypeConfiguration<AccessLogEntry>
{
    public void Configure(EntityTypeBuilder<AccessLogEntry> builder)
    {
        builder.ToTable("AccessLog", t => t.HasTrigger(AppendOnly.TriggerOf("AccessLog")));
        builder.Property(e => e.Device).HasMaxLength(80);
        builder.Property(e => e.Source).HasMaxLength(64);
        builder.Property(e => e.Detail).HasMaxLength(80);
        builder.HasIndex(e => new { e.UserId, e.At });
    }
}
