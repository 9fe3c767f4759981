using FinancePortal.Core.Leases;
using FinancePortal.Core.Tests.Contracts;
using FinancePortal.Core.Values;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Leases;

/// <summary>The lease of DOMAIN §9.</summary>
internal static class LeaseL
{
    public static LeaseTerms Terms(
        LeaseTaxRule tax = LeaseTaxRule.OnEachPayment, bool taxOnReduction = false, LeaseBalanceMethod balance = LeaseBalanceMethod.ConstantYield, bool feeAtSigning = false) => new()
        {
            ContractDate = Day("2026-01-15"),
            FirstDueOn = Day("2026-01-15"),
            EndsOn = Day("2029-01-15"),
            PaymentCount = 36,
            State = "TX",
            LateFee = TexasLateFee,
            ReturnedPaymentFee = Usd("25.00"),
            Msrp = Usd("62_000"),
            AgreedValue = Usd("58_500"),
            AcquisitionFee = Usd("925"),
            AcquisitionFeeAtSigning = feeAtSigning,
            CashReduction = Usd("2_500"),
            Rebate = Usd("1_500"),
            ResidualValue = Usd("35_960"),
            MoneyFactor = MoneyFactor.Of(0.00205m),
            BasePayment = Usd(feeAtSigning ? "700.44" : "728.03"),
            TaxPercent = 7m,
            RegistrationFees = Usd("285"),
            DispositionFee = Usd("495"),
            PurchaseOptionFee = Usd("350"),
            MilesPerYear = 10_000,
            StartOdometer = 12,
            ExcessMileRate = 0.25m,
            BoughtMileRate = 0.18m,
            TaxRule = tax,
            TaxOnReduction = taxOnReduction,
            BalanceMethod = balance,
        };

    public static Life After(int payments) => new Life(Terms()).Fund(Usd("55_425")).PayOnTime(payments);
}
