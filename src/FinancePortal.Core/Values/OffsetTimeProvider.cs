using System.Globalization;

namespace FinancePortal.Core.Values;

/// <summary>Real time, moved so that it starts at another moment: Development's clock. Timers and durations stay real.</summary>
public sealed class OffsetTimeProvider(TimeProvider real, TimeSpan offset) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + offset;

    public override long GetTimestamp() => real.GetTimestamp();

    public override long TimestampFrequency => real.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => real.CreateTimer(callback, state, dueTime, period);

    public static OffsetTimeProvider StartingAt(TimeProvider real, DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(real);
        return new OffsetTimeProvider(real, utc - real.GetUtcNow().UtcDateTime);
    }

    /// <summary>
    /// Reads <c>2026-11-19</c> (noon in New York), <c>2026-11-19T18:05</c> (New York's wall clock) or a moment with an offset
    /// such as <c>2026-11-19T23:05:00Z</c>.
    /// </summary>
    public static bool TryParseMoment(string text, out DateTime utc)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            utc = BusinessClock.ToUtc(date, new TimeOnly(12, 0));
            return true;
        }

        if (DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            utc = BusinessClock.ToUtc(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
            return true;
        }

        var isMoment = DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment);
        utc = moment.UtcDateTime;
        return isMoment;
    }
}
