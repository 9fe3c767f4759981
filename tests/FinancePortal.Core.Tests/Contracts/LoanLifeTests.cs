using FinancePortal.Core.Contracts;
using FinancePortal.Core.Ledger;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Contracts;

/// <summary>The events of a loan's life beyond paying on time (DOMAIN §4, §6, §16, §18, §19).</summary>
public sealed class LoanLifeTests
{
    [Fact]
    public void The_installment_is_solved_on_the_servicing_schedule()
    {
        Assert.Equal(Usd("812.14"), LevelInstallment.Solve(Terms()));
        Assert.Equal(Usd("810.03"), Rounding.HalfUp(Annuity.Payment(0.059m / 12m, 60, 42_000m)));
        Assert.Equal(Usd("956.56"), AmortizationSchedule.Original(Terms(installment: "810.03")).Rows[^1].Payment);
        Assert.Equal(Usd("812.44"), AmortizationSchedule.Original(Terms(installment: "812.13")).Rows[^1].Payment);
    }

    [Fact]
    public void The_installment_of_a_balloon_loan_is_solved_without_its_balloon()
    {
        // DOMAIN §8 states 896.45, whose last regular payment is 12 cents larger; one cent more is the smallest whose is not.
        var terms = new BalloonTerms
        {
            ContractDate = Day("2026-01-15"),
            FirstDueOn = Day("2026-02-15"),
            PaymentCount = 36,
            State = "TX",
            LateFee = TexasLateFee,
            ReturnedPaymentFee = Money.Zero,
            AmountFinanced = Usd("52_000"),
            Rate = AnnualRate.FromPercent(6.40m),
            DayCount = DayCount.Monthly,
            Installment = Usd("896.45"),
            Balloon = Usd("27_500"),
        };
        Assert.Equal(Usd("896.46"), LevelInstallment.Solve(terms));
    }

    [Fact]
    public void Two_halves_satisfy_an_installment()
    {
        var life = After(12).Pay(Day("2027-02-10"), Usd("406.07")).BillThrough(Day("2027-03-01"));
        Assert.Equal(Usd("406.07"), life.State.Open.Single().Left);

        life.Pay(Day("2027-03-05"), Usd("406.07"));

        Assert.Empty(life.State.Open);
        Assert.Equal(13, life.State.Satisfied);
    }

    [Fact]
    public void Paying_more_does_not_move_the_due_date_and_paying_ahead_does()
    {
        var more = After(12).Pay(Day("2027-02-20"), Usd("2_000"));
        var ahead = After(12).Add(AccountEventKind.PaidAheadPayment, Day("2027-02-20"), Usd("2_000"));

        Assert.Equal(Day("2027-04-01"), more.Position(Day("2027-02-21")).NextDueOn);
        Assert.Equal(Usd("812.14"), more.Position(Day("2027-02-21")).NextDueAmount);
        Assert.Equal(Day("2027-05-01"), ahead.Position(Day("2027-02-21")).NextDueOn);
        Assert.Equal(Usd("436.42"), ahead.Position(Day("2027-02-21")).NextDueAmount);
        Assert.Equal(more.State.Principal, ahead.State.Principal);
    }

    [Fact]
    public void A_second_payment_in_a_period_is_all_extra()
    {
        var life = After(12).Pay(Day("2027-02-10"), Usd("812.14")).Pay(Day("2027-02-20"), Usd("812.14"));

        Assert.Equal(13, life.State.Satisfied);
        Assert.Equal(Day("2027-04-01"), life.Position(Day("2027-02-21")).NextDueOn);
    }

