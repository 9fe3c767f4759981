using System.Collections;
using System.Globalization;
using FinancePortal.Core.Contracts;

namespace FinancePortal.Core.Tests.Contracts;

/// <summary>The general equation of Appendix J: its roots, how many steps they take, and where there is none.</summary>
[Trait("Rule", "R-203")]
public sealed class PresentValueTests
{
    private static TimedAmount[] Loan(decimal advance, decimal payment, int count, int first = 1, decimal odd = 0m) =>
        [new(-advance, 0, 0m), .. Enumerable.Range(first, count).Select(t => new TimedAmount(payment, t, odd))];

    [Fact]
    public void A_sum_of_discounted_amounts_is_what_the_definition_gives()
    {
        // 100 ÷ 1.1 + 200 ÷ (1.05 × 1.1^3) + 50 ÷ (1.05 × 1.1^3), worked by hand.
        TimedAmount[] amounts = [new(100m, 1, 0m), new(200m, 3, 0.5m), new(50m, 3, 0.5m)];

        Assert.Equal((100m / 1.1m) + (250m / (1.05m * 1.331m)), PresentValue.At(amounts, 0.1m), 20);
        Assert.Equal(350m, PresentValue.At(amounts, 0m));
        Assert.Equal(-100m, PresentValue.At([new(-100m, 0, 0m)], 0.1m));
    }

    [Theory]
    [InlineData(10_000, "322.67", 36, 1, "0")]
    [InlineData(500, "17.60", 30, 4, "0.5714")]
    [InlineData(42_000, "812.14", 60, 1, "0.5667")]
    [InlineData(1_000, "250", 5, 4, "0.7143")]
    [InlineData(100, "900", 3, 1, "0")]
    [InlineData(35_000, "269.50", 360, 1, "0")]
    public void A_rate_is_found_in_few_steps_to_twenty_digits(int advance, string payment, int count, int first, string odd)
    {
        var amounts = new CountedAmounts(Loan(advance, Number(payment), count, first, Number(odd)));

        var rate = PresentValue.SolveRate(amounts);

        Assert.Equal(0m, PresentValue.At(amounts, rate), 12);
        Assert.True(amounts.Evaluations <= 24, $"{amounts.Evaluations} evaluations.");
    }

    [Fact]
    public void A_rate_is_found_where_steps_along_the_slope_lead_astray()
    {
        // A later advance bends the curve: it rises first and falls then.
        TimedAmount[] amounts = [new(-1_000m, 0, 0m), new(2_900m, 1, 0m), new(-1_600m, 2, 0m), new(50m, 12, 0m), new(100m, 40, 0m)];

        var rate = PresentValue.SolveRate(amounts);

        Assert.InRange(rate, 0.0001m, 10m);
        Assert.Equal(0m, PresentValue.At(amounts, rate), 12);
    }

    [Fact]
    public void Amounts_need_not_come_in_order_of_time()
    {
        var amounts = Loan(42_000m, 812.14m, 60, odd: 17m / 30m);
        var shuffled = amounts.OrderBy(a => a.Periods * 37 % 61).ToArray();

        Assert.Equal(PresentValue.SolveRate(amounts), PresentValue.SolveRate(shuffled), 18);
    }

    [Fact]
    public void A_rate_is_looked_for_up_to_a_thousand_percent_a_period()
    {
        Assert.Equal(10m, PresentValue.SolveRate([new(-1m, 0, 0m), new(11m, 1, 0m)]), 18);
        Assert.Equal(0.01m, PresentValue.SolveRate([new(-100m, 0, 0m), new(101m, 1, 0m)]), 18);
        var none = Assert.Throws<ArgumentException>(() => PresentValue.SolveRate([new(-1m, 0, 0m), new(1_000m, 1, 0m)]));
        Assert.Contains("1,000 %", none.Message, StringComparison.Ordinal);
        var less = Assert.Throws<ArgumentException>(() => PresentValue.SolveRate([new(-100m, 0, 0m), new(99.99m, 1, 0m)]));
        Assert.Contains("less than what was advanced", less.Message, StringComparison.Ordinal);
        Assert.Equal(0m, PresentValue.SolveRate([new(-100m, 0, 0m), new(100m, 7, 0.3m)]));
    }

    [Theory]
    [InlineData(0, "1")]
    [InlineData(1, "1.5")]
    [InlineData(2, "2.25")]
    [InlineData(5, "7.59375")]
    public void A_power_is_the_factor_as_often_as_it_says(int n, string power) => Assert.Equal(Number(power), PresentValue.Power(1.5m, n));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Counts how often the equation was worked out: once for each pass over the amounts.</summary>
    private sealed class CountedAmounts(TimedAmount[] amounts) : IReadOnlyList<TimedAmount>
    {
        private int reads;

        public int Evaluations => reads / amounts.Length;

        public int Count => amounts.Length;

        public TimedAmount this[int index]
        {
            get
            {
                reads++;
                return amounts[index];
            }
        }

        public IEnumerator<TimedAmount> GetEnumerator() => ((IEnumerable<TimedAmount>)amounts).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
