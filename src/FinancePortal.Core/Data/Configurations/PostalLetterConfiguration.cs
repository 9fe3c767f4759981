using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class PostalLetterConfiguration : IEntityTypeConfiguration<PostalLetter>
{
    public void Configure(EntityTypeBuilder<PostalLetter> builder)
    {
        builder.ToTable("PostalLetters");
        builder.HasReference();
        builder.Property(l => l.Addressee).HasMaxLength(800);
        builder.Property(l => l.Body).HasMaxLength(4000);
        builder.Property(l => l.SealedSecret).HasMaxLength(128);
        builder.HasIndex(l => l.PrintedAt);
        builder.HasOne<Customer>().WithMany().HasForeignKey(l => l.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
