using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Changes;
using FinancePortal.Core.Tests.Values;
using FinancePortal.Core.Values;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Leases;

/// <summary>Each figure of a lease says how it came about, and what is due on top of a quote is in it.</summary>
public sealed class LeaseFiguresTests
{
    private static readonly LeaseTerms Traded = new()
    {
        ContractDate = Day("2026-01-15"),
        FirstDueOn = Day("2026-01-15"),
        EndsOn = Day("2028-01-15"),
        PaymentCount = 24,
        State = "TX",
        LateFee = new LateFeeRule(),
        ReturnedPaymentFee = Money.Zero,
        Msrp = Usd("40_000"),
        AgreedValue = Usd("38_000"),
        AcquisitionFee = Usd("650"),
        CashReduction = Usd("1_000"),
        Rebate = Usd("500"),
        TradeIn = Usd("2_000"),
        ResidualValue = Usd("24_000"),
        MoneyFactor = MoneyFactor.Of(0.002m),
        BasePayment = Usd("583.05"),
        TaxPercent = 6m,
        TaxRule = LeaseTaxRule.OnTotalOfPaymentsUpFront,
        TaxOnReduction = true,
        RegistrationFees = Usd("200"),
        SecurityDeposit = Usd("600"),
        DispositionFee = Usd("395"),
        PurchaseOptionFee = Usd("300"),
        MilesPerYear = 12_000,
        StartOdometer = 10,
        ExtraMilesBought = 1_000,
        ExcessMileRate = 0.2m,
        MayPurchase = false,
        EarlyTerminationCappedAtRemainingPayments = false,
    };

    /// <summary>The steps are worked out again, and none of them is without a name, a clause or a named input.</summary>
    private static void AssertExplained(Explanation why, params string[] names)
    {
        Assert.Equal(names, why.Steps.Select(s => s.Name));
        Assert.All(why.Steps, FormulaEvaluator.Check);
        Assert.All(why.Steps, s => Assert.False(s.Clause.Length == 0 || s.Rule.Length == 0 || s.Inputs.Any(i => i.Name.Length == 0)));
    }

