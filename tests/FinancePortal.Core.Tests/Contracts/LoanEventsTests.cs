using FinancePortal.Core.Contracts;
using FinancePortal.Core.Ledger;
using FinancePortal.Core.Tests.Values;
using FinancePortal.Core.Values;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Contracts;

/// <summary>What single events do to a loan, and which lines they book.</summary>
public sealed class LoanEventsTests
{
    private static IReadOnlyList<JournalLine> LastLines(Life life) => Posting.StandingJournals(life.Terms, life.Events)[life.Events[^1].Sequence].Lines;

    private static JournalLine Line(LedgerAccount account, string dollars) => new(account, Usd(dollars));

    [Fact]
    public void A_deposit_moves_from_transit_to_deposits_held_and_from_there_to_the_loan_or_back()
    {
        var life = new Life(Terms()).Add(AccountEventKind.DepositHeld, Day("2026-01-15"), Usd("500"));
        Assert.Equal([Line(LedgerAccount.CashInTransit, "500"), Line(LedgerAccount.DepositsHeld, "-500")], LastLines(life).OrderByDescending(l => l.Amount));

        life.Fund(Usd("42_000")).Add(AccountEventKind.DepositApplied, Day("2026-01-15"), Usd("300"));
        Assert.Equal([Line(LedgerAccount.DepositsHeld, "300"), Line(LedgerAccount.PrincipalReceivable, "-300")], LastLines(life).OrderByDescending(l => l.Amount));

        life.Add(AccountEventKind.DepositRefunded, Day("2026-02-02"), Usd("200"));
        Assert.Equal([Line(LedgerAccount.DepositsHeld, "200"), Line(LedgerAccount.Cash, "-200")], LastLines(life).OrderByDescending(l => l.Amount));
    }

    [Fact]
    [Trait("Rule", "R-909")]
    public void The_refund_of_an_add_on_becomes_credit_and_never_principal()
    {
        var life = After(3).Add(AccountEventKind.AddOnRefunded, Day("2026-05-10"), Usd("310.40"));

        Assert.Equal(Usd("310.40"), life.State.Credit);
        Assert.Equal(After(3).State.Principal, life.State.Principal);
        Assert.Equal([Line(LedgerAccount.FundingClearing, "310.40"), Line(LedgerAccount.CustomerCredit, "-310.40")], LastLines(life).OrderByDescending(l => l.Amount));
        Assert.Equal(EventRefusal.NotForThisProduct, Posting.Plan(life.Terms, life.State, life.Make(AccountEventKind.CreditGranted, Day("2026-05-11"), Usd("1"))).Refusal);
    }

    [Fact]
    public void What_is_paid_after_a_charge_off_recovers_it_and_what_is_over_is_credit()
    {
        var life = After(58).Add(AccountEventKind.FeeAssessed, Day("2030-12-05"), Usd("20")).Add(AccountEventKind.ChargeOff, Day("2030-12-31"));
        var lost = life.State.ChargedOff;
        Assert.Equal(Usd("1_611.78") + Usd("7.82") + Usd("20"), lost);
        Assert.Equal(Money.Zero, life.State.FeesOwed);
        Assert.Empty(life.State.Open);
        Assert.Contains(LastLines(life), l => l == new JournalLine(LedgerAccount.ChargedOff, lost));

        life.Pay(Day("2031-01-10"), lost + Usd("5"));

        Assert.Equal((Money.Zero, Usd("5")), (life.State.ChargedOff, life.State.Credit));
        var split = PaymentSplit.FromLines(LastLines(life));
        Assert.Equal((lost, Usd("5"), lost + Usd("5")), (split.Recovered, split.Credit, split.Total));
        var why = Replay.Explain(life.Terms, life.Events, life.Events[^1].Sequence);
        Assert.Equal(["recovered", "credit"], why.Steps.Select(s => s.Name));
        Assert.All(why.Steps, FormulaEvaluator.Check);
        Assert.All(why.Steps, s => Assert.Equal("How payments are applied", s.Clause));
    }

