using FinancePortal.Core.Contracts;
using FinancePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class JournalConfiguration : IEntityTypeConfiguration<Journal>
{
    public void Configure(EntityTypeBuilder<Journal> builder)
    {
        builder.ToTable("Journals", t => t.HasTrigger(AppendOnly.TriggerOf("Journals")));
        builder.HasIndex(j => new { j.FinancedAccountId, j.EventSequence });
        builder.HasIndex(j => j.ReversesJournalId).IsUnique();
        builder.HasOne<FinancedAccount>().WithMany().HasForeignKey(j => j.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(j => j.Reverses).WithMany().HasForeignKey(j => j.ReversesJournalId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(j => j.Entries).WithOne().HasForeignKey(e => e.JournalId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(j => j.Entries).HasField("entries").UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}
