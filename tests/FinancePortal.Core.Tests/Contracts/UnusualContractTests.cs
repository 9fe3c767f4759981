using FinancePortal.Core.Contracts;
using FinancePortal.Core.Ledger;
using FinancePortal.Core.Values;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Contracts;

/// <summary>The edges: each has a defined result or a named refusal, never a wrong number.</summary>
public sealed class UnusualContractTests
{
    [Fact]
    public void A_rate_of_zero_has_no_interest_and_equal_payments()
    {
        var schedule = AmortizationSchedule.Original(Terms(rate: "0", installment: "700"));

        Assert.Equal(Money.Zero, schedule.TotalInterest);
        Assert.All(schedule.Rows, r => Assert.Equal(Usd("700"), r.Payment));
        Assert.Equal(Usd("700"), LevelInstallment.Solve(Terms(rate: "0")));
        Assert.Equal(0m, TruthInLending.Of(Terms(rate: "0", installment: "700")).AprPercentExact);
    }

    [Theory]
    [InlineData("0.01")]
    [InlineData("5.90")]
    [InlineData("36")]
    [InlineData("100")]
    public void A_solved_installment_pays_the_loan_and_one_cent_less_makes_the_last_one_larger(string rate)
    {
        var installment = LevelInstallment.Solve(Terms(rate: rate));
        var rows = AmortizationSchedule.Original(Terms(rate: rate, installment: installment.ToPlainString())).Rows;
        var less = AmortizationSchedule.Original(Terms(rate: rate, installment: (installment - Money.FromCents(1)).ToPlainString())).Rows;

        Assert.Equal(60, rows.Count);
        Assert.True(rows[^1].Payment <= installment);
        Assert.True(rows[^1].Balance.IsZero);
        Assert.Equal(Usd("42_000"), Money.Sum(rows.Select(r => r.Principal)));
        Assert.True(less[^1].Payment > installment - Money.FromCents(1));
    }

    [Fact]
    public void One_payment_is_the_whole_debt()
    {
        var terms = Terms(payments: 1);
        var row = AmortizationSchedule.Original(terms).Rows.Single();

        Assert.Equal(Usd("42_305.51"), row.Payment);
        Assert.Equal(Usd("42_305.51"), LevelInstallment.Solve(terms));
    }

    [Fact]
    public void Ninety_six_payments_end_at_nothing()
    {
        var installment = LevelInstallment.Solve(Terms(payments: 96));
        var schedule = AmortizationSchedule.Original(Terms(payments: 96, installment: installment.ToPlainString()));

        Assert.Equal(96, schedule.Rows.Count);
        Assert.Equal(Day("2034-02-01"), schedule.LastPaymentOn);
        Assert.Equal(schedule.TotalOfPayments, Usd("42_000") + schedule.TotalInterest);
    }

    [Theory]
    [InlineData("2024-02-29", "2024-03-29", 29)]
    [InlineData("2024-02-29", "2024-03-31", 31)]
    [InlineData("2025-01-31", "2025-02-28", 31)]
    [InlineData("2025-01-30", "2025-02-28", 30)]
    public void Contracts_on_the_last_days_of_a_month_bill_on_the_last_day_of_shorter_ones(string contract, string firstDue, int dueDay)
    {
        var rows = AmortizationSchedule.Original(Terms(contractDate: contract, firstDue: firstDue, dueDay: dueDay)).Rows;

        Assert.Equal(60, rows.Count);
        Assert.All(rows, r => Assert.Equal(Math.Min(dueDay, DateTime.DaysInMonth(r.DueOn.Year, r.DueOn.Month)), r.DueOn.Day));
        Assert.Equal(rows.Select(r => r.DueOn).Distinct(), rows.Select(r => r.DueOn));
    }

    [Theory]
    [InlineData("2026-01-20", 5)]
    [InlineData("2026-04-10", 85)]
    public void A_short_or_long_first_period_earns_interest_for_its_days(string firstDue, int days)
    {
        var row = AmortizationSchedule.Original(Terms(firstDue: firstDue)).Rows[0];

        Assert.Equal(days, row.Days);
        Assert.Equal(Rounding.HalfUp(42_000m * 0.059m * days / 365m), row.Interest);
    }

    [Fact]
    public void A_payment_larger_than_the_payoff_pays_off_and_the_rest_is_credit()
    {
        var preview = PaymentAllocation.Preview(Terms(), After(12).State, Usd("50_000"), Day("2027-02-11"));

        Assert.True(preview.PaysOff);
        Assert.Equal(Usd("50_000") - Usd("34_652.14") - Usd("56.01"), preview.Split.Credit);
    }

