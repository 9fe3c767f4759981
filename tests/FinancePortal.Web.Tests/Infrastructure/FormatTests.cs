using System.Globalization;
using FinancePortal.Core.Values;
using FinancePortal.Web.Shared;

namespace FinancePortal.Web.Tests.Infrastructure;

public sealed class FormatTests
{
    private static readonly DateOnly Day = new(2026, 12, 5);

    [Fact]
    public void Dates_are_American_whatever_the_server_speaks()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal("December 5, 2026", Formats.Prose(Day));
            Assert.Equal("Dec 5, 2026", Formats.Table(Day));
            Assert.Equal("Saturday, December 5", Formats.Weekday(Day));
            Assert.Equal("26,128 miles", Formats.Miles(26_128));
            Assert.Equal("1,000.00", Formats.InField(Money.FromCents(100_000)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(23, 0, "6 p.m. Eastern")]
    [InlineData(12, 58, "7:58 a.m. Eastern")]
    [InlineData(17, 0, "12 p.m. Eastern")]
    [InlineData(5, 5, "12:05 a.m. Eastern")]
    public void Times_name_their_zone_and_keep_the_hour_with_its_half_of_the_day(int hour, int minute, string expected) =>
        Assert.Equal(expected.Replace(" a", "\u00a0a", StringComparison.Ordinal).Replace(" p", "\u00a0p", StringComparison.Ordinal), Formats.Time(new DateTime(2026, 11, 19, hour, minute, 0, DateTimeKind.Utc)));

    [Theory]
    [InlineData(1, "1 mile")]
    [InlineData(0, "0 miles")]
    [InlineData(-1_854, "−1,854 miles")]
    public void Miles_have_their_noun(int miles, string expected) => Assert.Equal(expected, Formats.Miles(miles));

    [Theory]
    [InlineData("00044714471", "4471")]
    [InlineData("934", "934")]
    public void A_masked_number_shows_no_more_than_four(string number, string expected) => Assert.Equal(expected, Formats.LastFour(number));
}
