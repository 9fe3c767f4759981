using FinancePortal.Core.Values;

namespace FinancePortal.Core.Tests.Values;

/// <summary>Where a value turns: equal amounts, the last number that fits, the first that does not.</summary>
public sealed class EdgeTests
{
    [Fact]
    public void Every_weekday_on_which_the_list_closes_the_banks_is_named_by_its_date_and_no_other()
    {
        for (var date = new DateOnly(2010, 1, 1); date.Year < 2050; date = date.AddDays(1))
        {
            var listed = BankCalendar.Holidays(date.Year).Where(h => h.ClosedOn == date).Select(h => h.Name).SingleOrDefault();
            Assert.Equal(listed, date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? null : BankCalendar.HolidayClosedOn(date));
        }
    }

    [Theory]
    [InlineData(2021, 10)]
    [InlineData(2022, 11)]
    public void Juneteenth_closes_the_banks_from_2022_on(int year, int holidays) => Assert.Equal(holidays, BankCalendar.Holidays(year).Count);

    [Fact]
    public void Rates_compare_by_size()
    {
        var (low, high) = (AnnualRate.FromPercent(5m), AnnualRate.FromPercent(6m));
        var alsoLow = AnnualRate.FromPercent(5m);

        Assert.True(low < high && high > low && low <= high && high >= low && low <= alsoLow && low >= alsoLow);
        Assert.False(low < alsoLow || low > alsoLow || high <= low || low >= high || high < low || low > high);
        Assert.Equal("5.00%", low.ToString());
    }

