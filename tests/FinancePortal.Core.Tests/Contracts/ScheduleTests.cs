using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Contracts;

/// <summary>Schedules that are left, due dates that are not billed, and what the federal box says beside them.</summary>
public sealed class ScheduleTests
{
    [Fact]
    public void The_schedule_that_is_left_begins_where_the_last_due_date_was()
    {
        var left = AmortizationSchedule.Remaining(Terms(), After(2).State);

        Assert.Equal(3, left.Rows[0].Number);
        Assert.Equal(Day("2026-05-01"), left.Rows[0].DueOn);
        Assert.Equal(30, left.Rows[0].Days);
        Assert.Equal(58, left.Rows.Count);
        Assert.Equal(Day("2031-02-01"), left.LastPaymentOn);
    }

    [Fact]
    public void Fees_and_what_is_past_due_are_paid_with_the_next_installment()
    {
        var life = After(1).BillThrough(Day("2026-04-20")).Add(AccountEventKind.LateFeeAssessed, Day("2026-04-20"), Usd("40.60"), number: 2);

        var next = AmortizationSchedule.Remaining(Terms(), life.State).Rows[0];

        Assert.Equal(Usd("40.60"), next.Fees);
        Assert.Equal(Usd("812.14") * 2 + Usd("40.60"), next.Payment);
        Assert.Equal(3, next.Number);
    }

    [Fact]
    public void A_loan_that_is_paid_has_no_schedule()
    {
        var paid = After(1).Pay(Day("2026-03-02"), Usd("45_000"));

        var left = AmortizationSchedule.Remaining(Terms(), paid.State);

        Assert.Empty(left.Rows);
        Assert.Null(left.LastPaymentOn);
        Assert.Equal(Money.Zero, left.TotalOfPayments);
    }

    [Fact]
    public void Due_dates_through_a_day_are_those_on_it_too()
    {
        var state = After(1).State;

        Assert.Empty(BillingSchedule.NotBilled(Terms(), state, Day("2026-03-31")));
        Assert.Equal([new Installment(2, Day("2026-04-01"), Usd("812.14"))], BillingSchedule.NotBilled(Terms(), state, Day("2026-04-01")));
        Assert.Equal([2, 3], BillingSchedule.NotBilled(Terms(), state, Day("2026-05-20")).Select(i => i.Number));
        Assert.Equal(Day("2026-04-01"), BillingSchedule.NextOn(Terms(), state));
    }

    [Fact]
    public void What_is_prepaid_is_not_financed_and_the_sale_price_holds_the_down_payment()
    {
        var terms = new RetailTerms
        {
            ContractDate = Day("2026-01-15"),
            FirstDueOn = Day("2026-03-01"),
            PaymentCount = 60,
            State = "TX",
            LateFee = TexasLateFee,
            ReturnedPaymentFee = Money.Zero,
            AmountFinanced = Usd("42_000"),
            Rate = AnnualRate.FromPercent(5.90m),
            Installment = Usd("812.14"),
            PrepaidFinanceCharge = Usd("395"),
            DownPayment = Usd("5_000"),
        };

        var box = TruthInLending.Of(terms);

        Assert.Equal(Usd("41_605"), box.AmountFinanced);
        Assert.Equal(Usd("7_123.03"), box.FinanceCharge);
        Assert.Equal(Usd("48_728.03"), box.TotalOfPayments);
        Assert.Equal(Usd("53_728.03"), box.TotalSalePrice);
        Assert.Equal(6.28m, box.AprPercent);
    }

    [Fact]
    public void A_rate_that_no_installment_pays_is_refused_by_name()
    {
        var hopeless = Terms(rate: "100", payments: 1, firstDue: "2036-03-01");

        var refused = Assert.Throws<ArgumentException>(() => LevelInstallment.Solve(hopeless));

        Assert.Contains("twice the debt", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2000-01-01", "2001-01-01", 1)]
    [InlineData("1999-01-01", "2002-01-01", 3)]
    [InlineData("1900-01-01", "1901-01-01", 1)]
    [InlineData("2099-01-01", "2102-01-01", 3)]
    public void A_calendar_year_is_a_year_at_the_turn_of_a_century_too(string from, string to, int years)
    {
        var days = new DayCounter(DayCount.ActualActual, Day("2024-03-01"), 1);

        Assert.Equal(years * days.UnitsPerYear, days.Units(Day(from), Day(to)));
    }

    [Theory]
    [InlineData(DayCount.Unit360, "2024-04-15", "2024-05-05", 20)]
    [InlineData(DayCount.Unit360, "2024-05-05", "2024-05-15", 10)]
    [InlineData(DayCount.Unit365, "2024-04-15", "2024-05-05", 20 * 12)]
    [InlineData(DayCount.Monthly, "2024-04-15", "2024-06-14", 60)]
    public void Days_after_a_due_date_are_odd_days_until_the_month_is_full(DayCount kind, string from, string to, int units) =>
        Assert.Equal(units, new DayCounter(kind, Day("2024-03-15"), 15).Units(Day(from), Day(to)));

    [Fact]
    public void An_unknown_day_count_is_named() =>
        Assert.Contains("99", Assert.Throws<InvalidOperationException>(() => new DayCounter((DayCount)99, Day("2024-03-01"), 1).UnitsPerYear).Message, StringComparison.Ordinal);

    [Fact]
    public void Compound_growth_over_a_part_of_a_period_has_its_range()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Annuity.CompoundOver(-0.01m, 0.5m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Annuity.CompoundOver(0.51m, 0.5m));
        Assert.Equal(1m, Annuity.CompoundOver(0m, 0.5m));
        Assert.Equal(1.5m, Annuity.CompoundOver(0.5m, 1m), 20);
        Assert.Throws<ArgumentOutOfRangeException>(() => Annuity.RuleOf78(Usd("1"), 12, -1));
    }
}