    [Fact]
    public void A_residue_takes_interest_then_principal_then_fees_and_no_more_than_is_owed()
    {
        var life = After(12).Pay(Day("2027-02-01"), Usd("34_651.00")).Add(AccountEventKind.FeeAssessed, Day("2027-02-01"), Usd("0.50"));

        var part = new Life(life.Terms);
        part.Events.AddRange(life.Events);
        part.Add(AccountEventKind.ResidueWrittenOff, Day("2027-02-01"), Usd("1.00"));
        Assert.Equal((Usd("0.14"), Usd("0.50"), Usd("1.00")), (part.State.Principal, part.State.FeesOwed, part.State.ChargedOff));
        Assert.Equal(AccountStatus.Open, part.State.Status);

        life.Add(AccountEventKind.ResidueWrittenOff, Day("2027-02-01"), Usd("5.00"));
        Assert.Equal((Money.Zero, Money.Zero, Usd("1.64")), (life.State.Principal, life.State.FeesOwed, life.State.ChargedOff));
        Assert.Equal(AccountStatus.PaidOff, life.State.Status);
    }

    [Fact]
    public void A_deferral_gives_back_what_came_in_for_the_installment_that_is_not_due_any_more()
    {
        var life = After(12).BillThrough(Day("2027-03-01")).Pay(Day("2027-03-05"), Usd("300")).Add(AccountEventKind.Deferral, Day("2027-03-10"), number: 1);

        Assert.Empty(life.State.Open);
        Assert.Equal(12, life.State.Billed);
        Assert.Equal(Usd("300"), life.State.ReceivedAhead);
        Assert.Equal((Day("2027-04-01"), Usd("512.14")), (life.Position(Day("2027-03-11")).NextDueOn, life.Position(Day("2027-03-11")).NextDueAmount));
        life.BillThrough(Day("2027-04-01"));
        Assert.Equal(new OpenInstallment(13, Day("2027-04-01"), Usd("812.14"), Usd("300")), life.State.Open.Single());
    }

    [Fact]
    public void A_little_over_the_installment_pays_fees_and_not_the_next_one()
    {
        var life = After(12).BillThrough(Day("2027-03-01")).Add(AccountEventKind.FeeAssessed, Day("2027-03-02"), Usd("100")).Pay(Day("2027-03-03"), Usd("830.14"));
        Assert.Equal(Usd("82"), life.State.FeesOwed);
        Assert.Empty(life.State.Open);

        // Two installments and something: both are satisfied first, the rest pays the fee.
        var two = After(12).BillThrough(Day("2027-03-01")).Add(AccountEventKind.FeeAssessed, Day("2027-03-02"), Usd("100")).Pay(Day("2027-03-03"), Usd("1_630.28"));
        Assert.Equal(Usd("94"), two.State.FeesOwed);
        Assert.Equal(1, two.State.Ahead);
    }

    [Fact]
    public void A_principal_only_payment_beyond_the_principal_pays_interest_and_fees_and_the_rest_is_credit()
    {
        var life = After(12).Add(AccountEventKind.FeeAssessed, Day("2027-02-05"), Usd("10")).Add(AccountEventKind.PrincipalOnlyPayment, Day("2027-02-11"), Usd("34_800"));
        var split = PaymentSplit.FromLines(LastLines(life));

        Assert.Equal((Usd("34_652.14"), Usd("56.01"), Usd("10"), Usd("81.85")), (split.Principal, split.Interest, split.Fees, split.Credit));
        Assert.Equal(AccountStatus.PaidOff, life.State.Status);

        // All of the principal and no more leaves the interest owed.
        var exact = After(12).Add(AccountEventKind.PrincipalOnlyPayment, Day("2027-02-11"), Usd("34_652.14"));
        Assert.Equal((Money.Zero, AccountStatus.Open), (exact.State.Principal, exact.State.Status));
        Assert.Equal(Usd("56.01"), exact.Position(Day("2027-02-28")).Payoff);
        Assert.Equal([Line(LedgerAccount.CashInTransit, "34652.14"), Line(LedgerAccount.PrincipalReceivable, "-34652.14")], LastLines(exact).OrderByDescending(l => l.Amount));
        var why = PaymentOf(exact);
        Assert.Equal(("principal", "payment", "How payments are applied", "R-212"), (why.Name, why.Formula, why.Clause, why.Rule));
        Assert.Equal("payment", why.Inputs.Single().Name);
    }

