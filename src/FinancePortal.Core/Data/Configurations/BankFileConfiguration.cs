using FinancePortal.Core.Payments.Ach;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class BankFileConfiguration : IEntityTypeConfiguration<BankFile>
{
    public void Configure(EntityTypeBuilder<BankFile> builder)
    {
        builder.ToTable("BankFiles");
        builder.HasReference();
        builder.Property(f => f.Modifier).HasMaxLength(1).IsUnicode(false).IsFixedLength();
        builder.HasIndex(f => new { f.CreatedOn, f.Modifier }).IsUnique();

        // One at a time: what is filled now is closed and sent before the next begins.
        builder.HasIndex(f => f.BusinessDate).IsUnique().HasFilter("SentAt IS NULL").HasDatabaseName("IX_BankFiles_one_unsent_a_day");
        builder.Property(f => f.Sha256).HasMaxLength(64).IsUnicode(false);
        builder.HasMoney(f => f.Debits, f => f.Credits);
        builder.Ignore(f => f.Name);
        builder.Property(f => f.Version).IsConcurrencyToken();
    }
}
