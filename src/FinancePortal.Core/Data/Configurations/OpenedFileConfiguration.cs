using FinancePortal.Core.Customers;
using FinancePortal.Core.Staff.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class OpenedFileConfiguration : IEntityTypeConfiguration<OpenedFile>
{
    public void Configure(EntityTypeBuilder<OpenedFile> builder)
    {
        builder.ToTable("OpenedFiles");
        builder.Property(f => f.Words).HasMaxLength(500);
        builder.HasIndex(f => new { f.SessionId, f.CustomerId, f.EndsAt });
        builder.HasOne<Customer>().WithMany().HasForeignKey(f => f.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