    private static FormulaStep PaymentOf(Life life) => Replay.Explain(life.Terms, life.Events, life.Events[^1].Sequence).Find("principal")!;

    [Fact]
    public void Two_part_payments_of_interest_on_one_day_are_told_apart()
    {
        var life = After(12).Pay(Day("2027-02-20"), Usd("10")).Pay(Day("2027-02-20"), Usd("20")).BillThrough(Day("2027-03-01")).Pay(Day("2027-03-01"), Usd("812.14"));

        var interest = Replay.Explain(life.Terms, life.Events, life.Events[^1].Sequence).Find("interest")!;

        Assert.Equal(["interest paid Feb 20, 2027", "interest paid Feb 20, 2027 (2)"], interest.Inputs.Select(i => i.Name).Where(n => n.StartsWith("interest paid", StringComparison.Ordinal)));
        FormulaEvaluator.Check(interest);
    }

    [Fact]
    public void A_fee_payment_pays_fees_first_and_says_so()
    {
        var life = After(12).BillThrough(Day("2027-03-01")).Add(AccountEventKind.FeeAssessed, Day("2027-03-02"), Usd("30")).Add(AccountEventKind.FeeAssessed, Day("2027-03-02"), Usd("12"));
        var part = new Life(life.Terms);
        part.Events.AddRange(life.Events);

        part.Add(AccountEventKind.FeePayment, Day("2027-03-03"), Usd("35"));
        Assert.Equal(Usd("7"), part.State.FeesOwed);
        Assert.Equal(Usd("812.14"), part.State.OpenLeft);
        var step = Replay.Explain(part.Terms, part.Events, part.Events[^1].Sequence).Find("fees")!;
        FormulaEvaluator.Check(step);
        Assert.Equal(("min(payment, fees owed)", "Fees and charges", "R-212", 35m), (step.Formula, step.Clause, step.Rule, step.Value));

        life.Add(AccountEventKind.FeePayment, Day("2027-03-03"), Usd("854.14"));
        Assert.Equal(Money.Zero, life.State.FeesOwed);
        Assert.Equal(Money.Zero, life.State.OpenLeft);
        Assert.Equal(Usd("42"), PaymentSplit.FromLines(LastLines(life)).Fees);
    }

    [Fact]
    public void A_part_of_a_fee_is_waived_and_the_rest_stays_due()
    {
        var life = After(12).Add(AccountEventKind.FeeAssessed, Day("2027-02-05"), Usd("30"));
        life.Add(AccountEventKind.FeeWaived, Day("2027-02-06"), Usd("18"), reverses: life.Events[^1].Sequence);

        Assert.Equal(Usd("12"), life.State.FeesOwed);
        Assert.Equal(Money.Zero, life.State.Credit);
        Assert.Equal([Line(LedgerAccount.FeeIncome, "18"), Line(LedgerAccount.FeesReceivable, "-18")], LastLines(life).OrderByDescending(l => l.Amount));
    }

    [Fact]
    [Trait("Rule", "R-601")]
    public void Relief_that_is_ended_has_no_end_date_left_and_the_contract_rate_holds_again()
    {
        var life = After(12).Add(AccountEventKind.RateRelief, Day("2027-02-01"), rate: 3m, until: Day("2027-12-31")).Add(AccountEventKind.RateRelief, Day("2027-02-11"), until: Day("2027-06-30"));

        Assert.Null(life.State.ReliefUntil);
        Assert.Null(life.State.ReliefRate);
        Assert.Equal(34_652.14m * 0.059m / 365m, life.Position(Day("2027-02-20")).PerDiemExact, 20);
        Assert.Equal(Rounding.HalfUp(34_652.14m * ((0.03m * 10) + (0.059m * 10)) / 365m), life.Position(Day("2027-02-21")).InterestAccrued);
    }

    [Fact]
    [Trait("Rule", "R-601")]
    public void A_relief_above_the_contract_rate_changes_nothing()
    {
        var life = After(12).Add(AccountEventKind.RateRelief, Day("2027-02-01"), rate: 5.9m).BillThrough(Day("2027-03-01"));

        Assert.Equal(Usd("812.14"), life.State.OpenLeft);
        Assert.Equal(Usd("156.84"), life.Position(Day("2027-03-01")).InterestAccrued);
    }

