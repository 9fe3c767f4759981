using System.Text.Json;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Tests.Leases;
using FinancePortal.Core.Tests.Values;
using FinancePortal.Core.Values;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Contracts;

/// <summary>Every figure can be asked how it came about, and working the printed steps out again gives the printed cents.</summary>
public sealed class ExplanationTests
{
    [Fact]
    public void The_interest_of_a_payment_is_one_line_when_one_span_made_it()
    {
        var life = After(13);

        var why = Replay.Explain(life.Terms, life.Events, life.Events[^1].Sequence);
        var interest = why.Find("interest")!;

        Assert.Equal("principal × rate × days ÷ days in a year", interest.Formula);
        Assert.Equal([34_652.14m, 0.059m, 28m, 365m], interest.Inputs.Select(i => i.Value));
        Assert.Equal(156.84m, interest.Value);
        Assert.Equal(655.30m, why.Find("principal")!.Value);
        Assert.All(why.Steps, FormulaEvaluator.Check);
    }

    [Fact]
    public void Interest_over_several_spans_names_each_of_them()
    {
        var life = After(12).Add(AccountEventKind.PrincipalOnlyPayment, Day("2027-02-15"), Usd("5_000")).Pay(Day("2027-02-20"), Usd("50")).BillThrough(Day("2027-03-01")).Pay(Day("2027-03-01"), Usd("812.14"));

        var interest = Replay.Explain(life.Terms, life.Events, life.Events[^1].Sequence).Find("interest")!;

        Assert.Equal(
            ["interest Feb 1, 2027 to Feb 15, 2027", "interest Feb 15, 2027 to Feb 20, 2027", "interest paid Feb 20, 2027", "interest Feb 20, 2027 to Mar 1, 2027", "days in a year"],
            interest.Inputs.Select(i => i.Name));
        FormulaEvaluator.Check(interest);
    }

    [Fact]
    public void A_payoff_quote_explains_itself_from_the_life_and_from_the_checkpoint()
    {
        var life = After(12).Add(AccountEventKind.PrincipalOnlyPayment, Day("2027-02-15"), Usd("1_000"));
        var fromLife = new Explanation();
        var state = Replay.Run(life.Terms, life.Events, DateOnly.MaxValue, why: fromLife);
        var fromCheckpoint = new Explanation();

        var quote = PayoffQuote.On(life.Terms, state, Day("2027-02-20"), Day("2027-02-26"), fromLife);
        PayoffQuote.On(life.Terms, state, Day("2027-02-20"), Day("2027-02-26"), fromCheckpoint);

        Assert.Equal(quote.Total.Dollars, fromLife.Find("payoff")!.Value);
        Assert.Contains(fromCheckpoint.Find("interest")!.Inputs, i => i.Name == "interest carried over");
        Assert.DoesNotContain(fromLife.Find("interest")!.Inputs, i => i.Name == "interest carried over");
        Assert.Equal(quote.PerDiem.Dollars, fromLife.Find("per diem")!.Value);
        Assert.NotNull(fromLife.Find("payoff")!.Inputs.Single(i => i.Name == "interest").From);
        Assert.All(fromLife.Steps.Concat(fromCheckpoint.Steps), FormulaEvaluator.Check);

        // Asking twice with one explanation adds nothing to what accrued.
        PayoffQuote.On(life.Terms, state, Day("2027-02-20"), Day("2027-02-26"), fromLife);
        Assert.Equal(2, fromLife.Find("interest")!.Inputs.Count(i => i.From is not null));
    }

