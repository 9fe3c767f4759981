using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Values;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Leases;

/// <summary>DOMAIN §9 to §14, with their own numbers.</summary>
public sealed class LeaseQuoteTests
{
    [Fact]
    [Trait("Rule", "R-101")]
    public void The_lines_of_the_payment_stand_in_the_order_of_the_law()
    {
        var lines = LeasePayment.Of(LeaseL.Terms());

        Assert.Equal(Usd("59_425.00"), lines.GrossCapitalizedCost);
        Assert.Equal(Usd("4_000.00"), lines.CapitalizedCostReduction);
        Assert.Equal(Usd("55_425.00"), lines.AdjustedCapitalizedCost);
        Assert.Equal(Usd("35_960.00"), lines.ResidualValue);
        Assert.Equal(Usd("19_465.00"), lines.Depreciation);
        Assert.Equal(Usd("6_744.21"), lines.RentCharge);
        Assert.Equal(Usd("26_209.21"), lines.TotalOfBasePayments);
        Assert.Equal(36, lines.PaymentCount);
        Assert.Equal(Usd("728.03"), lines.BasePayment);
        Assert.Equal((Usd("540.69"), Usd("187.34")), (lines.MonthlyDepreciation, lines.MonthlyRent));
        Assert.Equal(Usd("50.96"), lines.Tax);
        Assert.Equal(Usd("778.99"), lines.TotalPayment);
    }

    [Fact]
    public void The_total_of_payments_counts_the_first_payment_once()
    {
        var signing = LeaseSigning.Of(LeaseL.Terms());

        Assert.Equal(Usd("5_063.99"), signing.AmountDue);
        Assert.Equal(Usd("3_563.99"), signing.CashDue);
        Assert.Equal(Usd("28_043.64"), signing.PeriodicTotal);
        Assert.Equal(Usd("495.00"), signing.OtherCharges);
        Assert.Equal(Usd("32_823.64"), signing.TotalOfPayments);
        Assert.Equal(Usd("2_119.56"), signing.OfficialFeesAndTaxes);
    }

    [Theory]
    [InlineData(LeaseTaxRule.OnEachPayment, false, "50.96", "0")]
    [InlineData(LeaseTaxRule.OnEachPayment, true, "50.96", "280.00")]
    [InlineData(LeaseTaxRule.OnTotalOfPaymentsUpFront, false, "0", "1_834.64")]
    [InlineData(LeaseTaxRule.OnFullPriceUpFront, false, "0", "4_095.00")]
    [InlineData(LeaseTaxRule.OnFullPriceUpFront, true, "0", "4_375.00")]
    [InlineData(LeaseTaxRule.None, true, "0", "0")]
    public void The_state_decides_on_what_a_lease_is_taxed(LeaseTaxRule rule, bool onReduction, string inPayment, string atSigning)
    {
        var terms = LeaseL.Terms(rule, onReduction);

        Assert.Equal(Usd(inPayment), LeaseTax.OnPayment(terms));
        Assert.Equal(Usd(inPayment), LeasePayment.Of(terms).Tax);
        Assert.Equal(Usd(atSigning), LeaseTax.AtSigning(terms));
    }

    [Fact]
    public void The_constant_yield_balance_is_the_published_one()
    {
        var yield = ConstantYield.Of(LeaseL.Terms());

        Assert.Equal(0.0041195635690m, Rounding.Decimals(yield.MonthlyRate, 13));
        Assert.Equal((Usd("225.33"), Usd("54_922.30")), (yield.Rows[0].Rent, yield.Rows[0].Balance));
        Assert.Equal((Usd("223.26"), Usd("54_417.53")), (yield.Rows[1].Rent, yield.Rows[1].Balance));
        Assert.Equal((Usd("184.49"), Usd("44_967.60")), (yield.Rows[19].Rent, yield.Rows[19].Balance));
        Assert.Equal((Usd("147.51"), Usd("35_960.00")), (yield.Rows[35].Rent, yield.Rows[35].Balance));
        Assert.Equal(Usd("6_744.08"), yield.TotalRent);
        Assert.Equal(Usd("44_611.11"), ConstantYield.BalanceAfter(LeaseL.Terms(balance: LeaseBalanceMethod.StraightLine), 20));
        Assert.Equal(Usd("55_425.00"), ConstantYield.BalanceAfter(LeaseL.Terms(), 0));
    }

    [Fact]
    [Trait("Rule", "R-103")]
    public void Ending_early_costs_the_balance_less_the_realized_value_and_the_disposition_fee()
    {
        var life = LeaseL.After(20);

        var quote = EarlyTerminationQuote.Of((LeaseTerms)life.Terms, life.State, Usd("41_200"));

        Assert.Equal(Usd("3_767.60"), quote.Deficiency);
        Assert.Equal(Usd("4_262.60"), quote.Total);
        Assert.Equal(Usd("11_648.48"), quote.Cap);
        Assert.Equal(Usd("11_648.48"), EarlyTerminationQuote.Of((LeaseTerms)life.Terms, life.State, Usd("20_000")).Charge);
        Assert.Equal(Usd("495.00"), EarlyTerminationQuote.Of((LeaseTerms)life.Terms, life.State, Usd("60_000")).Charge);
    }