    [Fact]
    [Trait("Rule", "R-904")]
    public void Interest_of_a_deposit_that_is_applied_counts_as_received()
    {
        var life = After(10).Add(AccountEventKind.DepositHeld, Day("2026-12-10"), Usd("500")).Add(AccountEventKind.DepositApplied, Day("2026-12-11"), Usd("300"));

        Assert.Equal(Usd("2_041.01") + Rounding.HalfUp(After(10).State.Principal.Dollars * 0.059m * 10 / 365m), InterestReceived.InYear(life.Terms, life.Events, 2026));
    }

    [Fact]
    [Trait("Rule", "R-211")]
    public void A_late_fee_names_only_the_limits_that_the_contract_has()
    {
        Assert.Equal("unpaid × percent ÷ 100", FormulaOf(new LateFeeRule { Percent = 5 }));
        Assert.Equal("max(unpaid × percent ÷ 100, minimum)", FormulaOf(new LateFeeRule { Percent = 5, Minimum = Usd("10") }));
        Assert.Equal("min(max(unpaid × percent ÷ 100, minimum), cap)", FormulaOf(new LateFeeRule { Percent = 5, Minimum = Usd("10"), Cap = Usd("25") }));
        Assert.Equal("min(unpaid × percent ÷ 100, installment × state percent ÷ 100)", FormulaOf(new LateFeeRule { Percent = 5, StateCapPercent = 4 }));

        static string FormulaOf(LateFeeRule rule)
        {
            var why = new Explanation();
            LateFee.Amount(rule, Usd("812.14"), Usd("812.14"), why);
            FormulaEvaluator.Check(why.Steps.Single());
            return why.Steps.Single().Formula;
        }
    }

    [Fact]
    public void A_balloon_moves_with_a_deferral_and_keeps_its_distance()
    {
        var terms = new BalloonTerms
        {
            ContractDate = Day("2026-01-15"),
            FirstDueOn = Day("2026-02-15"),
            PaymentCount = 3,
            State = "TX",
            LateFee = TexasLateFee,
            ReturnedPaymentFee = Money.Zero,
            AmountFinanced = Usd("10_000"),
            Rate = AnnualRate.FromPercent(6m),
            DayCount = DayCount.Monthly,
            Installment = Usd("700"),
            Balloon = Usd("8_000"),
            BalloonMonthsAfterLast = 1,
            MayReturnVehicle = true,
        };
        var life = new Life(terms).Fund(Usd("10_000")).PayOnTime(1).Add(AccountEventKind.Deferral, Day("2026-02-20"), number: 2);

        Assert.Equal([Day("2026-05-15"), Day("2026-06-15"), Day("2026-07-15")], AmortizationSchedule.Remaining(terms, life.State).Rows.Select(r => r.DueOn));

        // The guarantee takes the balloon; what is owed beyond it stays.
        var before = life.State.Principal;
        life.Add(AccountEventKind.LeaseReturned, Day("2026-02-20"));
        Assert.Equal((before - Usd("8_000"), AccountStatus.Returned), (life.State.Principal, life.State.Status));
        Assert.Equal([Line(LedgerAccount.FundingClearing, "8_000"), Line(LedgerAccount.PrincipalReceivable, "-8_000")], LastLines(life).OrderByDescending(l => l.Amount));
    }

    [Fact]
    public void Paying_ahead_stops_at_the_last_installment()
    {
        var life = After(57).Add(AccountEventKind.PaidAheadPayment, Day("2030-11-05"), Usd("1_700"));

        Assert.Equal(2, life.State.Ahead);
        Assert.Equal(Day("2031-02-01"), life.Position(Day("2030-11-06")).NextDueOn);
    }

    [Theory]
    [InlineData("2027-02-15", "2027-03-16", 16)]
    [InlineData("2027-02-15", "2027-03-15", 15)]
    [InlineData("2027-03-01", "2027-03-02", 2)]
    public void A_new_due_day_falls_after_the_day_on_which_it_is_asked_for(string on, string next, int day) =>
        Assert.Equal(Day(next), After(12).Add(AccountEventKind.DueDateChanged, Day(on), number: day).Position(Day(on).AddDays(0)).NextDueOn);
}
