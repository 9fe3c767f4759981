using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class DocumentConfiguration : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.ToTable("Documents");
        builder.HasReference();
        builder.Property(d => d.Title).HasMaxLength(120);
        builder.Property(d => d.Subject).HasMaxLength(64);
        builder.Property(d => d.DecidedWhy).HasMaxLength(300);
        builder.Property(d => d.ContentType).HasMaxLength(64).IsUnicode(false);
        builder.Property(d => d.Content).HasMaxLength(-1);
        builder.Property(d => d.Sha256).HasMaxLength(64).IsUnicode(false).IsFixedLength();
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasIndex(d => new { d.FinancedAccountId, d.Kind, d.Subject }).IsUnique().HasFilter("FinancedAccountId IS NOT NULL");
        builder.HasIndex(d => new { d.CustomerId, d.DatedOn });
        builder.HasIndex(d => d.CreatedAt).HasFilter("Delivery = 2 AND DeliveredAt IS NULL").HasDatabaseName("IX_Documents_to_print");
        builder.HasOne<FinancedAccount>().WithMany().HasForeignKey(d => d.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Customer>().WithMany().HasForeignKey(d => d.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StoredFileConfiguration : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("StoredFiles");
        builder.HasKey(f => f.Sha256);
        builder.Property(f => f.Sha256).HasMaxLength(64).IsUnicode(false).IsFixedLength();
    }
}
