using FinancePortal.Core.Values;

namespace FinancePortal.Core.Tests.Values;

/// <summary>Rates, references, and the numbers of banks, vehicles and people beyond the published cases.</summary>
public sealed class NumbersThatNameTests
{
    [Fact]
    public void A_rate_is_an_exact_fraction_between_zero_and_one_hundred_percent()
    {
        Assert.Equal(0.059m, AnnualRate.FromPercent(5.90m).Fraction);
        Assert.Equal(5.90m, AnnualRate.FromFraction(0.059m).Percent);
        Assert.Equal(0m, AnnualRate.Zero.Fraction);
        Assert.Throws<ArgumentOutOfRangeException>(() => AnnualRate.FromPercent(-0.01m));
        Assert.Throws<ArgumentOutOfRangeException>(() => AnnualRate.FromPercent(100.01m));
        var (low, high) = (AnnualRate.FromPercent(3m), AnnualRate.FromPercent(4m));
        Assert.True(low < high && high > low && low <= high && high >= low && low.CompareTo(high) < 0);
        Assert.False(low > high || high < low || low >= high || high <= low);
        Assert.Equal("5.49%", AnnualRate.FromPercent(5.49m).ToString());
        Assert.Equal("5.4875%", AnnualRate.FromPercent(5.4875m).ToString());
        Assert.Equal("6.00%", AnnualRate.FromPercent(6m).ToString());
    }

    [Fact]
    public void A_money_factor_is_small_and_never_a_rate()
    {
        Assert.Equal(0.00205m, MoneyFactor.Of(0.00205m).Value);
        Assert.Equal(4.92m, MoneyFactor.Of(0.00205m).PercentLike);
        Assert.Equal(0.0025m, MoneyFactor.FromPercentLike(6m).Value);
        Assert.Equal("0.00125", MoneyFactor.Of(0.00125m).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => MoneyFactor.Of(-0.001m));
        Assert.Throws<ArgumentOutOfRangeException>(() => MoneyFactor.Of(0.0501m));
    }

    [Theory]
    [InlineData("02100002", '1')]
    [InlineData("23138010", '4')]
    [InlineData("10100001", '9')]
    [InlineData("00000000", '0')]
    public void A_routing_number_has_a_check_digit(string eight, char digit)
    {
        Assert.Equal(digit, RoutingNumber.CheckDigit(eight));
        Assert.Equal(eight != "00000000", RoutingNumber.IsValid(eight + digit));
    }

    [Fact]
    public void A_check_digit_needs_eight_digits()
    {
        Assert.Throws<ArgumentException>(() => RoutingNumber.CheckDigit("1234567"));
        Assert.Throws<ArgumentException>(() => RoutingNumber.CheckDigit("1234567x"));
        Assert.False(RoutingNumber.IsValid(null));
    }

    [Fact]
    public void Every_single_wrong_digit_of_a_routing_number_is_found()
    {
        const string Right = "021000021";
        for (var i = 0; i < 9; i++)
        {
            for (var d = '0'; d <= '9'; d++)
            {
                var typed = Right[..i] + d + Right[(i + 1)..];
                Assert.Equal(typed == Right, RoutingNumber.IsValid(typed));
            }
        }
    }

    [Fact]
    public void A_VIN_is_read_in_lower_case_and_with_spaces_around()
    {
        Assert.True(Vin.IsValid(" 1m8gdm9axkp042788 "));
        Assert.Equal("1M8GDM9AXKP042788", Vin.Normalize(" 1m8gdm9axkp042788 "));
        Assert.False(Vin.IsValid(null));
        Assert.Null(Vin.CheckDigit("1M8GDM9AXKPI42788"));
        Assert.Null(Vin.CheckDigit("1M8GDM9AXKPQ42788"));
        Assert.Null(Vin.WeightedSum(null));
    }

    [Theory]
    [InlineData("666-12-3456", SsnRefusal.Area)]
    [InlineData("665-12-3456", null)]
    [InlineData("457-55-5462", SsnRefusal.PubliclyKnown)]
    [InlineData(" 536904399 ", null)]
    [InlineData("536 90 4399", SsnRefusal.Format)]
    [InlineData(null, SsnRefusal.Format)]
    [InlineData("53690439", SsnRefusal.Format)]
    [InlineData("５３６904399", SsnRefusal.Format)]
    public void A_social_security_number_has_a_form(string? typed, SsnRefusal? refusal)
    {
        Assert.Equal(refusal, Ssn.Refusal(typed));
        Assert.Equal(refusal is null, Ssn.IsAcceptable(typed));
    }

    [Theory]
    [InlineData("900-49-1234", SsnRefusal.Group)]
    [InlineData("900-50-1234", null)]
    [InlineData("900-65-1234", null)]
    [InlineData("900-66-1234", SsnRefusal.Group)]
    [InlineData("900-88-1234", null)]
    [InlineData("900-89-1234", SsnRefusal.Group)]
    [InlineData("900-92-1234", null)]
    [InlineData("900-93-1234", SsnRefusal.Group)]
    [InlineData("999-99-1234", null)]
    [InlineData("899-99-1234", SsnRefusal.Area)]
    [InlineData("9", SsnRefusal.Format)]
    public void A_taxpayer_number_has_assigned_groups(string typed, SsnRefusal? refusal)
    {
        Assert.Equal(refusal, Ssn.ItinRefusal(typed));
        Assert.Equal(refusal is null, Ssn.IsAcceptableItin(typed));
    }

    [Fact]
    public void A_reference_is_sixteen_characters_that_say_nothing()
    {
        var reference = Reference.New();

        Assert.True(Reference.IsWellFormed(reference));
        Assert.NotEqual(reference, Reference.New());
        Assert.False(Reference.IsWellFormed(null));
        Assert.False(Reference.IsWellFormed(reference[1..]));
        Assert.False(Reference.IsWellFormed("U" + reference[1..]));
    }

    [Fact]
    public void A_confirmation_number_finds_one_wrong_and_two_swapped_characters()
    {
        for (var i = 0; i < 50; i++)
        {
            var number = Reference.NewConfirmationNumber();
            Assert.True(Reference.IsConfirmationNumber(number));
            Assert.True(Reference.IsConfirmationNumber(" " + number.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal) + " "));
            var other = number[0] == '2' ? '3' : '2';
            Assert.False(Reference.IsConfirmationNumber(other + number[1..]));
        }

        Assert.False(Reference.IsConfirmationNumber(null));
        Assert.False(Reference.IsConfirmationNumber("7KQ4"));
        Assert.False(Reference.IsConfirmationNumber("0000-0000-000"));
    }
}