    [Fact]
    public void Amounts_compare_by_size_and_the_smaller_or_larger_of_two_is_found()
    {
        var (low, high) = (Money.FromCents(1), Money.FromCents(2));

        Assert.Equal((low, low, high, high), (Money.Min(low, high), Money.Min(high, low), Money.Max(low, high), Money.Max(high, low)));
        Assert.True(Money.Zero.IsZero && !Money.Zero.IsPositive && !Money.Zero.IsNegative);
        Assert.Equal("$0.00", Money.Zero.ToString());
        Assert.Equal("−$0.01", Money.FromCents(-1).ToString());
        Assert.Equal(1, low.CompareTo((object?)null));
        Assert.Equal(-1, low.CompareTo((object)high));
        Assert.Contains("only with Money", Assert.Throws<ArgumentException>(() => low.CompareTo("1")).Message, StringComparison.Ordinal);
        Assert.Contains("0.001", Assert.Throws<ArgumentException>(() => Money.FromDollars(0.001m)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_amount_that_does_not_fit_is_an_error_and_never_another_amount()
    {
        var (largest, smallest) = (Money.FromCents(long.MaxValue), Money.FromCents(long.MinValue));

        Assert.Throws<OverflowException>(() => largest + Money.FromCents(1));
        Assert.Throws<OverflowException>(() => smallest - Money.FromCents(1));
        Assert.Throws<OverflowException>(() => -smallest);
        Assert.Throws<OverflowException>(() => largest * 2);
        Assert.Throws<OverflowException>(() => Money.FromDollars(100_000_000_000_000_000m));
    }

    [Theory]
    [InlineData(".5", 50)]
    [InlineData("0.5", 50)]
    [InlineData("7.", 700)]
    [InlineData("100,000", 10_000_000)]
    [InlineData("9999999999.99", 999_999_999_999)]
    public void What_is_typed_is_read_to_the_cent(string typed, long cents)
    {
        Assert.True(Money.TryParse(typed, out var amount));
        Assert.Equal(cents, amount.Cents);
    }

    [Theory]
    [InlineData("1000,000")]
    [InlineData(",000")]
    [InlineData("1,00")]
    [InlineData(".")]
    [InlineData("10000000000")]
    public void What_is_no_amount_is_not_read(string typed) => Assert.False(Money.TryParse(typed, out _));

    [Theory]
    [InlineData("4242424242424242", true)]
    [InlineData("5200828282828210", true)]
    [InlineData("6011000990139424", true)]
    [InlineData("4242424242424241", false)]
    [InlineData("9 4242424242424242", true)]
    [InlineData("94242424242424242", false)]
    public void Luhn_finds_card_numbers(string text, bool found) => Assert.Equal(found, CardNumber.IsIn(text));

    [Fact]
    public void A_confirmation_number_stands_one_wrong_character_and_two_swapped_ones()
    {
        const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
        var number = Reference.NewConfirmationNumber(_ => 3);
        Assert.Equal("5555-5555-55", number[..12]);
        foreach (var made in Enumerable.Range(0, 30).Select(i => Reference.NewConfirmationNumber(bound => i * 7 % bound)))
        {
            Assert.True(Reference.IsConfirmationNumber(made), made);
            for (var place = 0; place < made.Length; place++)
            {
                if (made[place] != '-')
                {
                    var wrong = Alphabet[(Alphabet.IndexOf(made[place], StringComparison.Ordinal) + 1) % Alphabet.Length];
                    Assert.False(Reference.IsConfirmationNumber(made.Remove(place, 1).Insert(place, wrong.ToString())), made);
                }
            }
        }

        var mixed = new Queue<int>([0, 5, 11, 17, 23, 29, 2, 8, 14, 20]);
        var good = Reference.NewConfirmationNumber(_ => mixed.Dequeue());
        Assert.False(Reference.IsConfirmationNumber($"{good[1]}{good[0]}{good[2..]}"));
        Assert.False(Reference.IsConfirmationNumber(good.Replace('2', '1')));
        Assert.False(Reference.IsConfirmationNumber(null));
    }

    [Fact]
    public void A_reference_is_sixteen_of_thirty_two_characters()
    {
        Assert.Equal("0123456789ABCDEF", Reference.New(Counter()));
        Assert.True(Reference.IsWellFormed("0123456789ABCDEF"));
        Assert.False(Reference.IsWellFormed("0123456789ABCDEU"));
        Assert.False(Reference.IsWellFormed("0123456789ABCDE"));
        Assert.False(Reference.IsWellFormed(null));

        static Func<int, int> Counter()
        {
            var next = 0;
            return _ => next++;
        }
    }

    [Theory]
    [InlineData(null, VinRefusal.Length)]
    [InlineData("1G4AH59H45G11834", VinRefusal.Length)]
    [InlineData("1G4AH59H45G11834I", VinRefusal.MistakableLetter)]
    [InlineData("1G4AO59H45G118341", VinRefusal.MistakableLetter)]
    [InlineData("1G4AH59H45Q118341", VinRefusal.MistakableLetter)]
    [InlineData("1G4AH59H45G11834-", VinRefusal.Character)]
    [InlineData("1G4AH59H55G118341", VinRefusal.CheckDigit)]
    public void What_is_wrong_with_a_vehicle_number_is_named(string? typed, VinRefusal refusal) => Assert.Equal(refusal, Vin.Refusal(typed));

    [Fact]
    public void A_good_vehicle_number_is_not_refused() => Assert.Null(Vin.Refusal(" 1g4ah59h45g118341 "));

    [Fact]
    public void A_routing_number_is_nine_digits_with_the_right_last_one()
    {
        Assert.Equal('9', RoutingNumber.CheckDigit("09100001"));
        Assert.Contains("eight digits", Assert.Throws<ArgumentException>(() => RoutingNumber.CheckDigit("0910000A")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => RoutingNumber.CheckDigit("091000019"));
        Assert.Throws<ArgumentNullException>(() => RoutingNumber.CheckDigit(null!));
        Assert.False(RoutingNumber.IsValid("09100001A"));
        Assert.False(RoutingNumber.IsValid("000000000"));
    }

    [Fact]
    public void A_remittance_number_is_made_of_digits_only()
    {
        Assert.Throws<ArgumentException>(() => RemittanceNumber.Of("44100A"));
        Assert.Throws<ArgumentException>(() => RemittanceNumber.Of(""));
        Assert.Throws<ArgumentNullException>(() => RemittanceNumber.Printed(null!));
        Assert.Equal("4410084471", RemittanceNumber.AccountOf(RemittanceNumber.Printed(RemittanceNumber.Of("4410084471"))));
        Assert.Equal("4410084471", RemittanceNumber.AccountOf(RemittanceNumber.Of("4410084471").Insert(4, "-")));
        Assert.Null(RemittanceNumber.AccountOf(null));
        Assert.Null(RemittanceNumber.AccountOf("4"));
        Assert.Null(RemittanceNumber.AccountOf("44x"));
    }

    [Fact]
    public void Parts_of_an_amount_add_up_and_the_largest_remainder_gets_the_cent()
    {
        Assert.Equal([Money.FromCents(33), Money.FromCents(33), Money.FromCents(34)], Rounding.Split(Money.FromCents(100), 1.2m, 1.2m, 1.25m));
        Assert.Equal([Money.FromCents(34), Money.FromCents(33), Money.FromCents(33)], Rounding.Split(Money.FromCents(100), 1, 1, 1));
        Assert.Equal([Money.FromCents(-67), Money.FromCents(-33)], Rounding.Split(Money.FromCents(-100), 2, 1));
        Assert.Contains("negative", Assert.Throws<ArgumentException>(() => Rounding.Split(Money.FromCents(1), -1, 2)).Message, StringComparison.Ordinal);
        Assert.Contains("positive", Assert.Throws<ArgumentException>(() => Rounding.Split(Money.FromCents(1), 0, 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_is_linked_to_the_earlier_one_of_its_name_and_value_and_kept_only_while_recording()
    {
        var why = new Explanation();
        var first = Step("a", 2m);
        Assert.True(why.IsRecording);
        Assert.Same(first, why.Find("a"));
        Assert.Null(why.Find("b"));
        Assert.Same(first, Step("b", 4m, new FormulaInput("a", 2m)).Inputs[0].From);
        Assert.Null(Step("c", 6m, new FormulaInput("a", 3m)).Inputs[0].From);
        Assert.Equal(3, why.Steps.Count);
        why.IsRecording = false;
        Step("d", 8m);
        Assert.Equal(3, why.Steps.Count);
        Assert.False(why.Aside().IsRecording);
        why.Carry(first);
        Assert.Same(first, Assert.Single(why.Carried));
        Assert.Single(why.Aside().Carried);
        why.DropCarried();
        Assert.Empty(why.Carried);

        FormulaStep Step(string name, decimal value, params FormulaInput[] inputs) => why.Step(name, value, FigureUnit.Dollars, "x", default, "clause", "", inputs);
    }
}
