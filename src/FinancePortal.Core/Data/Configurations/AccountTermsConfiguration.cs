using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinancePortal.Core.Data.Configurations;

/// <summary>All kinds of terms in one table: an account is read with one join whatever its product.</summary>
internal sealed class AccountTermsConfiguration : IEntityTypeConfiguration<AccountTerms>
{
    public void Configure(EntityTypeBuilder<AccountTerms> builder)
    {
        builder.ToTable("AccountTerms");
        builder.HasDiscriminator<string>("Kind").HasValue<RetailTerms>("retail").HasValue<BalloonTerms>("balloon").HasValue<LeaseTerms>("lease");
        builder.Property("Kind").HasMaxLength(10).IsUnicode(false);
        builder.Ignore(t => t.Product);
        builder.HasIndex(t => new { t.FinancedAccountId, t.TermsVersion }).IsUnique();
        builder.Property(t => t.State).HasMaxLength(2).IsUnicode(false);
        builder.HasMoney(t => t.ReturnedPaymentFee);
        builder.ComplexProperty(t => t.LateFee, f =>
        {
            f.Property(x => x.GraceDays).HasColumnName("LateFeeGraceDays");
            f.Property(x => x.Percent).HasColumnName("LateFeePercent");
            f.Ignore(x => x.IsWaived);
            f.Property(x => x.StateCapPercent).HasColumnName("LateFeeStateCapPercent");
            f.HasMoney("LateFee", x => x.Minimum, x => x.Cap);
        });
    }
}

internal sealed class RetailTermsConfiguration : IEntityTypeConfiguration<RetailTerms>
{
    public void Configure(EntityTypeBuilder<RetailTerms> builder) =>
        builder.HasMoney(t => t.AmountFinanced, t => t.Installment, t => t.CashPrice, t => t.DownPayment, t => t.PrepaidFinanceCharge);
}

internal sealed class BalloonTermsConfiguration : IEntityTypeConfiguration<BalloonTerms>
{
    public void Configure(EntityTypeBuilder<BalloonTerms> builder) => builder.HasMoney(t => t.Balloon);
}

internal sealed class LeaseTermsConfiguration : IEntityTypeConfiguration<LeaseTerms>
{
    public void Configure(EntityTypeBuilder<LeaseTerms> builder) =>
        builder.HasMoney(
            t => t.Msrp, t => t.AgreedValue, t => t.AcquisitionFee, t => t.CashReduction, t => t.Rebate, t => t.TradeIn, t => t.ResidualValue,
            t => t.BasePayment, t => t.RegistrationFees, t => t.DispositionFee, t => t.PurchaseOptionFee, t => t.SecurityDeposit, t => t.WearCover);
}
