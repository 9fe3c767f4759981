using FinancePortal.Core.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class FinancedAccountConfiguration : IEntityTypeConfiguration<FinancedAccount>
{
    public void Configure(EntityTypeBuilder<FinancedAccount> builder)
    {
        builder.ToTable("FinancedAccounts");
        builder.HasReference();
        builder.Property(a => a.AccountNumber).HasMaxLength(20).IsUnicode(false);
        builder.HasIndex(a => a.AccountNumber).IsUnique();
        builder.HasIndex(a => new { a.Status, a.NextDueOn });
        builder.Ignore(a => a.CurrentTerms).Ignore(a => a.State);
        builder.Property(a => a.Checkpoint).HasMaxLength(-1);
        builder.ComplexProperty(a => a.Balances, b => b.HasMoney("Balance", x => x.Principal, x => x.Interest, x => x.Fees, x => x.Lease, x => x.Unapplied, x => x.Credit));
        builder.HasOne(a => a.Vehicle).WithMany().HasForeignKey(a => a.VehicleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Terms).WithOne().HasForeignKey(t => t.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Parties).WithOne().HasForeignKey(p => p.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(a => a.Version).IsConcurrencyToken();
    }
}
