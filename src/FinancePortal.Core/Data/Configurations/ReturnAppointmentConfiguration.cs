using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases.HandOver;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

internal sealed class ReturnAppointmentConfiguration : IEntityTypeConfiguration<ReturnAppointment>
{
    public void Configure(EntityTypeBuilder<ReturnAppointment> builder)
    {
        builder.ToTable("ReturnAppointments");
        builder.HasReference();
        builder.Property(r => r.Dealer).HasMaxLength(40);
        builder.HasIndex(r => new { r.Dealer, r.On, r.At }).IsUnique().HasFilter("CancelledAt IS NULL").HasDatabaseName("IX_ReturnAppointments_one_a_slot");
        builder.HasIndex(r => r.FinancedAccountId).IsUnique().HasFilter("CancelledAt IS NULL").HasDatabaseName("IX_ReturnAppointments_one_a_lease");
        builder.HasOne<FinancedAccount>().WithMany().HasForeignKey(r => r.FinancedAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(r => r.Version).IsConcurrencyToken();
    }
}
