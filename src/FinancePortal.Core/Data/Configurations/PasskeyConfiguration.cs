using FinancePortal.Core.Customers.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class PasskeyConfiguration : IEntityTypeConfiguration<Passkey>, IEntityTypeConfiguration<SpentChallenge>
{
    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.ToTable("Passkeys");
        builder.HasReference();
        builder.Property(p => p.CredentialId).HasMaxLength(1024);
        builder.Property(p => p.Name).HasMaxLength(Passkey.LongestName);
        builder.HasIndex(p => p.CredentialId).IsUnique();
        builder.HasIndex(p => p.UserId);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SpentChallenge> builder)
    {
        builder.ToTable("SpentChallenges");
        builder.HasKey(s => s.Hash);
        builder.Property(s => s.Hash).HasMaxLength(32).IsFixedLength();
        builder.HasIndex(s => s.SpentAt);
    }
}
