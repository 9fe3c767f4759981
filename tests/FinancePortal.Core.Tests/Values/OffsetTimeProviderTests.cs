using System.Globalization;
using FinancePortal.Core.Values;
using FinancePortal.Testing;

namespace FinancePortal.Core.Tests.Values;

public sealed class OffsetTimeProviderTests
{
    [Theory]
    [InlineData("2026-11-19", "2026-11-19T17:00:00Z")]
    [InlineData("2026-07-19", "2026-07-19T16:00:00Z")]
    [InlineData("2026-11-19T18:05", "2026-11-19T23:05:00Z")]
    [InlineData("2026-11-19T18:05:30", "2026-11-19T23:05:30Z")]
    [InlineData("2026-11-19T18:05Z", "2026-11-19T18:05:00Z")]
    [InlineData("2026-11-19T18:05:30-08:00", "2026-11-20T02:05:30Z")]
    public void A_moment_is_New_York_time_unless_it_says_otherwise(string text, string utc)
    {
        Assert.True(OffsetTimeProvider.TryParseMoment(text, out var moment));
        Assert.Equal(DateTime.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal), moment);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("2026-02-30")]
    [InlineData("11/19/2026")]
    [InlineData("2026-11-19 18:05")]
    public void Anything_else_is_no_moment(string text) => Assert.False(OffsetTimeProvider.TryParseMoment(text, out _));

    [Fact]
    public void It_starts_at_the_moment_and_goes_on_at_the_pace_of_real_time()
    {
        var real = new FakeClock();
        var start = new DateTime(2031, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        var clock = OffsetTimeProvider.StartingAt(real, start);

        Assert.Equal(start, clock.UtcNow());
        real.Advance(TimeSpan.FromHours(3));
        Assert.Equal(start.AddHours(3), clock.UtcNow());
        Assert.Equal(new DateOnly(2031, 2, 3), clock.Today());
    }
}
