using FinancePortal.Core.Values;

namespace FinancePortal.Core.Tests.Values;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("735.22", 73_522)]
    [InlineData("$735.22", 73_522)]
    [InlineData(" $ 735.2 ", 73_520)]
    [InlineData("1,000", 100_000)]
    [InlineData("12,345,678.90", 1_234_567_890)]
    [InlineData(".50", 50)]
    [InlineData("5.", 500)]
    [InlineData("0", 0)]
    [InlineData("9999999999.99", 999_999_999_999)]
    public void What_people_type_is_read(string typed, long cents)
    {
        Assert.True(Money.TryParse(typed, out var amount));
        Assert.Equal(cents, amount.Cents);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("$")]
    [InlineData("-5")]
    [InlineData("+5")]
    [InlineData("1e3")]
    [InlineData("5.123")]
    [InlineData("1.2.3")]
    [InlineData("10,00")]
    [InlineData("1000,000")]
    [InlineData(",100")]
    [InlineData("1,000,00")]
    [InlineData("10000000000")]
    [InlineData("٣")]
    [InlineData("5 0")]
    public void What_is_no_amount_is_refused(string? typed)
    {
        Assert.False(Money.TryParse(typed, out var amount));
        Assert.Equal(Money.Zero, amount);
    }

    [Theory]
    [InlineData(123_456, "$1,234.56", "1234.56")]
    [InlineData(5, "$0.05", "0.05")]
    [InlineData(-2_500, "\u2212$25.00", "-25.00")]
    [InlineData(0, "$0.00", "0.00")]
    public void Amounts_are_written_with_cents(long cents, string shown, string plain)
    {
        Assert.Equal(shown, Money.FromCents(cents).ToString());
        Assert.Equal(plain, Money.FromCents(cents).ToPlainString());
    }

    [Fact]
    public void Cents_add_subtract_and_compare()
    {
        var (a, b) = (Money.FromCents(250), Money.FromCents(-100));

        Assert.Equal(150, (a + b).Cents);
        Assert.Equal(350, (a - b).Cents);
        Assert.Equal(-250, (-a).Cents);
        Assert.Equal(750, (a * 3).Cents);
        Assert.Equal(750, (3 * a).Cents);
        Assert.Equal(100, b.Abs().Cents);
        Assert.Equal(250, a.Abs().Cents);
        Assert.Equal(Money.Zero, b.OrZero());
        Assert.Equal(a, a.OrZero());
        Assert.Equal(b, Money.Min(a, b));
        Assert.Equal(a, Money.Max(a, b));
        Assert.True(a > b && b < a && a >= b && b <= a);
        Assert.False(a < b || b > a || a <= b || b >= a);
        var same = Money.FromCents(250);
        Assert.True(a >= same && a <= same && !(a > same) && !(a < same));
        Assert.True(a.CompareTo(b) > 0 && a.CompareTo((object)b) > 0 && a.CompareTo(null) > 0);
        Assert.Throws<ArgumentException>(() => a.CompareTo("2.50"));
        Assert.True(a.IsPositive && !a.IsNegative && !a.IsZero && b.IsNegative && !b.IsPositive && Money.Zero.IsZero && !Money.Zero.IsPositive && !Money.Zero.IsNegative);
        Assert.Equal(2.50m, a.Dollars);
        Assert.Equal(150, Money.Sum([a, b]).Cents);
    }

    [Fact]
    public void A_fraction_of_a_cent_is_no_money()
    {
        Assert.Equal(735_22, Money.FromDollars(735.22m).Cents);
        Assert.Throws<ArgumentException>(() => Money.FromDollars(735.225m));
    }

    [Theory]
    [InlineData("2.345", RoundingRule.HalfUp, 235)]
    [InlineData("2.345", RoundingRule.HalfEven, 234)]
    [InlineData("0.125", RoundingRule.HalfUp, 13)]
    [InlineData("0.125", RoundingRule.HalfEven, 12)]
    [InlineData("0.135", RoundingRule.HalfEven, 14)]
    [InlineData("-2.345", RoundingRule.HalfUp, -235)]
    [InlineData("40.607", RoundingRule.Down, 4_060)]
    [InlineData("40.601", RoundingRule.Up, 4_061)]
    [InlineData("40.60", RoundingRule.Up, 4_060)]
    public void A_fraction_of_a_cent_is_decided_by_the_named_rule(string dollars, RoundingRule rule, long cents)
    {
        Assert.Equal(cents, Rounding.ToCents(decimal.Parse(dollars), rule).Cents);
    }

    [Fact]
    public void Half_a_cent_that_a_quotient_without_end_makes_is_half_a_cent()
    {
        // 41,595 × 5 ÷ 2,400 × 36 is 3,119.625; the quotient is cut at 28 digits and the product is a hair below.
        var dollars = 41_595m * (5m / 2_400m) * 36m;

        Assert.True(dollars < 3_119.625m);
        Assert.Equal(311_963, Rounding.HalfUp(dollars).Cents);
        Assert.Equal(311_962, Rounding.ToCents(dollars, RoundingRule.HalfEven).Cents);
        Assert.Equal(3_119.63m, Rounding.Decimals(dollars, 2));
        Assert.Equal(-311_963, Rounding.HalfUp(-dollars).Cents);
    }

    [Fact]
    public void A_whole_cent_that_a_quotient_without_end_makes_is_neither_raised_nor_cut()
    {
        Assert.Equal(100, Rounding.Down(1m / 3m * 3m).Cents);
        Assert.Equal(200, Rounding.Up(2m / 3m * 3m).Cents);
        Assert.Equal(234, Rounding.HalfUp(2.344_999_999_999_99m).Cents);
    }

    [Fact]
    public void An_unknown_rule_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.ToCents(1m, (RoundingRule)9));
    }

    [Fact]
    public void Parts_of_a_total_sum_to_it_and_the_cents_left_go_to_the_largest_remainders()
    {
        Assert.Equal([34L, 33L, 33L], Rounding.Split(Money.FromCents(100), 1m, 1m, 1m).Select(m => m.Cents));
        Assert.Equal([67L, 33L], Rounding.Split(Money.FromCents(100), 2m, 1m).Select(m => m.Cents));
        Assert.Equal([-34L, -33L, -33L], Rounding.Split(Money.FromCents(-100), 1m, 1m, 1m).Select(m => m.Cents));
        Assert.Equal([0L, 100L], Rounding.Split(Money.FromCents(100), 0m, 1m).Select(m => m.Cents));
        Assert.Equal([16L, 17L, 67L], Rounding.Split(Money.FromCents(100), 0.163m, 0.168m, 0.669m).Select(m => m.Cents));
        Assert.Throws<ArgumentException>(() => Rounding.Split(Money.FromCents(100), 1m, -1m));
        Assert.Throws<ArgumentException>(() => Rounding.Split(Money.FromCents(100), 0m, 0m));
    }
}
