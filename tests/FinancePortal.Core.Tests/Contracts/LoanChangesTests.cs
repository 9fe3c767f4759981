using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Contracts;

/// <summary>What is agreed after signing: deferrals, other due days, rate relief (DOMAIN §6, §16).</summary>
public sealed class LoanChangesTests
{
    [Fact]
    public void A_deferral_takes_back_what_was_due_and_is_not_any_more()
    {
        var life = After(12).BillThrough(Day("2027-03-01")).Add(AccountEventKind.Deferral, Day("2027-03-05"), number: 1);

        Assert.Empty(life.State.Open);
        Assert.Equal(12, life.State.Billed);
        Assert.Equal(Day("2027-04-01"), life.Position(Day("2027-03-06")).NextDueOn);
        life.BillThrough(Day("2027-04-01"));
        Assert.Equal((13, Usd("812.14")), (life.State.Open.Single().Number, life.State.Open.Single().Left));
    }

    [Fact]
    public void A_deferral_of_one_month_moves_the_oldest_past_due_installment_only_a_month()
    {
        var life = After(12).BillThrough(Day("2027-04-01")).Add(AccountEventKind.Deferral, Day("2027-04-20"), number: 1);

        var open = life.State.Open.Single();

        Assert.Equal((13, Day("2027-04-01")), (open.Number, open.DueOn));
        Assert.Equal(Day("2027-05-01"), BillingSchedule.NextOn(life.Terms, life.State));
    }

    [Theory]
    [InlineData("2027-02-10", 15, "2027-03-15")]
    [InlineData("2027-02-10", 31, "2027-03-31")]
    [InlineData("2027-03-05", 10, "2027-04-10")]
    public void A_due_date_change_holds_from_the_next_installment(string on, int day, string next)
    {
        var life = After(12).BillThrough(Day(on)).Add(AccountEventKind.DueDateChanged, Day(on), number: day);

        Assert.Equal(Day(next), BillingSchedule.NextOn(life.Terms, life.State));
    }

    [Fact]
    public void A_due_day_that_is_past_in_its_month_moves_to_the_next()
    {
        var terms = new Life(Terms(dueDay: 25, firstDue: "2026-02-25")).Fund(Usd("42_000")).PayOnTime(1);
        terms.Add(AccountEventKind.DueDateChanged, Day("2026-03-10"), number: 5);

        Assert.Equal(Day("2026-04-05"), BillingSchedule.NextOn(terms.Terms, terms.State));
    }

    [Fact]
    [Trait("Rule", "R-601")]
    public void Rate_relief_forgives_interest_and_lowers_the_payment()
    {
        var terms = new RetailTerms
        {
            ContractDate = Day("2026-03-02"),
            FirstDueOn = Day("2026-04-01"),
            PaymentCount = 60,
            State = "TX",
            LateFee = TexasLateFee,
            ReturnedPaymentFee = Usd("25"),
            AmountFinanced = Usd("30_000"),
            Rate = AnnualRate.FromPercent(9.9m),
            Installment = Usd("635.93"),
        };
        var life = new Life(terms).Fund(Usd("30_000"));
        Assert.Equal(Usd("244.11"), life.Position(Day("2026-04-01")).InterestAccrued);

        life.Add(AccountEventKind.RateRelief, Day("2026-03-02"), rate: 6m).BillThrough(Day("2026-04-01"));

        Assert.Equal(Usd("147.95"), life.Position(Day("2026-04-01")).InterestAccrued);
        Assert.Equal(Usd("539.77"), life.State.Open.Single().Amount);
    }

    [Fact]
    public void Rate_relief_ends_on_its_last_day()
    {
        var life = After(12).Add(AccountEventKind.RateRelief, Day("2027-02-01"), rate: 3m, until: Day("2027-02-10"));
        var expected = (34_652.14m * 0.03m * 10 / 365m) + (34_652.14m * 0.059m * 18 / 365m);

        Assert.Equal(Rounding.HalfUp(expected), life.Position(Day("2027-03-01")).InterestAccrued);
    }
}