    [Theory]
    [InlineData(Waterfall.InterestPrincipalFees)]
    [InlineData(Waterfall.InterestFeesPrincipal)]
    [InlineData(Waterfall.FeesInterestPrincipal)]
    public void The_split_of_a_payment_is_explained_in_the_contracts_order(Waterfall waterfall)
    {
        var life = After(12, waterfall).BillThrough(Day("2027-03-01")).Add(AccountEventKind.LateFeeAssessed, Day("2027-03-17"), Usd("40.60"), number: 13);
        var why = new Explanation();

        var preview = PaymentAllocation.Preview(life.Terms, life.State, Usd("900"), Day("2027-03-19"), why: why);

        Assert.Equal(preview.Split.Principal.Dollars, why.Find("principal")!.Value);
        Assert.Equal(preview.Split.Interest.Dollars, why.Find("interest paid")!.Value);
        Assert.Equal(preview.Split.Fees.Dollars, why.Find("fees")!.Value);
        Assert.Equal(preview.Split.Credit.Dollars, why.Find("credit")!.Value);
        Assert.All(why.Steps, FormulaEvaluator.Check);
    }

    [Fact]
    public void Amount_due_late_fee_and_principal_are_explained()
    {
        var life = After(12).BillThrough(Day("2027-04-01")).Add(AccountEventKind.FeeAssessed, Day("2027-04-02"), Usd("12"));
        var why = new Explanation();

        var position = AccountPosition.On(life.Terms, life.State, Day("2027-04-05"), why);
        var principal = PrincipalBalance.On(life.Terms, life.Events, Day("2027-04-05"), why);
        LateFee.Next(life.Terms, life.State, Day("2027-04-05"), RuleBook.Empty, why);

        Assert.Equal(Usd("1_636.28").Dollars, why.Find("amount due now")!.Value);
        Assert.Equal(position.AmountDueNow.Dollars, why.Find("amount due now")!.Value);
        Assert.Equal(40.60m, why.Find("late fee")!.Value);
        Assert.Equal(principal.Dollars, why.Find("principal balance")!.Value);
        Assert.Equal(13, why.Find("principal balance")!.Inputs.Count);
        Assert.All(why.Steps, FormulaEvaluator.Check);
    }

    [Theory]
    [InlineData("5", "0", "0", "0")]
    [InlineData("5", "25", "0", "0")]
    [InlineData("5", "0", "20", "0")]
    [InlineData("10", "30", "35", "5")]
    public void A_late_fee_names_the_caps_that_its_contract_has(string percent, string minimum, string cap, string stateCap)
    {
        var why = new Explanation();
        var rule = new LateFeeRule { Percent = decimal.Parse(percent), Minimum = Usd(minimum), Cap = Usd(cap), StateCapPercent = decimal.Parse(stateCap) };

        var fee = LateFee.Amount(rule, Usd("812.14"), Usd("406.07"), why);

        Assert.Equal(fee.Dollars, why.Find("late fee")!.Value);
        Assert.Equal("R-211", why.Find("late fee")!.Rule);
        FormulaEvaluator.Check(why.Find("late fee")!);
    }

    [Fact]
    public void The_lines_of_a_lease_and_what_ending_it_costs_are_explained()
    {
        var life = LeaseL.After(20);
        var terms = (LeaseTerms)life.Terms;
        var why = new Explanation();
        LeasePayment.Of(terms).Explain(why);
        EarlyTerminationQuote.Of(terms, life.State, Usd("41_200")).Explain(why);
        PurchaseOptionQuote.Of(terms, life.State).Explain(why);
        MileageAllowance.ExcessCharge(35_400, 30_000, 0.25m, why);

        Assert.Equal(778.99m, why.Find("total payment")!.Value);
        Assert.Equal(4_262.60m, why.Find("early termination")!.Value);
        Assert.Equal(48_465.33m, why.Find("purchase option")!.Value);
        Assert.Equal(1_350.00m, why.Find("excess mileage")!.Value);
        Assert.All(why.Steps, FormulaEvaluator.Check);
    }

