using FinancePortal.Core.Payments.Ach;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class ReceivedBankFileConfiguration : IEntityTypeConfiguration<ReceivedBankFile>
{
    public void Configure(EntityTypeBuilder<ReceivedBankFile> builder)
    {
        builder.ToTable("ReceivedBankFiles");
        builder.Property(f => f.Name).HasMaxLength(200);
        builder.Property(f => f.Sha256).HasMaxLength(64).IsUnicode(false).IsFixedLength();
        builder.HasIndex(f => f.Sha256).IsUnique();
        builder.Property(f => f.Problems).HasMaxLength(2000);
        builder.Ignore(f => f.IsRefused);
    }
}

internal sealed class ReceivedBankEntryConfiguration : IEntityTypeConfiguration<ReceivedBankEntry>
{
    public void Configure(EntityTypeBuilder<ReceivedBankEntry> builder)
    {
        builder.ToTable("ReceivedBankEntries");
        builder.HasIndex(e => new { e.ReceivedBankFileId, e.Line }).IsUnique();
        builder.HasIndex(e => e.Outcome);
        builder.Property(e => e.Code).HasMaxLength(3).IsUnicode(false);
        builder.Property(e => e.OriginalTrace).HasMaxLength(15).IsUnicode(false);
        builder.HasOne<ReceivedBankFile>().WithMany().HasForeignKey(e => e.ReceivedBankFileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<BankFileEntry>().WithMany().HasForeignKey(e => e.BankFileEntryId).OnDelete(DeleteBehavior.Restrict);
    }
}
