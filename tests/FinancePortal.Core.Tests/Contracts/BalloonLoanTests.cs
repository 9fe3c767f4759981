using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Contracts;

/// <summary>DOMAIN §8.</summary>
public sealed class BalloonLoanTests
{
    private static BalloonTerms Terms(DayCount dayCount = DayCount.Monthly, int balloonMonthsAfterLast = 0) => new()
    {
        ContractDate = Day("2026-01-15"),
        FirstDueOn = Day("2026-02-15"),
        PaymentCount = 36,
        State = "TX",
        LateFee = TexasLateFee,
        ReturnedPaymentFee = Usd("25"),
        AmountFinanced = Usd("52_000"),
        Rate = AnnualRate.FromPercent(6.40m),
        DayCount = dayCount,
        Installment = Usd("896.45"),
        Balloon = Usd("27_500"),
        BalloonMonthsAfterLast = balloonMonthsAfterLast,
        DownPayment = Usd("6_000"),
        MayReturnVehicle = true,
    };

    [Fact]
    public void The_installment_is_the_annuity_that_leaves_the_guaranteed_value()
    {
        var i = 0.064m / 12m;

        Assert.Equal(Usd("896.45"), Rounding.HalfUp(Annuity.Payment(i, 36, 52_000m, 27_500m)));
        Assert.Equal(Usd("1_591.38"), Rounding.HalfUp(Annuity.Payment(i, 36, 52_000m)));
    }

    [Fact]
    public void The_last_regular_installment_takes_the_cents_and_the_balloon_stays_exact()
    {
        var schedule = AmortizationSchedule.Original(Terms());

        Assert.Equal(37, schedule.Rows.Count);
        Assert.Equal(Usd("896.57"), schedule.Rows[35].Payment);
        Assert.Equal(Usd("27_500"), schedule.Rows[36].Payment);
        Assert.Equal(schedule.Rows[35].DueOn, schedule.Rows[36].DueOn);
        Assert.Equal(Usd("7_772.32"), schedule.TotalInterest);
        Assert.Equal(Usd("65_772.32"), schedule.TotalOfPayments + Usd("6_000"));
    }

    [Fact]
    public void A_balloon_a_month_after_the_last_installment_takes_the_interest_of_that_month()
    {
        var schedule = AmortizationSchedule.Original(Terms(balloonMonthsAfterLast: 1));

        Assert.Equal(Day("2029-02-15"), schedule.Rows[36].DueOn);
        Assert.True(schedule.Rows[36].Interest.IsPositive);
        Assert.True(schedule.Rows[36].Balance.IsZero);
    }

    [Fact]
    public void The_balloon_is_billed_and_debited_like_any_installment()
    {
        var life = new Life(Terms()).Fund(Usd("52_000")).PayOnTime(35);

        var debits = DebitForecast.Next(life.Terms, life.State);

        Assert.Equal([36, 37], debits.Select(d => d.Number));
        Assert.Equal(Usd("27_500"), debits[1].Amount);
        life.PayOnTime(1);
        Assert.Equal(AccountStatus.PaidOff, life.State.Status);
    }

    [Fact]
    public void A_vehicle_handed_back_settles_the_balloon()
    {
        var life = new Life(Terms()).Fund(Usd("52_000")).PayOnTime(35).BillThrough(Day("2029-01-15"));
        life.Pay(Day("2029-01-15"), life.State.Open[0].Left);
        Assert.Equal(Usd("27_500"), life.State.Principal);

        life.Add(AccountEventKind.LeaseReturned, Day("2029-01-15"));

        Assert.True(life.State.Principal.IsZero);
        Assert.Equal(AccountStatus.Returned, life.State.Status);
    }
}
