using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Tests.Leases;
using FinancePortal.Core.Values;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Contracts;

/// <summary>Contracts of every kind and convention, picked by a number.</summary>
internal static class RandomTerms
{
    private static readonly DayCount[] DayCounts = Enum.GetValues<DayCount>().Where(d => d != DayCount.Daily).ToArray();

    public static (AccountTerms Terms, Money Funded) Of(int pick)
    {
        var contract = new DateOnly(2023, 11, 5).AddDays(pick % 200);
        var firstDue = contract.AddDays(12 + (pick / 3 % 50));
        return (pick % 4) switch
        {
            0 => (LeaseL.Terms(pick % 8 == 0 ? LeaseTaxRule.OnEachPayment : LeaseTaxRule.OnFullPriceUpFront), Usd("55_425")),
            1 => (Balloon(pick, contract, firstDue), Usd("18_000")),
            _ => (Loan(pick, contract, firstDue), Usd("12_000")),
        };
    }

    private static RetailTerms Loan(int pick, DateOnly contract, DateOnly firstDue) => new()
    {
        ContractDate = contract,
        FirstDueOn = firstDue,
        PaymentCount = 1 + (pick % 30),
        State = "TX",
        LateFee = TexasLateFee,
        ReturnedPaymentFee = Usd("25"),
        AmountFinanced = Usd("12_000"),
        Rate = AnnualRate.FromPercent(pick % 37),
        Installment = Money.FromCents(1_000_000 / (1 + (pick % 30))),
        DayCount = DayCounts[pick % DayCounts.Length],
        Waterfall = (Waterfall)(pick % 3),
        InterestRounding = (RoundingRule)(pick % 3),
        LastPayment = pick % 11 == 0 ? LastPaymentRule.NotAdjusted : LastPaymentRule.TakesTheCents,
    };

    private static BalloonTerms Balloon(int pick, DateOnly contract, DateOnly firstDue) => new()
    {
        ContractDate = contract,
        FirstDueOn = firstDue,
        PaymentCount = 1 + (pick % 24),
        State = "TX",
        LateFee = TexasLateFee,
        ReturnedPaymentFee = Usd("25"),
        AmountFinanced = Usd("18_000"),
        Rate = AnnualRate.FromPercent(pick % 20),
        Installment = Usd("450"),
        Balloon = Usd("9_000"),
        BalloonMonthsAfterLast = pick % 2,
        MayReturnVehicle = pick % 3 == 0,
        DayCount = DayCounts[pick % DayCounts.Length],
        Waterfall = (Waterfall)(pick % 3),
    };
}
