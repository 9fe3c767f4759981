using FinancePortal.Core.Contracts;
using FinancePortal.Core.Documents.Payoffs;
using FinancePortal.Core.Documents.Taxes;
using FinancePortal.Core.Documents.Titles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class IssuedLetterConfiguration : IEntityTypeConfiguration<IssuedLetter>
{
    public void Configure(EntityTypeBuilder<IssuedLetter> builder)
    {
        builder.ToTable("IssuedLetters");
        builder.HasMoney(l => l.Total);
        builder.Property(l => l.Number).HasMaxLength(13).IsUnicode(false);
        builder.HasIndex(l => l.Number).IsUnique();
        builder.Property(l => l.ShareHash).HasMaxLength(32);
        builder.Property(l => l.SharedWith).HasMaxLength(LetterLookup.LongestAsker);
        builder.Property(l => l.Remittance).HasMaxLength(IssuedLetter.LongestRemittance);
        builder.HasIndex(l => l.ShareHash).IsUnique().HasFilter("ShareHash IS NOT NULL");
        builder.HasIndex(l => l.FinancedAccountId);
        builder.HasOne<FinancedAccount>().WithMany().HasForeignKey(l => l.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(l => l.Document).WithMany().HasForeignKey(l => l.DocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(l => l.Lookups).WithOne().HasForeignKey(l => l.IssuedLetterId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LetterLookupConfiguration : IEntityTypeConfiguration<LetterLookup>
{
    public void Configure(EntityTypeBuilder<LetterLookup> builder)
    {
        builder.ToTable("LetterLookups");
        builder.Property(l => l.Asker).HasMaxLength(LetterLookup.LongestAsker);
    }
}

internal sealed class TitleReleaseConfiguration : IEntityTypeConfiguration<TitleRelease>
{
    public void Configure(EntityTypeBuilder<TitleRelease> builder)
    {
        builder.ToTable("TitleReleases");
        builder.Property(t => t.State).HasMaxLength(2).IsUnicode(false);
        builder.Property(t => t.Tracking).HasMaxLength(40);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasIndex(t => t.FinancedAccountId).IsUnique();
        builder.HasIndex(t => new { t.Step, t.DueOn });
        builder.HasOne(t => t.Account).WithMany().HasForeignKey(t => t.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class YearEndFigureConfiguration : IEntityTypeConfiguration<YearEndFigure>
{
    public void Configure(EntityTypeBuilder<YearEndFigure> builder)
    {
        builder.ToTable("YearEndFigures");
        builder.HasMoney(f => f.Interest);
        builder.HasIndex(f => new { f.FinancedAccountId, f.Year, f.Revision }).IsUnique();
        builder.HasOne<FinancedAccount>().WithMany().HasForeignKey(f => f.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