    [Fact]
    [Trait("Rule", "R-211")]
    public void The_late_fee_arises_on_the_day_after_the_grace_period_and_is_cut_down_to_the_cent()
    {
        var life = After(12).BillThrough(Day("2027-03-01"));
        var position = life.Position(Day("2027-03-10"));

        Assert.Equal(new ThreateningLateFee(Usd("40.60"), Day("2027-03-17")), LateFee.Next(life.Terms, life.State, Day("2027-03-10"), RuleBook.Empty));
        Assert.Equal((Usd("812.14"), Day("2027-03-01"), 9), (position.PastDue, position.PastDueSince, position.DaysPastDue));
        Assert.False(LateFee.Arises(TexasLateFee, life.State.Open[0], Day("2027-03-16")));
        Assert.True(LateFee.Arises(TexasLateFee, life.State.Open[0], Day("2027-03-17")));

        // The company's cap of the day from which the fee arises, not of the day on which somebody looks.
        var capped = new RuleBook([new RuleValue(Rule.LateFeeCap.Name, "20.00", Day("2027-03-17"), 1)]);
        var why = new Explanation();
        Assert.Equal(Usd("20.00"), LateFee.Next(life.Terms, life.State, Day("2027-03-10"), capped, why)?.Amount);
        Assert.Equal(20m, why.Find("late fee")!.Value);
        Assert.Equal(Usd("40.60"), LateFee.Next(life.Terms, life.State, Day("2027-03-10"), new RuleBook([new RuleValue(Rule.LateFeeCap.Name, "20.00", Day("2027-03-18"), 1)]))?.Amount);
        Assert.Null(LateFee.Next(life.Terms, life.State, Day("2027-03-10"), new RuleBook([new RuleValue(Rule.LateFeeCap.Name, "0.00", Day("2027-03-01"), 1)])));

        life.Add(AccountEventKind.LateFeeAssessed, Day("2027-03-17"), Usd("40.60"), number: 13);

        Assert.False(LateFee.Arises(TexasLateFee, life.State.Open[0], Day("2027-04-17")));
        Assert.Null(LateFee.Next(life.Terms, life.State, Day("2027-03-20"), RuleBook.Empty));
    }

    [Theory]
    [InlineData("5", "0", "0", "0", "40.60")]
    [InlineData("5", "0", "25", "0", "25.00")]
    [InlineData("5", "50", "0", "0", "50.00")]
    [InlineData("5", "50", "0", "5", "40.60")]
    [InlineData("0", "0", "0", "5", "0")]
    public void The_late_fee_is_the_greater_amount_within_the_caps(string percent, string minimum, string cap, string stateCap, string fee)
    {
        var rule = new LateFeeRule { GraceDays = 10, Percent = decimal.Parse(percent), Minimum = Usd(minimum), Cap = Usd(cap), StateCapPercent = decimal.Parse(stateCap) };

        Assert.Equal(Usd(fee), LateFee.Amount(rule, Usd("812.14"), Usd("812.14")));
    }

    [Fact]
    public void A_waived_fee_is_given_back_and_what_was_paid_of_it_becomes_credit()
    {
        var life = After(12).BillThrough(Day("2027-03-01")).Add(AccountEventKind.LateFeeAssessed, Day("2027-03-17"), Usd("40.60"), number: 13);
        var fee = life.Events[^1].Sequence;
        life.Pay(Day("2027-03-19"), Usd("842.14"));
        Assert.Equal(Usd("10.60"), life.State.FeesOwed);

        life.Add(AccountEventKind.FeeWaived, Day("2027-03-20"), Usd("40.60"), reverses: fee);

        Assert.True(life.State.FeesOwed.IsZero);
        Assert.Equal(Usd("30.00"), life.State.Credit);
        var journal = Posting.StandingJournals(life.Terms, life.Events)[life.Events[^1].Sequence];
        Assert.Equal(
            [new(LedgerAccount.FeesReceivable, Usd("-10.60")), new(LedgerAccount.FeeIncome, Usd("40.60")), new(LedgerAccount.CustomerCredit, Usd("-30.00"))],
            journal.Lines);
    }

    [Fact]
    public void An_overpayment_is_the_customers_credit_and_can_be_refunded()
    {
        var life = After(12);
        var quote = PayoffQuote.On(life.Terms, life.State, Day("2027-02-11"), Day("2027-02-21"));
        life.Pay(Day("2027-02-11"), quote.Total);

        Assert.Equal(AccountStatus.PaidOff, life.State.Status);
        Assert.Equal(Usd("56.02"), life.State.Credit);
        Assert.True(CreditBalance.MustBeRefunded(life.State.Credit));
        life.Add(AccountEventKind.CreditRefunded, Day("2027-02-15"), Usd("56.02"));
        Assert.True(life.State.Credit.IsZero);
        Assert.Equal(Day("2026-09-10"), CreditBalance.RefundBy(Day("2026-03-10")));
        Assert.False(CreditBalance.MustBeRefunded(Usd("1.00")));
    }

    [Fact]
    public void Credit_refunded_and_then_lost_by_a_returned_payment_is_owed_again()
    {
        var life = After(12).Pay(Day("2027-02-11"), Usd("35_000"));
        var payment = life.Events[^1];
        var credit = life.State.Credit;
        life.Add(AccountEventKind.CreditRefunded, Day("2027-02-15"), credit).Add(AccountEventKind.Reversal, payment.EffectiveOn, reverses: payment.Sequence);

        Assert.Equal(credit, life.State.FeesOwed);
        Assert.Equal(Usd("34_652.14"), life.State.Principal);
        Assert.Equal(AccountStatus.Open, life.State.Status);
    }