    [Fact]
    [Trait("Rule", "R-108")]
    public void A_lease_never_speaks_of_interest_or_an_annual_percentage_rate()
    {
        var why = new Explanation();
        LeasePayment.Of(LeaseL.Terms()).Explain(why);

        Assert.All(why.Steps, s =>
        {
            Assert.DoesNotContain("interest", Explanation.ToJson(s), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("APR", Explanation.ToJson(s), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("5.90", "812.14")]
    [InlineData("0", "700.00")]
    public void The_annual_percentage_rate_proves_itself(string rate, string installment)
    {
        var why = new Explanation();

        var box = TruthInLending.Of(Terms(rate: rate, installment: installment), why);

        Assert.Equal(box.AprPercent, why.Find("APR")!.Value);
        Assert.Equal(42_000m, why.Find("amount financed")!.Value);
        Assert.Equal(box.FinanceCharge.Dollars, why.Find("finance charge")!.Value);
        Assert.All(why.Steps, FormulaEvaluator.Check);
    }

    [Fact]
    public void The_JSON_of_a_figure_holds_exact_decimals_and_the_steps_behind_it()
    {
        var life = After(13);
        var why = Replay.Explain(life.Terms, life.Events, life.Events[^1].Sequence);

        using var json = JsonDocument.Parse(Explanation.ToJson(why.Find("interest paid")!));

        var interest = json.RootElement.GetProperty("inputs").EnumerateArray().Single(i => i.GetProperty("name").GetString() == "interest").GetProperty("from");
        Assert.Equal("156.84", interest.GetProperty("value").GetString());
        Assert.Equal("halfUpToTheCent", interest.GetProperty("rounding").GetString());
        Assert.Equal("How interest is figured", interest.GetProperty("clause").GetString());
    }

    [Fact]
    public void Without_being_asked_nothing_is_explained()
    {
        var life = After(13);

        Assert.Empty(Replay.Explain(life.Terms, life.Events, 999).Steps);
        Assert.Empty(Replay.Explain(life.Terms, life.Events, 1).Steps);
    }

    [Fact]
    public void The_payments_of_a_thousand_random_lives_explain_themselves()
    {
        var random = new Random(20261120);
        for (var i = 0; i < 1_000; i++)
        {
            var (terms, funded) = RandomTerms.Of(random.Next(100_000));
            var deeds = Enumerable.Range(0, random.Next(15)).Select(_ => new Deed(random.Next(989), random.Next(45), random.Next(4) == 0 ? random.Next(90) : 0, random.Next(150_000), random.Next(1_000))).ToArray();
            var life = RandomLife.Of(terms, funded, deeds, fast: true);
            var payment = life.Events.FindLast(e => e.Kind is AccountEventKind.Payment or AccountEventKind.PaidAheadPayment && life.Standing.ContainsKey(e.Sequence));
            if (payment is not null && terms.Product == ProductKind.Lease)
            {
                var why = Replay.Explain(terms, life.Events, payment.Sequence);
                Assert.All(why.Steps, FormulaEvaluator.Check);
                Assert.Equal(payment.Amount.Dollars, ((string[])["lease payments", "fees", "unapplied", "credit"]).Sum(part => why.Find(part)!.Value));
            }
            else if (payment is not null)
            {
                var why = Replay.Explain(terms, life.Events, payment.Sequence);
                var split = PaymentSplit.FromLines(life.Standing[payment.Sequence]);
                Assert.All(why.Steps, FormulaEvaluator.Check);
                Assert.Equal(split.Interest.Dollars, why.Find("interest paid")!.Value);
                Assert.Equal(split.Principal.Dollars, why.Find("principal")!.Value);
                Assert.Equal(split.Fees.Dollars, why.Find("fees")!.Value);
            }

            var today = new Explanation();
            var position = AccountPosition.On(terms, Replay.Run(terms, life.Events, DateOnly.MaxValue, why: today), life.State.LastEffectiveOn.AddDays(random.Next(60)), today);
            Assert.Equal(position.AmountDueNow.Dollars, today.Find("amount due now")!.Value);
            Assert.All(today.Steps, FormulaEvaluator.Check);
        }
    }
}
