using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Tests.Contracts;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Payments.Autopay;

/// <summary>Which debits come, purely: none too few, so that nothing is late, and none too many.</summary>
[Trait("Feature", "F-404")]
public sealed class AutopayPlanTests
{
    private static readonly AutopayRule OnDueDate = new() { AmountRule = AutopayAmount.AmountDue, StartsOn = Day("2026-01-16") };

    [Fact]
    public void On_the_due_date_it_takes_the_installment()
    {
        var debits = Next(LoanA.After(0), OnDueDate, "2026-01-16");

        Assert.Equal(12, debits.Count);
        Assert.Equal(Day("2026-03-01"), debits[0].On);
        Assert.All(debits, d => Assert.Equal((Usd("812.14"), Money.Zero, AutopayReasons.None), (d.Due, d.Extra, d.Reasons)));
        Assert.Equal(Day("2027-02-01"), debits[^1].On);
    }

    [Fact]
    public void A_weekend_moves_the_bank_and_not_the_day_that_counts()
    {
        var first = Next(LoanA.After(0), OnDueDate, "2026-01-16")[0];

        Assert.Equal((DayOfWeek.Sunday, Day("2026-03-02")), (first.On.DayOfWeek, first.DebitOn));
    }

    [Fact]
    public void The_last_payment_takes_every_cent_and_says_so()
    {
        var life = LoanA.After(59);
        var debits = Next(life, OnDueDate, "2031-01-05");

        var last = Assert.Single(debits);
        Assert.Equal(AmortizationSchedule.Remaining(life.Terms, life.State).Rows[0].Payment, last.Due);
        Assert.Equal(AutopayReasons.LastPayment, last.Reasons);
    }

    [Theory]
    [InlineData(31, "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30")]
    [InlineData(30, "2026-01-30", "2026-02-28", "2026-03-30", "2026-04-30")]
    [InlineData(29, "2026-01-29", "2026-02-28", "2026-03-29", "2026-04-29")]
    [InlineData(15, "2026-02-15", "2026-03-15", "2026-04-15", "2026-05-15")]
    public void A_day_that_a_month_lacks_is_its_last_day(int day, params string[] dates)
    {
        var rule = OnDueDate with { Day = day };
        var on = rule.DateFrom(Day("2026-01-16"), dueDay: 1);
        var seen = new List<DateOnly> { on };
        while (seen.Count < dates.Length)
        {
            seen.Add(on = rule.DateAfter(on, dueDay: 1));
        }

        Assert.Equal(dates.Select(Day), seen);
    }

    [Fact]
    public void February_29_is_taken_in_a_leap_year()
    {
        var rule = OnDueDate with { Day = 31 };

        Assert.Equal(Day("2028-02-29"), rule.DateFrom(Day("2028-02-01"), 1));
    }

    [Fact]
    public void Any_day_of_the_month_pays_each_installment_before_it_is_late()
    {
        for (var day = 1; day <= 31; day++)
        {
            Assert.Empty(PastDue(LoanA.After(0), OnDueDate with { Day = day, StartsOn = Day("2026-01-16") }));
        }
    }

    [Fact]
    public void Twice_a_month_takes_two_halves_that_make_one_installment()
    {
        var rule = OnDueDate with { Rhythm = AutopayRhythm.TwiceAMonth, Day = 10, SecondDay = 25 };
        var debits = Next(LoanA.After(0), rule, "2026-01-16");

        Assert.Equal(Enumerable.Repeat(Usd("406.07"), 12), debits.Select(d => d.Total));
        Assert.Equal([Day("2026-02-10"), Day("2026-02-25"), Day("2026-03-10")], debits.Take(3).Select(d => d.On));
        Assert.Empty(PastDue(LoanA.After(0), rule));
    }

    [Fact]
    public void An_odd_cent_goes_with_the_first_half()
    {
        var life = new Life(LoanA.Terms(installment: "812.15")).Fund(Usd("42_000"));
        var debits = Next(life, OnDueDate with { Rhythm = AutopayRhythm.TwiceAMonth, Day = 10, SecondDay = 25 }, "2026-01-16");

        Assert.Equal([Usd("406.08"), Usd("406.07"), Usd("406.08"), Usd("406.07")], debits.Take(4).Select(d => d.Total));
        Assert.All(debits, d => Assert.True(AutopayPlan.IsUsual(life.Terms, OnDueDate with { Rhythm = AutopayRhythm.TwiceAMonth }, d.Total)));
    }

    [Fact]
    public void Every_two_weeks_halves_count_toward_the_installment_and_nothing_is_late()
    {
        for (var start = Day("2026-02-02"); start < Day("2026-02-16"); start = start.AddDays(1))
        {
            var rule = OnDueDate with { Rhythm = AutopayRhythm.EveryTwoWeeks, StartsOn = start };
            Assert.Empty(PastDue(LoanA.After(0), rule));
            Assert.All(Next(LoanA.After(0), rule, "2026-02-02"), d => Assert.Equal(0, (d.On.DayNumber - start.DayNumber) % 14));
        }
    }

    [Fact]
    public void Extra_money_goes_to_principal_every_month_and_ends_the_loan_sooner()
    {
        var rule = OnDueDate with { AmountRule = AutopayAmount.AmountDuePlusExtra, Amount = Usd("50.00") };
        var life = LoanA.After(0);
        var debits = AutopayPlan.Next(life.Terms, life.State, rule, Day("2026-01-16"), count: 100);

        Assert.All(debits.SkipLast(2), d => Assert.Equal((Usd("812.14"), Usd("50.00")), (d.Due, d.Extra)));
        Assert.InRange(debits.Count, 50, 57);
        Assert.True(debits[^1].Reasons.HasFlag(AutopayReasons.LastPayment));
    }

