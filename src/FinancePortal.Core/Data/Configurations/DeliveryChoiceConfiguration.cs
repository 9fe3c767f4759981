using FinancePortal.Core.Customers;
using FinancePortal.Core.Documents.Paper;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class DeliveryChoiceConfiguration : IEntityTypeConfiguration<DeliveryChoice>
{
    public void Configure(EntityTypeBuilder<DeliveryChoice> builder)
    {
        builder.ToTable("DeliveryChoices");
        builder.HasIndex(c => new { c.CustomerId, c.Class }).IsUnique();
        builder.HasOne<Customer>().WithMany().HasForeignKey(c => c.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
