using FinancePortal.Core.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class OutboxEmailConfiguration : IEntityTypeConfiguration<OutboxEmail>
{
    public void Configure(EntityTypeBuilder<OutboxEmail> builder)
    {
        builder.ToTable("OutboxEmails");
        builder.Property(e => e.MessageId).HasMaxLength(80).IsUnicode(false);
        builder.HasIndex(e => e.MessageId).IsUnique();
        builder.HasIndex(e => e.DueAt).HasFilter("DueAt IS NOT NULL");
        builder.Property(e => e.TextBody).HasMaxLength(-1);
        builder.Property(e => e.HtmlBody).HasMaxLength(-1);
        builder.Property(e => e.SealedSecret).HasMaxLength(256);
        builder.Property(e => e.LeaseOwner).HasMaxLength(80);
    }
}