    [Fact]
    public void Two_events_on_one_day_count_in_the_order_they_were_booked()
    {
        var feeFirst = After(12, Waterfall.FeesInterestPrincipal)
            .Add(AccountEventKind.FeeAssessed, Day("2027-02-20"), Usd("30")).Pay(Day("2027-02-20"), Usd("812.14"));
        var paymentFirst = After(12, Waterfall.FeesInterestPrincipal)
            .Pay(Day("2027-02-20"), Usd("812.14")).Add(AccountEventKind.FeeAssessed, Day("2027-02-20"), Usd("30"));

        Assert.Equal(Money.Zero, feeFirst.State.FeesOwed);
        Assert.Equal(Usd("30"), paymentFirst.State.FeesOwed);
        Assert.Equal(feeFirst.State.Principal - Usd("30"), paymentFirst.State.Principal);
    }

    [Fact]
    public void An_amount_beyond_ten_billion_is_refused_and_an_overflow_is_an_error()
    {
        var life = After(1);

        Assert.Equal(EventRefusal.AmountOutOfRange, Posting.Plan(life.Terms, life.State, life.Make(AccountEventKind.Payment, Day("2026-03-02"), Usd("10_000_000_000.01"))).Refusal);
        Assert.Throws<OverflowException>(() => Money.FromCents(long.MaxValue) + Money.FromCents(1));
        Assert.Throws<OverflowException>(() => Rounding.HalfUp(decimal.MaxValue / 1000m));
        Assert.Throws<OverflowException>(() => Money.FromCents(long.MaxValue / 2) * 3);
        var journal = new JournalDraft();
        journal.Add(LedgerAccount.Cash, Money.FromCents(long.MaxValue));
        Assert.Throws<OverflowException>(() => journal.Add(LedgerAccount.Cash, Money.FromCents(1)));
    }

    [Fact]
    public void Nothing_happens_before_the_contract_is_funded_and_it_is_funded_once()
    {
        var life = new Life(Terms());
        Assert.Equal(EventRefusal.NotFunded, Posting.Plan(life.Terms, new AccountState(), life.Make(AccountEventKind.Payment, Day("2026-02-01"), Usd("5"))).Refusal);
        life.Fund(Usd("42_000"));
        Assert.Equal(EventRefusal.AlreadyFunded, Posting.Plan(life.Terms, life.State, life.Make(AccountEventKind.Funded, Day("2026-02-01"), Usd("5"))).Refusal);
        Assert.Equal(EventRefusal.AlreadyFunded, Posting.Plan(life.Terms, life.Events, life.Make(AccountEventKind.OpeningBalance, Day("2026-02-01"), Usd("5"))).Refusal);
    }

    [Theory]
    [InlineData(AccountEventKind.Deferral, 0)]
    [InlineData(AccountEventKind.Deferral, 25)]
    [InlineData(AccountEventKind.Deferral, null)]
    [InlineData(AccountEventKind.DueDateChanged, 32)]
    [InlineData(AccountEventKind.DueDateChanged, 0)]
    [InlineData(AccountEventKind.DueDateChanged, null)]
    public void Numbers_out_of_range_are_refused(AccountEventKind kind, int? number)
    {
        var life = After(1);

        Assert.Equal(EventRefusal.NumberOutOfRange, Posting.Plan(life.Terms, life.State, life.Make(kind, Day("2026-03-05"), number: number)).Refusal);
    }

    [Theory]
    [InlineData(AccountEventKind.LeaseExtended)]
    [InlineData(AccountEventKind.EarlyTermination)]
    [InlineData(AccountEventKind.PurchaseOptionExercised)]
    [InlineData(AccountEventKind.LeaseReturned)]
    public void A_loan_has_no_lease_events(AccountEventKind kind)
    {
        var life = After(1);

        Assert.Equal(EventRefusal.NotForThisProduct, Posting.Plan(life.Terms, life.State, life.Make(kind, Day("2026-03-05"), Usd("1"), number: 1)).Refusal);
    }

    [Theory]
    [InlineData(AccountEventKind.PrincipalOnlyPayment)]
    [InlineData(AccountEventKind.RateRelief)]
    public void A_lease_has_no_principal_and_no_rate(AccountEventKind kind)
    {
        var life = Leases.LeaseL.After(1);

        Assert.Equal(EventRefusal.NotForThisProduct, Posting.Plan(life.Terms, life.State, life.Make(kind, Day("2026-03-05"), Usd("1"), rate: 6m)).Refusal);
    }