    [Fact]
    [Trait("Rule", "R-101")]
    public void The_payment_is_explained_line_by_line_in_the_order_of_the_law()
    {
        var why = new Explanation();

        LeasePayment.Of(LeaseL.Terms()).Explain(why);

        AssertExplained(why, "adjusted capitalized cost", "depreciation", "rent charge", "total of base payments", "base payment", "base payments in all", "rounding difference", "tax", "total payment");
        Assert.All(why.Steps, s => Assert.Equal("How your payment was worked out", s.Clause));
        Assert.Equal([55_425m, 19_465m, 6_744.21m, 26_209.21m, 728.03m, 26_209.08m, 0.13m, 50.96m, 778.99m], why.Steps.Select(s => s.Value));
        Assert.DoesNotContain(why.Steps, s => s.Name.Contains("interest", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    [Trait("Rule", "R-101")]
    public void An_acquisition_fee_is_capitalized_or_paid_at_signing_as_the_contract_says()
    {
        var (why, taxed) = (new Explanation(), new Explanation());
        var terms = LeaseL.Terms(feeAtSigning: true);
        var lines = LeasePayment.Of(terms);
        var signing = LeaseSigning.Of(terms, why);

        Assert.Equal((Usd("58_500"), Usd("54_500"), Usd("6_675.95"), terms.BasePayment), (lines.GrossCapitalizedCost, lines.AdjustedCapitalizedCost, lines.RentCharge, lines.BasePayment));
        Assert.Equal((Usd("749.47"), Usd("925"), Usd("5_959.47"), Usd("32_685.92")), (signing.FirstPayment, signing.AcquisitionFee, signing.AmountDue, signing.TotalOfPayments));
        Assert.Equal(Usd("5_063.99"), LeaseSigning.Of(LeaseL.Terms()).AmountDue); // capitalized: DOMAIN §9
        Assert.Equal(Usd("344.75"), LeaseTax.AtSigning(LeaseL.Terms(taxOnReduction: true, feeAtSigning: true), taxed));
        Assert.Equal(Usd("54_500"), ConstantYield.BalanceAfter(terms, 0));
        Assert.All(why.Steps.Concat(taxed.Steps), FormulaEvaluator.Check);
    }

    /// <summary>Paid through August 15, 2027: 509 of 1,096 days and 21 of 31 days are left on August 25.</summary>
    [Theory]
    [Trait("Rule", "R-602")]
    [InlineData(20, "2027-08-25", "1161.04", "527.70")]
    [InlineData(22, "2027-08-25", "1161.04", "2085.68")]
    [InlineData(20, "2027-08-15", "1183.85", "778.99")]
    [InlineData(20, "2027-09-20", "1101.73", "0.00")]
    [InlineData(36, "2029-01-20", "0.00", "0.00")]
    public void A_service_member_gets_back_what_was_paid_ahead_by_the_day(int paid, string on, string reduction, string payments)
    {
        var why = new Explanation();
        var life = LeaseL.After(paid);

        var refund = ServiceRefund.Of((LeaseTerms)life.Terms, life.State, Day(on), why);

        Assert.Equal((Usd(reduction), Usd(payments)), (refund.Reduction, refund.Payments));
        Assert.Equal(refund.Total.Dollars, why.Find("refund")!.Value);
        Assert.All(why.Steps, FormulaEvaluator.Check);
    }

    [Fact]
    [Trait("Rule", "R-103")]
    public void Ending_early_is_explained_with_its_cap_and_without()
    {
        var life = LeaseL.After(20).Add(AccountEventKind.FeeAssessed, Day("2027-09-01"), Usd("12.50"));
        var (capped, free) = (new Explanation(), new Explanation());

        EarlyTerminationQuote.Of((LeaseTerms)life.Terms, life.State, Usd("30_000")).Explain(capped);
        EarlyTerminationQuote.After(Traded, 10, Usd("20_000"), Usd("5")).Explain(free);

        AssertExplained(capped, "deficiency", "charge", "early termination");
        Assert.Equal([14_967.60m, 11_648.48m, 11_660.98m], capped.Steps.Select(s => s.Value));
        Assert.Contains("base payments left", capped.Find("charge")!.Formula, StringComparison.Ordinal);
        AssertExplained(free, "deficiency", "charge", "early termination");
        Assert.DoesNotContain("base payments left", free.Find("charge")!.Formula, StringComparison.Ordinal);
        Assert.Equal(free.Find("deficiency")!.Value + 395m, free.Find("charge")!.Value);
        Assert.All(capped.Steps, s => Assert.Equal("Ending the lease early", s.Clause));
    }

    [Fact]
    [Trait("Rule", "R-109")]
    public void Buying_the_vehicle_is_explained_and_holds_what_is_past_due()
    {
        var life = LeaseL.After(20).BillThrough(Day("2027-09-15")).Add(AccountEventKind.FeeAssessed, Day("2027-09-16"), Usd("12.50"));
        var why = new Explanation();

        var quote = PurchaseOptionQuote.Of((LeaseTerms)life.Terms, life.State);
        quote.Explain(why);

        AssertExplained(why, "tax", "purchase option");
        Assert.Equal(Usd("778.99") + Usd("12.50"), quote.PastDue);
        Assert.Equal(quote.Price + quote.OptionFee + quote.Tax + quote.PastDue, quote.Total);
        Assert.Equal(ConstantYield.BalanceAfter((LeaseTerms)life.Terms, 21), quote.Price);
        Assert.All(why.Steps, s => Assert.Equal("Option to purchase", s.Clause));
        Assert.Equal(Usd("778.99") + Usd("12.50"), EarlyTerminationQuote.Of((LeaseTerms)life.Terms, life.State, Usd("60_000")).PastDue);
        var refused = Assert.Throws<InvalidOperationException>(() => PurchaseOptionQuote.After(Traded, 24, Money.Zero));
        Assert.Contains("no purchase option", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_due_at_signing_holds_deposit_trade_in_and_the_taxes_of_the_day()
    {
        var signing = LeaseSigning.Of(Traded);

        // 6 % of 24 × 583.05 and of the reduction of 3,500.
        Assert.Equal(Usd("839.59") + Usd("210.00"), signing.TaxAtSigning);
        Assert.Equal(Usd("583.05"), signing.FirstPayment);
        Assert.Equal(Usd("3_500"), signing.CapitalizedCostReduction);
        Assert.Equal(Usd("583.05") + Usd("3_500") + Usd("200") + Usd("600") + Usd("1_049.59"), signing.AmountDue);
        Assert.Equal(signing.AmountDue - Usd("2_500"), signing.CashDue);
        Assert.Equal(Usd("1_249.59"), signing.OfficialFeesAndTaxes);
        Assert.Equal(signing.AmountDue - Usd("600") + (Usd("583.05") * 23) + Usd("395"), signing.TotalOfPayments);
        Assert.Equal(Usd("35_150"), LeasePayment.Of(Traded).AdjustedCapitalizedCost);
    }

    [Fact]
    public void The_balance_of_a_lease_begins_at_its_cost_and_ends_at_its_residual_value()
    {
        Assert.Equal(Usd("35_960.00"), ConstantYield.BalanceAfter(LeaseL.Terms(), 36));
        Assert.Equal(Usd("35_960.00"), ConstantYield.BalanceAfter(LeaseL.Terms(), 40));
        Assert.Equal(Usd("35_960.00"), ConstantYield.BalanceAfter(LeaseL.Terms(balance: LeaseBalanceMethod.StraightLine), 37));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConstantYield.BalanceAfter(LeaseL.Terms(), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConstantYield.Of(Usd("10"), Usd("5"), Usd("1"), 0));
        var one = ConstantYield.Of(Usd("1_000"), Usd("505"), Usd("500"), 1);
        Assert.Equal(new LeaseBalanceRow(1, Usd("5"), Usd("495"), Usd("505")), one.Rows.Single());
    }

    [Fact]
    public void The_allowance_grows_with_extensions_and_with_miles_bought()
    {
        var state = new AccountState { ExtraPayments = 6, MilesBought = 500 };

        Assert.Equal(30_000 + 1_000 + 500 + 250, MileageAllowance.Total(Traded, state, boughtMore: 250));
        Assert.Equal(Usd("90.00"), MileageAllowance.Bought(500, 0.18m));
        Assert.Throws<ArgumentOutOfRangeException>(() => MileageAllowance.Bought(-1, 0.18m));
        Assert.Equal(Usd("50.00"), MileageAllowance.UnusedCredit(driven: 29_500, allowed: 30_000, bought: 1_000, 0.1m));
        Assert.Equal(Usd("100.00"), MileageAllowance.UnusedCredit(driven: 20_000, allowed: 30_000, bought: 1_000, 0.1m));
        Assert.Equal(Money.Zero, MileageAllowance.UnusedCredit(driven: 31_000, allowed: 30_000, bought: 1_000, 0.1m));
        var why = new Explanation();
        MileageAllowance.ExcessCharge(35_400, 30_000, 0.25m, why);
        AssertExplained(why, "excess mileage");
        Assert.Equal(1_350m, why.Steps[0].Value);
    }

    [Fact]
    public void An_allowance_is_earned_by_the_day_from_the_first_to_the_last()
    {
        var (from, end) = (Day("2026-01-01"), Day("2026-01-11"));

        Assert.Equal(0, MileageAllowance.ProRata(1_000, from, end, Day("2025-12-01")));
        Assert.Equal(300, MileageAllowance.ProRata(1_000, from, end, Day("2026-01-04")));
        Assert.Equal(1_000, MileageAllowance.ProRata(1_000, from, end, Day("2026-03-01")));
        Assert.Throws<ArgumentOutOfRangeException>(() => MileageAllowance.ProRata(1_000, from, from, from));
        Assert.Throws<ArgumentOutOfRangeException>(() => MileageAllowance.Pace(Traded, new AccountState(), Day("2026-01-15"), 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => MileageAllowance.Pace(Traded, new AccountState(), Day("2026-02-15"), 9));
        var pace = MileageAllowance.Pace(Traded, new AccountState { ExtraPayments = 12 }, Day("2027-01-15"), 10_010);
        Assert.Equal((10_000, 12_322, 30_027, 37_000), (pace.Driven, pace.AllowedToDate, pace.Projected, pace.Allowed));
    }

    [Theory]
    [InlineData("2026-02-15", 9, ReadingProblem.BelowDelivery)]
    [InlineData("2026-02-15", 10, ReadingProblem.None)]
    [InlineData("2026-01-15", 100, ReadingProblem.BeforeDelivery)]
    [InlineData("2026-01-16", 310, ReadingProblem.None)]
    [InlineData("2026-01-16", 311, ReadingProblem.Kilometers)]
    [InlineData("2026-01-16", 600, ReadingProblem.Unusual)]
    [InlineData("2026-02-14", 5_010, ReadingProblem.None)]
    [InlineData("2026-02-14", 5_011, ReadingProblem.Kilometers)]
    [InlineData("2026-02-14", 9_100, ReadingProblem.Unusual)]
    [InlineData("2026-09-02", 1, ReadingProblem.InTheFuture)]
    [InlineData("2026-09-01", 2_000, ReadingProblem.None)]
    public void A_first_reading_is_compared_with_the_delivery(string on, int miles, ReadingProblem problem) =>
        Assert.Equal(problem, ReadingCheck.Of(Traded, [], Day(on), miles, Day("2026-09-01")).Problem);

    [Fact]
    public void The_words_for_miles_and_days_are_those_of_the_pages()
    {
        Assert.Equal("1 mile", LeaseWords.Miles(1));
        Assert.Equal("0 miles", LeaseWords.Miles(0));
        Assert.Equal("26,128 miles", LeaseWords.Miles(26_128));
        Assert.Equal("December 5, 2026", LeaseWords.Day(Day("2026-12-05")));
    }

    [Fact]
    public void A_longer_lease_counts_what_was_extended_before()
    {
        var quote = LeaseExtensionQuote.Of(LeaseL.Terms(), new AccountState { ExtraPayments = 2 }, 4);

        Assert.Equal(Day("2029-07-15"), quote.EndsOn);
        Assert.Equal(3_333, quote.MilesAdded);
        Assert.Equal(Usd("778.99") * 4, quote.Total);
        Assert.False(quote.NeedsNewDisclosures);
        Assert.True(LeaseExtensionQuote.Of(LeaseL.Terms(), new AccountState { ExtraPayments = 2 }, 5).NeedsNewDisclosures);
        Assert.Throws<ArgumentOutOfRangeException>(() => LeaseExtensionQuote.Of(LeaseL.Terms(), new AccountState(), 0));
    }
}
