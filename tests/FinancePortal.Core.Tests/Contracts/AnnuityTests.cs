using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Contracts;

public sealed class AnnuityTests
{
    private const decimal FivePercent = 0.05m / 12m;

    [Fact]
    public void An_odd_period_before_the_first_raises_the_payment_by_simple_or_compound_interest()
    {
        // HP 12C user's guide, section 3: 4,500 at 5 %, 36 months, 16 odd days of a 30-day month, compound interest: 135.17.
        var compound = Annuity.Payment(FivePercent, 36, 4_500m * Annuity.CompoundOver(FivePercent, 16m / 30m));
        var simple = Annuity.Payment(FivePercent, 36, 4_500m, oddPeriod: 16m / 30m);

        Assert.Equal(Usd("135.17"), Rounding.HalfUp(compound));
        Assert.True(simple > compound);
        Assert.Equal(1m + FivePercent, Rounding.Decimals(Annuity.CompoundOver(FivePercent, 1m), 20) + (FivePercent - Rounding.Decimals(FivePercent, 20)));
        Assert.Equal(1.01m, Rounding.Decimals(Annuity.CompoundOver(0.0201m, 0.5m), 20));
    }

    [Fact]
    public void Payments_in_advance_are_smaller_by_one_periods_interest()
    {
        var arrears = Annuity.Payment(0.08m / 12m, 60, 15_000m);
        var advance = Annuity.Payment(0.08m / 12m, 60, 15_000m, inAdvance: 1);

        Assert.Equal(Rounding.Decimals(arrears / (1m + (0.08m / 12m)), 18), Rounding.Decimals(advance, 18));
        Assert.Equal(0m, Annuity.InterestOf(1, 0.08m / 12m, 15_000m, advance, inAdvance: true));
        Assert.Equal((15_000m - advance) * 0.08m / 12m, Annuity.InterestOf(2, 0.08m / 12m, 15_000m, advance, inAdvance: true), 20);
        Assert.Equal(100m, Annuity.InterestOf(1, 0.08m / 12m, 15_000m, arrears), 20);
    }

    [Fact]
    public void A_rate_of_zero_divides_the_amount()
    {
        Assert.Equal(250m, Annuity.Payment(0m, 60, 15_000m));
        Assert.Equal(200m, Annuity.Payment(0m, 60, 15_000m, futureValue: 3_000m));
    }

    [Fact]
    public void The_balance_after_all_payments_is_nothing()
    {
        var payment = Annuity.Payment(0.01m, 24, 2_000m);

        Assert.Equal(0m, Rounding.Decimals(Annuity.Balance(0.01m, 2_000m, payment, 24), 18));
        Assert.Equal(2_000m, Annuity.Balance(0.01m, 2_000m, payment, 0));
    }

    [Fact]
    public void Terms_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Annuity.Payment(-0.01m, 12, 100m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Annuity.Payment(0.01m, 0, 100m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Annuity.Payment(0.01m, 12, 100m, inAdvance: 13));
        Assert.Throws<ArgumentOutOfRangeException>(() => Annuity.Payment(0.01m, 12, 100m, inAdvance: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Annuity.InterestOf(0, 0.01m, 100m, 10m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Annuity.RuleOf78(Usd("1"), 12, 13));
        Assert.Throws<ArgumentOutOfRangeException>(() => Annuity.RuleOf78(Usd("1"), 0, 0));
    }

    [Fact]
    public void The_exact_level_payment_on_real_periods_of_loan_A_rounds_up_to_its_installment()
    {
        var terms = Terms();
        var dates = AmortizationSchedule.Original(terms).Rows.Select(r => r.DueOn).ToArray();
        var exact = LevelInstallment.Exact(terms.AmountFinanced, terms.Rate, new DayCounter(terms.DayCount, terms.FirstDueOn, 1), terms.ContractDate, dates);

        Assert.Equal(Usd("812.14"), Rounding.Up(exact));
    }
}
