using FinancePortal.Core.Payments.Ach;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class BankFileEntryConfiguration : IEntityTypeConfiguration<BankFileEntry>
{
    public void Configure(EntityTypeBuilder<BankFileEntry> builder)
    {
        builder.ToTable("BankFileEntries");
        builder.Property(e => e.Trace).HasMaxLength(15).IsUnicode(false).IsFixedLength();
        builder.HasIndex(e => e.Trace);
        builder.HasIndex(e => new { e.BankFileId, e.Sequence }).IsUnique();

        // Each payment, refund and part of an account check goes to the bank at most once.
        builder.HasIndex(e => e.PaymentId).IsUnique();
        builder.HasIndex(e => e.RefundId).IsUnique();
        builder.HasIndex(e => new { e.MicroDepositCheckId, e.Kind }).IsUnique();
        builder.HasIndex(e => e.EffectiveOn);
        builder.Property(e => e.ReturnCode).HasMaxLength(3).IsUnicode(false);
        builder.HasMoney(e => e.Amount);
        builder.HasOne(e => e.File).WithMany().HasForeignKey(e => e.BankFileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(e => e.Payment).WithMany().HasForeignKey(e => e.PaymentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(e => e.Refund).WithMany().HasForeignKey(e => e.RefundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(e => e.Check).WithMany().HasForeignKey(e => e.MicroDepositCheckId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(e => e.Method).WithMany().HasForeignKey(e => e.PaymentMethodId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(e => e.IndividualId);
        builder.Property(e => e.Version).IsConcurrencyToken();
    }
}
