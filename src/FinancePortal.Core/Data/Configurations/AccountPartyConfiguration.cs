using FinancePortal.Core.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class AccountPartyConfiguration : IEntityTypeConfiguration<AccountParty>
{
    public void Configure(EntityTypeBuilder<AccountParty> builder)
    {
        builder.ToTable("AccountParties");
        builder.HasIndex(p => new { p.CustomerId, p.FinancedAccountId, p.Role }).IsUnique();
        builder.HasOne(p => p.Customer).WithMany().HasForeignKey(p => p.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
