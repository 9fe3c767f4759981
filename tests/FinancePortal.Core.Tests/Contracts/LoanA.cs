using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Tests.Contracts;

/// <summary>The loan of DOMAIN §1 and the lives that its other sections tell about it.</summary>
internal static class LoanA
{
    public static readonly LateFeeRule TexasLateFee = new() { GraceDays = 15, Percent = 5, StateCapPercent = 5 };

    public static RetailTerms Terms(
        Waterfall waterfall = Waterfall.InterestPrincipalFees,
        string installment = "812.14",
        string firstDue = "2026-03-01",
        int dueDay = 0,
        string rate = "5.90",
        int payments = 60,
        DayCount dayCount = DayCount.Actual365Fixed,
        string contractDate = "2026-01-15") => new()
        {
            ContractDate = Day(contractDate),
            FirstDueOn = Day(firstDue),
            DueDay = dueDay,
            DayCount = dayCount,
            PaymentCount = payments,
            State = "TX",
            LateFee = TexasLateFee,
            ReturnedPaymentFee = Usd("25.00"),
            AmountFinanced = Usd("42_000"),
            Rate = AnnualRate.FromPercent(decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture)),
            Installment = Usd(installment),
            Waterfall = waterfall,
        };

    /// <summary>Funded, and the first payments billed and paid on their due dates.</summary>
    public static Life After(int payments, Waterfall waterfall = Waterfall.InterestPrincipalFees) =>
        new Life(Terms(waterfall)).Fund(Usd("42_000")).PayOnTime(payments);

    public static DateOnly Day(string iso) => DateOnly.Parse(iso, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary><c>Usd("1_234.56")</c></summary>
    public static Money Usd(string dollars) =>
        Money.FromDollars(decimal.Parse(dollars.Replace("_", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture));
}
