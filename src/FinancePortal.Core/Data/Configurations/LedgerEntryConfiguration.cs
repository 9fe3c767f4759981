using FinancePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class LedgerEntryConfiguration : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.ToTable("LedgerEntries", t => t.HasTrigger(AppendOnly.TriggerOf("LedgerEntries")));
        builder.HasMoney(e => e.Amount);
        builder.HasIndex(e => new { e.FinancedAccountId, e.Account });
    }
}