    [Fact]
    [Trait("Rule", "R-109")]
    public void Buying_early_and_at_the_end_has_the_published_prices()
    {
        var early = LeaseL.After(20);
        var atEnd = LeaseL.After(36);

        Assert.Equal(Usd("3_147.73"), PurchaseOptionQuote.Of((LeaseTerms)early.Terms, early.State).Tax);
        Assert.Equal(Usd("48_465.33"), PurchaseOptionQuote.Of((LeaseTerms)early.Terms, early.State).Total);
        Assert.Equal(Usd("2_541.70"), PurchaseOptionQuote.Of((LeaseTerms)atEnd.Terms, atEnd.State).Tax);
        Assert.Equal(Usd("38_851.70"), PurchaseOptionQuote.Of((LeaseTerms)atEnd.Terms, atEnd.State).Total);
    }

    [Fact]
    public void Excess_miles_cost_and_unused_ones_are_not_paid_back()
    {
        var life = LeaseL.After(36);
        var allowed = MileageAllowance.Total((LeaseTerms)life.Terms, life.State);

        Assert.Equal(30_000, allowed);
        Assert.Equal(Usd("1_350.00"), MileageAllowance.ExcessCharge(35_412 - 12, allowed, 0.25m));
        Assert.Equal(Money.Zero, MileageAllowance.ExcessCharge(29_999, allowed, 0.25m));
        Assert.Equal(Usd("720.00"), MileageAllowance.Bought(4_000, 0.18m));
    }

    [Fact]
    public void The_pace_projects_the_miles_at_the_end()
    {
        var life = LeaseL.After(14);

        var pace = MileageAllowance.Pace((LeaseTerms)life.Terms, life.State, Day("2027-02-20"), 14_210);

        Assert.Equal(14_198, pace.Driven);
        Assert.Equal(10_976, pace.AllowedToDate);
        Assert.Equal(38_806, pace.Projected);
        Assert.Equal(8_806, pace.ProjectedExcess);
        Assert.Equal(Usd("2_201.50"), pace.ProjectedCharge);
        Assert.Throws<ArgumentOutOfRangeException>(() => MileageAllowance.Pace((LeaseTerms)life.Terms, life.State, Day("2027-02-20"), 11));
    }

    [Fact]
    public void A_reading_that_falls_or_leaps_needs_a_second_look()
    {
        Assert.True(MileageAllowance.IsUnusual(Day("2027-01-01"), 500, Day("2027-01-02"), 499));
        Assert.False(MileageAllowance.IsUnusual(Day("2027-01-01"), 500, Day("2027-01-02"), 800));
        Assert.True(MileageAllowance.IsUnusual(Day("2027-01-01"), 500, Day("2027-01-02"), 801));
    }

    [Fact]
    [Trait("Rule", "R-110")]
    public void An_extension_adds_payments_miles_and_months_and_a_seventh_month_needs_new_disclosures()
    {
        var life = LeaseL.After(36);

        var quote = LeaseExtensionQuote.Of((LeaseTerms)life.Terms, life.State, 6);

        Assert.Equal(Usd("4_673.94"), quote.Total);
        Assert.Equal(5_000, quote.MilesAdded);
        Assert.Equal(Day("2029-07-15"), quote.EndsOn);
        Assert.False(quote.NeedsNewDisclosures);
        life.Add(AccountEventKind.LeaseExtended, Day("2028-12-20"), number: 6);
        Assert.True(LeaseExtensionQuote.Of((LeaseTerms)life.Terms, life.State, 1).NeedsNewDisclosures);
        Assert.Equal(Day("2029-01-15"), BillingSchedule.NextOn(life.Terms, life.State));
        Assert.Equal(6, life.Position(Day("2028-12-21")).InstallmentsLeft);
    }

    [Fact]
    public void Leasing_against_buying_has_the_published_break_even()
    {
        var comparison = LeaseVersusPurchase.Of(LeaseL.Terms(), AnnualRate.FromPercent(5.90m), 60, Usd("4_000"), Usd("37_000"));

        Assert.Equal(Usd("58_880.00"), comparison.AmountFinanced);
        Assert.Equal(Usd("1_135.58"), comparison.LoanPayment);
        Assert.Equal(Usd("25_647.95"), comparison.LoanBalance);
        Assert.Equal(Usd("11_352.05"), comparison.Equity);
        Assert.Equal(Usd("33_528.83"), comparison.PurchaseCost);
        Assert.Equal(Usd("705.19"), comparison.LeaseSaves);
        Assert.Equal(Usd("37_705.19"), comparison.BreakEvenResaleValue);
    }

    [Fact]
    public void The_payments_of_a_lease_that_ends_early_stop_and_what_was_kept_pays_the_charge()
    {
        var life = LeaseL.After(20).Pay(Day("2027-08-20"), Usd("778.99"));
        life.Add(AccountEventKind.EarlyTermination, Day("2027-09-01"), Usd("4_262.60"));

        Assert.Equal(AccountStatus.EarlyTerminated, life.State.Status);
        Assert.Null(BillingSchedule.NextOn(life.Terms, life.State));
        Assert.Equal(Usd("3_483.61"), life.State.FeesOwed);
        life.Pay(Day("2027-09-10"), Usd("3_500.00"));
        Assert.Equal(Usd("16.39"), life.State.Credit);
    }

    [Fact]
    public void A_purchase_books_price_and_tax_apart()
    {
        var life = LeaseL.After(36).Add(AccountEventKind.PurchaseOptionExercised, Day("2029-01-15"), Usd("36_310"), rate: 7m);

        Assert.Equal(Usd("38_851.70"), life.State.FeesOwed);
        Assert.Equal(AccountStatus.Purchased, life.State.Status);
        life.Pay(Day("2029-01-15"), Usd("38_851.70"));
        Assert.True(life.State.FeesOwed.IsZero);
    }
}
