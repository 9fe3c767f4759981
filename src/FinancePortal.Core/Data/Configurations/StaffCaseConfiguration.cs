using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class StaffCaseConfiguration : IEntityTypeConfiguration<StaffCase>
{
    public void Configure(EntityTypeBuilder<StaffCase> builder)
    {
        builder.ToTable("StaffCases");
        builder.HasReference();
        builder.Ignore(c => c.IsDecidedElsewhere);
        builder.Property(c => c.Title).HasMaxLength(StaffCase.LongestTitle);
        builder.Property(c => c.Subject).HasMaxLength(80);
        builder.Property(c => c.Note).HasMaxLength(StaffCase.LongestNote);
        builder.Property(c => c.Outcome).HasMaxLength(StaffCase.LongestNote);
        builder.Property(c => c.OwnerName).HasMaxLength(160);
        builder.Property(c => c.OpenKey).HasMaxLength(100);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => c.OpenKey).IsUnique();
        builder.HasIndex(c => new { c.State, c.Kind, c.DueOn });
        builder.HasIndex(c => c.OwnerUserId);
        builder.HasOne<Customer>().WithMany().HasForeignKey(c => c.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FinancedAccount>().WithMany().HasForeignKey(c => c.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
