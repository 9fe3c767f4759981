using FinancePortal.Core.Customers;
using FinancePortal.Core.Payments.Upcoming;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class CalendarFeedConfiguration : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("CalendarFeeds");
        builder.HasKey(f => f.CustomerId);
        builder.Property(f => f.CustomerId).ValueGeneratedNever();
        builder.Property(f => f.KeyHash).HasMaxLength(32);
        builder.HasIndex(f => f.KeyHash).IsUnique();
        builder.HasOne<Customer>().WithMany().HasForeignKey(f => f.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
