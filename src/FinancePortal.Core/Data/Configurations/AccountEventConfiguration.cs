using FinancePortal.Core.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class AccountEventConfiguration : IEntityTypeConfiguration<AccountEvent>
{
    public void Configure(EntityTypeBuilder<AccountEvent> builder)
    {
        builder.ToTable("AccountEvents", t => t.HasTrigger(AppendOnly.TriggerOf("AccountEvents")));
        builder.HasIndex(e => new { e.FinancedAccountId, e.Sequence }).IsUnique();
        builder.HasMoney(e => e.Amount);
        builder.Property(e => e.ActorName).HasMaxLength(80);
        builder.HasOne<FinancedAccount>().WithMany().HasForeignKey(e => e.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
