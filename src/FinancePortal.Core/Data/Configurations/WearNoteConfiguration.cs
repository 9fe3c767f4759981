using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases.Wear;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class WearNoteConfiguration : IEntityTypeConfiguration<WearNote>
{
    public void Configure(EntityTypeBuilder<WearNote> builder)
    {
        builder.ToTable("WearNotes");
        builder.Ignore(n => n.Counts);
        builder.Property(n => n.Area).HasMaxLength(40);
        builder.Property(n => n.Counted).HasMaxLength(2000);
        builder.Property(n => n.Photo).HasMaxLength(16).IsUnicode(false);
        builder.HasIndex(n => new { n.FinancedAccountId, n.Area }).IsUnique();
        builder.HasOne<FinancedAccount>().WithMany().HasForeignKey(r => r.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(r => r.Version).IsConcurrencyToken();
    }
}