    [Fact]
    public void A_fixed_amount_is_taken_whole_and_more_when_more_is_due()
    {
        var rule = OnDueDate with { AmountRule = AutopayAmount.Fixed, Amount = Usd("900.00") };
        var life = LoanA.After(1).Add(AccountEventKind.FeeAssessed, Day("2026-03-20"), Usd("200.00"));
        var debits = Next(life, rule, "2026-03-21");

        Assert.Equal((Usd("1_012.14"), Money.Zero, AutopayReasons.Charges), (debits[0].Due, debits[0].Extra, debits[0].Reasons));
        Assert.Equal((Usd("812.14"), Usd("87.86")), (debits[1].Due, debits[1].Extra));
    }

    [Fact]
    public void What_was_paid_by_hand_is_not_taken_again()
    {
        var life = LoanA.After(1).Pay(Day("2026-03-20"), Usd("812.14"));

        Assert.Equal(Day("2026-05-01"), Next(life, OnDueDate, "2026-03-21")[0].On);
        Assert.Equal(Day("2026-05-01"), Next(life, OnDueDate with { AmountRule = AutopayAmount.AmountDuePlusExtra, Amount = Usd("50.00") }, "2026-03-21")[0].On);
    }

    [Fact]
    public void A_part_paid_by_hand_is_taken_off()
    {
        var debit = Next(LoanA.After(1).Pay(Day("2026-03-20"), Usd("300.00")), OnDueDate, "2026-03-21")[0];

        Assert.Equal((Day("2026-04-01"), Usd("512.14"), AutopayReasons.PartlyPaid), (debit.On, debit.Total, debit.Reasons));
    }

    [Fact]
    public void A_payment_promised_before_the_date_counts()
    {
        var life = LoanA.After(1);
        var debits = AutopayPlan.Next(life.Terms, life.State, OnDueDate, Day("2026-03-21"), expected: [new ExpectedPayment(Day("2026-03-30"), Usd("812.14"))]);

        Assert.Equal(Day("2026-05-01"), debits[0].On);
    }

    [Fact]
    public void A_deferral_is_followed()
    {
        var life = LoanA.After(2).Add(AccountEventKind.Deferral, Day("2026-04-20"), number: 1);

        Assert.Equal([Day("2026-06-01"), Day("2026-07-01")], Next(life, OnDueDate, "2026-04-21").Take(2).Select(d => d.On));
    }

    [Fact]
    public void Another_due_day_is_followed()
    {
        var life = LoanA.After(2).Add(AccountEventKind.DueDateChanged, Day("2026-04-20"), number: 15);

        Assert.Equal([Day("2026-05-15"), Day("2026-06-15")], Next(life, OnDueDate, "2026-04-21").Take(2).Select(d => d.On));
    }

    [Fact]
    public void A_skipped_payment_comes_with_the_next_one_and_says_so()
    {
        var life = LoanA.After(1);
        var next = AutopayPlan.Next(life.Terms, life.State, OnDueDate, Day("2026-03-21"), takes: on => on != Day("2026-04-01"))[0];

        Assert.Equal((Day("2026-05-01"), Usd("1_624.28")), (next.On, next.Due));
        Assert.True(next.Reasons.HasFlag(AutopayReasons.PastDue));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_balloon_is_taken_only_when_that_was_agreed(bool takes)
    {
        var terms = new BalloonTerms
        {
            ContractDate = Day("2026-01-15"),
            FirstDueOn = Day("2026-03-01"),
            PaymentCount = 3,
            State = "TX",
            LateFee = TexasLateFee,
            ReturnedPaymentFee = Usd("25.00"),
            AmountFinanced = Usd("12_000"),
            Rate = AnnualRate.FromPercent(5.90m),
            Installment = Usd("812.14"),
            Balloon = Usd("9_700.00"),
            BalloonMonthsAfterLast = 1,
        };
        var life = new Life(terms).Fund(Usd("12_000"));
        var debits = Next(life, OnDueDate with { TakesBalloon = takes }, "2026-01-16");

        Assert.Equal(takes ? 4 : 3, debits.Count);
        Assert.Equal(takes, debits[^1].Reasons.HasFlag(AutopayReasons.Balloon));
        Assert.Equal(takes, debits[^1].Reasons.HasFlag(AutopayReasons.LastPayment));
    }

    [Fact]
    public void A_pause_without_an_end_has_no_debits()
    {
        var life = LoanA.After(1);

        Assert.Empty(AutopayPlan.Next(life.Terms, life.State, OnDueDate, Day("2026-03-21"), takes: _ => false));
    }

    [Fact]
    public void A_lease_is_paid_with_its_tax()
    {
        var terms = TestContracts.LeaseTerms(Day("2026-03-01"));
        var life = new Life(terms).Fund(Usd("56_000"));

        Assert.All(Next(life, OnDueDate, "2026-02-20"), d => Assert.Equal(AutopayPlan.Installment(terms), d.Total));
        Assert.Equal(Usd("778.99"), AutopayPlan.Installment(terms));
    }

    private static IReadOnlyList<AutopayDebit> Next(Life life, AutopayRule rule, string from) => AutopayPlan.Next(life.Terms, life.State, rule, Day(from));

    /// <summary>Lives a loan by its debits alone, and names each due date that was not paid when it came.</summary>
    private static List<DateOnly> PastDue(Life life, AutopayRule rule)
    {
        var late = new List<DateOnly>();
        foreach (var debit in AutopayPlan.Next(life.Terms, life.State, rule, rule.StartsOn, count: 24))
        {
            life.BillThrough(debit.On);
            late.AddRange(life.State.Open.Where(o => o.DueOn < debit.On).Select(o => o.DueOn));
            life.Pay(debit.On, debit.Due);
        }

        return late;
    }
}