    [Fact]
    public void A_settled_payment_moves_from_transit_to_cash_and_back_out_when_it_is_returned()
    {
        var life = After(1);
        var payment = life.Events[^1];
        var settled = life.Make(AccountEventKind.PaymentSettled, Day("2026-03-05"), payment.Amount, reverses: payment.Sequence);
        Assert.Equal([new(LedgerAccount.CashInTransit, -payment.Amount), new(LedgerAccount.Cash, payment.Amount)], Posting.Plan(life.Terms, life.Events, settled).Post.Single().Lines);
        var fast = Posting.PlanSettlement(life.Terms, life.State, [payment], settled);
        Assert.Equal(Posting.Plan(life.Terms, life.Events, settled).State.ToCheckpoint(), fast.State.ToCheckpoint());
        Assert.Equal(Posting.Plan(life.Terms, life.Events, settled).Post.Single().Lines, fast.Post.Single().Lines);
        Assert.Equal(EventRefusal.NoSuchEvent, Posting.PlanSettlement(life.Terms, life.State, [], settled).Refusal);
        life.Events.Add(settled);

        var plan = Posting.Plan(life.Terms, life.Events, life.Make(AccountEventKind.Reversal, payment.EffectiveOn, reverses: payment.Sequence));

        Assert.Equal([payment.Sequence, settled.Sequence], plan.Reverse);
    }

    [Fact]
    public void A_charge_off_ends_the_contract_and_later_payments_recover_it()
    {
        var life = After(12).BillThrough(Day("2027-06-01")).Add(AccountEventKind.ChargeOff, Day("2027-07-01"));
        var chargedOff = life.State.ChargedOff;

        Assert.Equal(AccountStatus.ChargedOff, life.State.Status);
        Assert.Equal(Money.Zero, life.State.Principal);
        Assert.Equal(chargedOff, Usd("34_652.14") + Rounding.HalfUp(34_652.14m * 0.059m * 150 / 365m));
        life.Pay(Day("2027-08-01"), Usd("1_000"));
        Assert.Equal(chargedOff - Usd("1_000"), life.State.ChargedOff);
        Assert.Equal(EventRefusal.AccountEnded, Posting.Plan(life.Terms, life.State, life.Make(AccountEventKind.Deferral, Day("2027-08-02"), number: 1)).Refusal);
    }

    [Fact]
    public void What_late_payments_leave_after_the_last_installment_is_due_at_once()
    {
        var life = After(59).BillThrough(Day("2031-02-01")).Pay(Day("2031-02-11"), Usd("811.77"));
        var position = life.Position(Day("2031-02-15"));

        Assert.Equal(AccountStatus.Open, position.Status);
        Assert.Empty(life.State.Open);
        Assert.Equal(Usd("1.30"), position.Residue);
        Assert.Equal(position.Payoff, position.AmountDueNow);
        Assert.Null(position.NextDueOn);
    }

    [Fact]
    public void A_residue_can_be_written_off()
    {
        var life = After(60);
        Assert.Equal(AccountStatus.PaidOff, life.State.Status);
        life = After(12).Pay(Day("2027-02-01"), Usd("34_651.00")).Add(AccountEventKind.ResidueWrittenOff, Day("2027-02-01"), Usd("1.14"));

        Assert.Equal(AccountStatus.PaidOff, life.State.Status);
    }

    [Fact]
    public void A_deposit_is_held_applied_and_refunded()
    {
        var life = new Life(Terms()).Add(AccountEventKind.DepositHeld, Day("2026-01-15"), Usd("500")).Fund(Usd("42_000"));
        life.Add(AccountEventKind.DepositApplied, Day("2026-02-01"), Usd("300")).Add(AccountEventKind.DepositRefunded, Day("2026-02-02"), Usd("200"));

        Assert.True(life.State.Deposit.IsZero);
        Assert.Equal(EventRefusal.MoreThanThereIs, Posting.Plan(life.Terms, life.State, life.Make(AccountEventKind.DepositRefunded, Day("2026-02-03"), Usd("0.01"))).Refusal);
    }

    [Fact]
    public void A_ten_day_quote_ends_on_a_banking_day()
    {
        var life = After(12);

        var quote = PayoffQuote.TenDay(life.Terms, life.State, Day("2027-02-11"));

        // February 21, 2027 is a Sunday.
        Assert.Equal(Day("2027-02-22"), quote.GoodThrough);
        Assert.Equal(Usd("117.63"), quote.Interest);
        Assert.Throws<ArgumentOutOfRangeException>(() => PayoffQuote.On(life.Terms, life.State, Day("2027-02-11"), Day("2027-03-14")));
    }
}