    [Fact]
    public void What_undoes_nothing_or_the_wrong_thing_is_refused()
    {
        var life = After(2).Add(AccountEventKind.FeeAssessed, Day("2026-04-05"), Usd("10"));
        var fee = life.Events[^1].Sequence;

        Assert.Equal(EventRefusal.NoSuchEvent, Refusal(AccountEventKind.Reversal, 99));
        Assert.Equal(EventRefusal.NoSuchEvent, Refusal(AccountEventKind.Reversal, 2));
        Assert.Equal(EventRefusal.NoSuchEvent, Refusal(AccountEventKind.FeeWaived, 3, "5"));
        Assert.Equal(EventRefusal.NoSuchEvent, Refusal(AccountEventKind.FeeWaived, fee, "10.01"));
        Assert.Equal(EventRefusal.NoSuchEvent, Refusal(AccountEventKind.PaymentSettled, 3, "812.15"));
        Assert.Equal(EventRefusal.NoSuchEvent, Refusal(AccountEventKind.PaymentSettled, fee, "10"));
        Assert.Null(Refusal(AccountEventKind.FeeWaived, fee, "10"));
        Assert.Null(Refusal(AccountEventKind.PaymentSettled, 3, "812.14"));
        life.Add(AccountEventKind.FeeWaived, Day("2026-04-06"), Usd("6"), reverses: fee);
        Assert.Equal(EventRefusal.NoSuchEvent, Refusal(AccountEventKind.FeeWaived, fee, "4.01"));
        Assert.Null(Refusal(AccountEventKind.FeeWaived, fee, "4"));
        Assert.Equal(EventRefusal.OutOfSequence, EventRules.HistoryRefusal(life.Events, life.Events[^1]));

        EventRefusal? Refusal(AccountEventKind kind, int target, string amount = "0") =>
            Posting.Plan(life.Terms, life.Events, life.Make(kind, Day("2026-04-06"), Usd(amount), reverses: target)).Refusal;
    }

    [Fact]
    public void A_fee_is_not_waived_before_it_arose_and_a_payment_not_settled_before_it_came()
    {
        var life = After(2).Add(AccountEventKind.FeeAssessed, Day("2026-04-05"), Usd("10"));
        var (fee, payment) = (life.Events[^1], life.Events.Last(e => e.Kind is AccountEventKind.Payment));

        Assert.Equal(EventRefusal.BeforeItsEvent, Refusal(AccountEventKind.FeeWaived, fee, -1));
        Assert.Null(Refusal(AccountEventKind.FeeWaived, fee, 0));
        Assert.Equal(EventRefusal.BeforeItsEvent, Refusal(AccountEventKind.PaymentSettled, payment, -1));
        Assert.Null(Refusal(AccountEventKind.PaymentSettled, payment, 0));

        EventRefusal? Refusal(AccountEventKind kind, AccountEvent target, int days) =>
            Posting.Plan(life.Terms, life.Events, life.Make(kind, target.EffectiveOn.AddDays(days), target.Amount, reverses: target.Sequence)).Refusal;
    }

    [Fact]
    public void An_event_out_of_order_is_not_planned_from_a_checkpoint()
    {
        var life = After(2);

        Assert.Throws<ArgumentException>(() => Posting.Plan(life.Terms, life.State, life.Make(AccountEventKind.Payment, Day("2026-03-20"), Usd("1"))));
        Assert.Throws<ArgumentException>(() => Replay.Continue(life.Terms, life.State, life.Make(AccountEventKind.Reversal, Day("2026-04-01"), reverses: 3)));
        Assert.Throws<EventRefusedException>(() => Replay.Continue(life.Terms, life.State, life.Make(AccountEventKind.Deferral, Day("2026-05-20"))));
    }

    [Fact]
    public void A_due_date_that_was_not_billed_in_time_is_billed_with_the_next_event()
    {
        var late = After(12).Pay(Day("2027-04-10"), Usd("812.14"));

        Assert.Equal((14, 1), (late.State.Billed, late.State.Open.Count));
        Assert.Equal(After(12).BillThrough(Day("2027-04-10")).Pay(Day("2027-04-10"), Usd("812.14")).State.Open, late.State.Open);
    }

    [Fact]
    public void An_account_taken_over_goes_on_from_its_balance()
    {
        var life = new Life(Terms()).Add(AccountEventKind.OpeningBalance, Day("2027-02-01"), Usd("34_652.14"), number: 12);

        Assert.Equal(AmortizationSchedule.Remaining(Terms(), After(12).State).Rows, AmortizationSchedule.Remaining(Terms(), life.State).Rows);
        Assert.Equal(12, life.Position(Day("2027-02-05")).InstallmentsSatisfied);
    }

    [Fact]
    public void A_last_payment_that_is_not_adjusted_leaves_its_cents()
    {
        var terms = new RetailTerms
        {
            ContractDate = Day("2026-01-15"),
            FirstDueOn = Day("2026-02-15"),
            PaymentCount = 3,
            State = "TX",
            LateFee = TexasLateFee,
            ReturnedPaymentFee = Usd("25"),
            AmountFinanced = Usd("300.05"),
            Rate = AnnualRate.Zero,
            Installment = Usd("100"),
            LastPayment = LastPaymentRule.NotAdjusted,
        };

        var schedule = AmortizationSchedule.Original(terms);

        Assert.Equal(Usd("100"), schedule.Rows[^1].Payment);
        Assert.Equal(Usd("0.05"), schedule.Rows[^1].Balance);
    }
}
