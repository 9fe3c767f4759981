using FinancePortal.Core.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class JobSetAsideConfiguration : IEntityTypeConfiguration<JobSetAside>
{
    public void Configure(EntityTypeBuilder<JobSetAside> builder)
    {
        builder.ToTable("JobSetAsides");
        builder.Property(a => a.Job).HasMaxLength(60).IsUnicode(false);
        builder.Property(a => a.Subject).HasMaxLength(80);
        builder.HasIndex(a => new { a.Job, a.Subject }).IsUnique().HasFilter("ClearedAt IS NULL").HasDatabaseName("IX_JobSetAsides_one_open");
    }
}
