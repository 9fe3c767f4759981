using FinancePortal.Core.Customers.Contact;
using FinancePortal.Core.Customers.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class EmailChangeConfiguration : IEntityTypeConfiguration<EmailChange>
{
    public void Configure(EntityTypeBuilder<EmailChange> builder)
    {
        builder.ToTable("EmailChanges");
        builder.HasKey(c => c.UserId);
        builder.Property(c => c.UserId).ValueGeneratedNever();
        builder.Property(c => c.CodeHash).HasMaxLength(32).IsFixedLength();
        builder.HasOne<PortalUser>().WithOne().HasForeignKey<EmailChange>(c => c.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
