using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Contracts;

/// <summary>DOMAIN §1 to §7, with their own numbers.</summary>
public sealed class SimpleInterestLoanTests
{
    [Theory]
    [InlineData(1, "2026-03-01", 45, "812.14", "305.51", "506.63", "41_493.37")]
    [InlineData(2, "2026-04-01", 31, "812.14", "207.92", "604.22", "40_889.15")]
    [InlineData(3, "2026-05-01", 30, "812.14", "198.28", "613.86", "40_275.29")]
    [InlineData(12, "2027-02-01", 31, "812.14", "176.82", "635.32", "34_652.14")]
    [InlineData(13, "2027-03-01", 28, "812.14", "156.84", "655.30", "33_996.84")]
    [InlineData(58, "2030-12-01", 30, "812.14", "11.70", "800.44", "1_611.78")]
    [InlineData(59, "2031-01-01", 31, "812.14", "8.08", "804.06", "807.72")]
    [InlineData(60, "2031-02-01", 31, "811.77", "4.05", "807.72", "0.00")]
    public void The_schedule_of_loan_A_has_the_published_rows(int number, string due, int days, string payment, string interest, string principal, string balance)
    {
        var row = AmortizationSchedule.Original(Terms()).Rows[number - 1];

        Assert.Equal(new ScheduleRow(number, Day(due), days, Usd(payment), Usd(interest), Usd(principal), Money.Zero, Usd(balance)), row);
    }

    [Fact]
    public void The_totals_of_loan_A_are_the_published_ones()
    {
        var schedule = AmortizationSchedule.Original(Terms());

        Assert.Equal(60, schedule.Rows.Count);
        Assert.Equal(Usd("6_728.03"), schedule.TotalInterest);
        Assert.Equal(Usd("48_728.03"), schedule.TotalOfPayments);
    }

    [Fact]
    public void A_payoff_quote_adds_interest_rounded_once_and_fees()
    {
        var life = After(12);
        life.Add(AccountEventKind.FeeAssessed, Day("2027-02-11"), Usd("40.60"));

        var quote = PayoffQuote.On(life.Terms, life.State, Day("2027-02-11"), Day("2027-02-21"));

        Assert.Equal(Usd("112.03"), quote.Interest);
        Assert.Equal(Usd("34_804.77"), quote.Total);
        Assert.Equal(5.6013048219m, decimal.Truncate(quote.PerDiemExact * 10_000_000_000m) / 10_000_000_000m);
        Assert.Equal(Usd("34_748.75"), PayoffQuote.On(life.Terms, life.State, Day("2027-02-11"), Day("2027-02-11")).Total - Usd("0.00"));
    }

    [Theory]
    [InlineData(Waterfall.FeesInterestPrincipal, "40.60", "257.66", "513.88", "34_138.26")]
    [InlineData(Waterfall.InterestPrincipalFees, "0", "257.66", "554.48", "34_097.66")]
    public void The_contract_decides_the_order_of_application(Waterfall waterfall, string fees, string interest, string principal, string balance)
    {
        var life = After(12, waterfall).BillThrough(Day("2027-03-01"));
        life.Add(AccountEventKind.LateFeeAssessed, Day("2027-03-17"), Usd("40.60"), number: 13);

        var preview = PaymentAllocation.Preview(life.Terms, life.State, Usd("812.14"), Day("2027-03-19"));

        Assert.Equal(new PaymentSplit { Fees = Usd(fees), Interest = Usd(interest), Principal = Usd(principal) }, preview.Split);
        Assert.Equal(Usd(balance), preview.PrincipalAfter);
        Assert.Equal(13, preview.After.Satisfied);
    }

    [Fact]
    public void A_principal_only_payment_leaves_the_interest_owed_and_shortens_the_loan()
    {
        var life = After(12);
        var before = AmortizationSchedule.Remaining(life.Terms, life.State);
        var preview = PaymentAllocation.Preview(life.Terms, life.State, Usd("5_000"), Day("2027-02-15"), AccountEventKind.PrincipalOnlyPayment);
        var after = AmortizationSchedule.Remaining(life.Terms, preview.After);

        Assert.Equal(Usd("78.42"), AccountPosition.On(life.Terms, life.State, Day("2027-02-15")).InterestAccrued);
        Assert.Equal(48, before.Rows.Count);
        Assert.Equal(41, after.Rows.Count);
        Assert.Equal(Usd("286.66"), after.Rows[^1].Payment);
        Assert.Equal(Day("2030-07-01"), after.LastPaymentOn);
        Assert.Equal(Usd("4_330.21"), before.TotalInterest);
        Assert.Equal(Usd("3_120.12"), after.TotalInterest);
    }

    [Fact]
    public void A_deferral_moves_the_end_and_the_extra_interest_ends_in_the_last_payment()
    {
        var life = After(12);
        var before = AmortizationSchedule.Remaining(life.Terms, life.State);
        life.Add(AccountEventKind.Deferral, Day("2027-02-20"), number: 1);
        var after = AmortizationSchedule.Remaining(life.Terms, life.State);

        Assert.Equal(Day("2027-04-01"), after.Rows[0].DueOn);
        Assert.Equal(Day("2031-03-01"), after.LastPaymentOn);
        Assert.Equal(Usd("1_026.45"), after.Rows[^1].Payment);
        Assert.Equal(Usd("214.68"), after.TotalInterest - before.TotalInterest);
    }

    [Fact]
    public void A_returned_payment_counts_as_if_it_never_came()
    {
        var life = After(12).BillThrough(Day("2027-03-01")).Pay(Day("2027-03-01"), Usd("812.14"));
        Assert.Equal(Usd("33_996.84"), life.State.Principal);
        var payment = life.Events[^1];
        var reversal = life.Make(AccountEventKind.Reversal, payment.EffectiveOn, reverses: payment.Sequence);
        var plan = Posting.Plan(life.Terms, life.Events, reversal);
        life.Events.Add(reversal);

        Assert.Null(plan.Refusal);
        Assert.Equal([payment.Sequence], plan.Reverse);
        Assert.Empty(plan.Post);
        Assert.Equal(Usd("34_652.14"), plan.State.Principal);
        Assert.Equal(Usd("330.48"), life.Position(Day("2027-04-01")).InterestAccrued);
    }
}
